namespace VocEdu.Cms.Media.Making;

/// <summary>A shape that a channel wants pictures in.</summary>
/// <param name="Code">Stem of the file's name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Width">At most; a smaller picture is not blown up.</param>
public sealed record CropShape(string Code, string Name, int Width, int Height)
{
    public const string Facebook = "facebook", YouTube = "youtube", Zalo = "zalo", Led = "led", Square = "vuong";

    /// <summary>Facebook's link picture is 1.91 : 1; the rest are 16 : 9 in the size each channel shows, and a square.</summary>
    public static readonly IReadOnlyList<CropShape> All =
    [
        new(Facebook, "Facebook", 1200, 628),
        new(YouTube, "YouTube", 1280, 720),
        new(Zalo, "Zalo", 1024, 576),
        new(Led, "Màn hình LED", 1920, 1080),
        new(Square, "Ảnh vuông", 1080, 1080),
    ];

    /// <summary>The largest part of a picture of this shape around a point, moved inwards where the picture ends.</summary>
    /// <param name="x">The point, as a part of the width.</param>
    /// <param name="y">The point, as a part of the height.</param>
    public (int Left, int Top, int Width, int Height) Of(int width, int height, double x, double y)
    {
        var (w, h) = (long)width * Height > (long)height * Width
            ? (Math.Max(1, (int)Math.Round((double)height * Width / Height)), height)
            : (width, Math.Max(1, (int)Math.Round((double)width * Height / Width)));
        (w, h) = (Math.Min(w, width), Math.Min(h, height));
        return (Place(x, width, w), Place(y, height, h), w, h);
    }

    private static int Place(double point, int whole, int part) => (int)Math.Clamp(Math.Round((point * whole) - (part / 2d)), 0, whole - part);
}
