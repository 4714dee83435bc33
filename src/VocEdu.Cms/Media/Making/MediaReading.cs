using System.Globalization;

namespace VocEdu.Cms.Media.Making;

/// <summary>What a file turned out to be once it was read.</summary>
/// <param name="Variants">What readers get.</param>
/// <param name="Width">As it is seen: a camera's picture may lie on its side.</param>
public sealed record MediaReading(IReadOnlyList<MediaVariant> Variants, int? Width, int? Height)
{
    public double? DurationSeconds { get; init; }
    public IReadOnlyList<MediaVariant> Stills { get; init; } = [];
    public IReadOnlyList<MediaCrop> Crops { get; init; } = [];
    public int? Pages { get; init; }
    public string TextLayer { get; init; } = "";
}

/// <summary>Where one attempt works: a folder of its own, so that a frozen attempt that wakes up spoils nothing.</summary>
/// <param name="Original">The bytes as they came.</param>
/// <param name="Revision">See <see cref="MediaFile.Revision"/>.</param>
/// <param name="FocalX">See <see cref="MediaFile.FocalX"/>.</param>
public sealed record Workplace(string Original, string Folder, int Revision, double FocalX, double FocalY)
{
    /// <summary>The name of something made: <c>960.jpg</c>, later <c>960v2.jpg</c>.</summary>
    public string Name(string stem, string extension) =>
        Revision == 1 ? $"{stem}.{extension}" : string.Create(CultureInfo.InvariantCulture, $"{stem}v{Revision}.{extension}");

    public string At(string name) => Path.Combine(Folder, name);

    public MediaVariant Made(string name, string contentType, int? width = null, int? height = null) =>
        new(name, contentType, width, height, new FileInfo(At(name)).Length);
}
