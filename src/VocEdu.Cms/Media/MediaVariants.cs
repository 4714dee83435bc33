using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VocEdu.Cms.Media;

/// <summary>What a file turned out to be once it was read.</summary>
public sealed record MediaReading(IReadOnlyList<MediaVariant> Variants, int? Width, int? Height, double? DurationSeconds);

/// <summary>Makes the files readers get: pictures in several widths, a film with its first picture, a leaflet with its first page.
/// Everything is written anew, so no location or other metadata of the camera is left.</summary>
public sealed partial class MediaVariants(OutsideProgram program, MediaStore store)
{
    private const long MaxPixels = 100_000_000;

    /// <summary>The strictest channel takes pictures of at most one megabyte.</summary>
    private const long MaxJpegBytes = 1_000_000;

    private static readonly int[] Widths = [480, 960, 1600];

    /// <returns>Null when the file is not what its first bytes promise.</returns>
    public Task<MediaReading?> MakeAsync(Guid id, SniffedType type, CancellationToken cancel) => type.Kind switch
    {
        MediaKind.Picture => PictureAsync(id, store.OriginalOf(id), cancel),
        MediaKind.Document => DocumentAsync(id, cancel),
        _ => FilmAsync(id, type, cancel),
    };

    private async Task<MediaReading?> PictureAsync(Guid id, string source, CancellationToken cancel)
    {
        if (await SizeAsync(source, cancel) is not var (rawWidth, rawHeight) || (long)rawWidth * rawHeight > MaxPixels) return null;

        // The largest tells the shape: a camera's picture may stand on its side until it is turned.
        var largest = Path.Combine(store.FolderOf(id), "largest.v");
        if (!await ScaleAsync(source, Widths[^1], largest, "", cancel) || await SizeAsync(largest, cancel) is not var (width, height)) return null;

        var variants = new List<MediaVariant>();
        foreach (var target in Widths.Where(w => w < width).Append(width))
        {
            var targetHeight = (int)Math.Round((double)height * target / width);
            if (await JpegAsync(id, largest, target, targetHeight, cancel) is not { } jpeg) return null;
            variants.Add(jpeg);
            if (await VariantAsync(id, largest, new($"{target}.webp", "image/webp", target, targetHeight, 0), "Q=78,strip", cancel) is { } webp) variants.Add(webp);
        }

        File.Delete(largest);
        return new(variants, width, height, null);
    }

    private async Task<MediaVariant?> JpegAsync(Guid id, string source, int width, int height, CancellationToken cancel)
    {
        foreach (var quality in (int[])[80, 60, 40])
        {
            var options = string.Create(CultureInfo.InvariantCulture, $"Q={quality},strip,optimize_coding,background=255");
            var variant = await VariantAsync(id, source, new($"{width}.jpg", "image/jpeg", width, height, 0), options, cancel);
            if (variant is null || variant.Length <= MaxJpegBytes) return variant;
        }

        return null;
    }

    private async Task<MediaVariant?> VariantAsync(Guid id, string source, MediaVariant wanted, string options, CancellationToken cancel)
    {
        var path = store.VariantOf(id, wanted);
        return await ScaleAsync(source, wanted.Width!.Value, path, $"[{options}]", cancel) ? wanted with { Length = new FileInfo(path).Length } : null;
    }

    private async Task<bool> ScaleAsync(string source, int width, string path, string options, CancellationToken cancel)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{width}x100000>");
        return await program.RunAsync(cancel, "vipsthumbnail", source, "--size", size, "--eprofile", "srgb", "-o", path + options) is not null;
    }

    /// <summary>Reads a header such as <c>photo.jpg: 1600x900 uchar, 3 bands, srgb, jpegload</c>.</summary>
    private async Task<(int Width, int Height)?> SizeAsync(string path, CancellationToken cancel)
    {
        var header = await program.RunAsync(cancel, "vipsheader", path);
        var match = header is null ? Match.Empty : Size().Match(header);
        return match.Success
            ? (int.Parse(match.Groups["width"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["height"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@": (?<width>[0-9]{1,9})x(?<height>[0-9]{1,9}) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    private async Task<MediaReading?> DocumentAsync(Guid id, CancellationToken cancel)
    {
        var page = Path.Combine(store.FolderOf(id), "page");
        if (await program.RunAsync(cancel, "pdftoppm", "-jpeg", "-r", "110", "-f", "1", "-l", "1", "-singlefile", store.OriginalOf(id), page) is null) return null;
        if (await PictureAsync(id, page + ".jpg", cancel) is not { } first) return null;

        const string name = "document.pdf";
        File.Copy(store.OriginalOf(id), Path.Combine(store.FolderOf(id), name), overwrite: true);
        return first with { Variants = [.. first.Variants, new(name, "application/pdf", null, null, new FileInfo(store.OriginalOf(id)).Length)] };
    }

    private async Task<MediaReading?> FilmAsync(Guid id, SniffedType type, CancellationToken cancel)
    {
        if (await ProbeAsync(store.OriginalOf(id), cancel) is not { } probe || (type.Kind is MediaKind.Video && !probe.PlaysEverywhere)) return null;

        var name = type.ContentType switch { "video/mp4" => "video.mp4", "audio/mp4" => "audio.m4a", _ => "audio.mp3" };
        var path = Path.Combine(store.FolderOf(id), name);
        if (await program.RunAsync(cancel, "ffmpeg", "-nostdin", "-v", "error", "-y", "-i", store.OriginalOf(id), "-map", "0:v:0?", "-map", "0:a:0?",
            "-c", "copy", "-map_metadata", "-1", "-movflags", "+faststart", path) is null) return null;

        var film = new MediaVariant(name, type.ContentType, probe.Width, probe.Height, new FileInfo(path).Length);
        if (type.Kind is MediaKind.Audio) return new([film], null, null, probe.Seconds);

        var poster = Path.Combine(store.FolderOf(id), "poster.png");
        var at = string.Create(CultureInfo.InvariantCulture, $"{Math.Min(1, probe.Seconds / 2):0.00}");
        if (await program.RunAsync(cancel, "ffmpeg", "-nostdin", "-v", "error", "-y", "-ss", at, "-i", path, "-frames:v", "1", poster) is null) return null;
        return await PictureAsync(id, poster, cancel) is { } pictures
            ? new([.. pictures.Variants, film], probe.Width, probe.Height, probe.Seconds)
            : null;
    }

    private sealed record Probe(double Seconds, int? Width, int? Height, bool PlaysEverywhere);

    private async Task<Probe?> ProbeAsync(string path, CancellationToken cancel)
    {
        var json = await program.RunAsync(cancel, "ffprobe", "-v", "error", "-show_entries", "format=duration:stream=codec_type,codec_name,width,height", "-of", "json", path);
        if (json is null) return null;

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (!root.GetProperty("format").TryGetProperty("duration", out var duration)) return null;

        var streams = root.GetProperty("streams").EnumerateArray().ToList();
        var video = streams.Find(s => s.GetProperty("codec_type").GetString() == "video");
        var seconds = double.Parse(duration.GetString()!, CultureInfo.InvariantCulture);
        return video.ValueKind is JsonValueKind.Undefined
            ? new(seconds, null, null, PlaysEverywhere: false)
            : new(seconds, video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32(), video.GetProperty("codec_name").GetString() is "h264");
    }
}
