using System.Globalization;
using System.Text.RegularExpressions;

namespace VocEdu.Cms.Media.Making;

/// <summary>Makes pictures in the widths readers get. Everything is written anew, so no location or other metadata of the camera is left.</summary>
/// <remarks>
/// AVIF in the widths of phones, at little effort: measured with libvips 8.14 it takes up to twice the processor of WebP (0.15 for 0.08 s at 720 pixels)
/// and saves an eighth of a photograph (63 for 72 KB), a third of a drawing or leaflet (22 for 34 KB). More effort takes ten times as long for nothing more.
/// </remarks>
public sealed partial class PictureMaking(OutsideProgram program)
{
    private const string Largest = "largest.png";

    private const long MaxPixels = 100_000_000;

    /// <summary>The strictest channel takes pictures of at most one megabyte.</summary>
    private const long MaxJpegBytes = 1_000_000;

    private static readonly int[] Widths = [480, 960, 1600];

    /// <summary>The widest that a phone is sent.</summary>
    private const int PhoneWidth = 960;

    /// <summary>Wide enough for the largest cut of a picture in any shape.</summary>
    private const int LargestWidth = 2_560;

    /// <returns>Null when it is no picture that can be read.</returns>
    public async Task<MediaReading?> MakeAsync(Workplace work, string source, CancellationToken cancel)
    {
        if (await LargestAsync(work, source, cancel) is not var (width, height)) return null;

        var variants = new List<MediaVariant>();
        var (largest, widest) = (work.At(Largest), Math.Min(width, Widths[^1]));
        foreach (var target in Widths.Where(w => w < widest).Append(widest))
        {
            var targetHeight = Math.Max(1, (int)Math.Round((double)height * target / width));
            var stem = target.ToString(CultureInfo.InvariantCulture);
            if (await JpegAsync(work, largest, stem, target, targetHeight, cancel) is not { } jpeg) return null;
            variants.Add(jpeg);
            if (!await ScaleAsync(largest, target, work.At(work.Name(stem, "webp")), "[Q=78,strip]", cancel)) continue;
            var webp = work.Made(work.Name(stem, "webp"), "image/webp", target, targetHeight);
            variants.Add(webp);
            if (target <= PhoneWidth && await ScaleAsync(largest, target, work.At(work.Name(stem, "avif")), "[Q=60,effort=1,strip]", cancel)
                && work.Made(work.Name(stem, "avif"), "image/avif", target, targetHeight) is var avif && avif.Length < webp.Length) variants.Add(avif);
        }

        return new(variants, widest, variants[^1].Height) { Crops = await CutAsync(work, width, height, cancel) };
    }

    /// <summary>Only the cuts for the channels.</summary>
    /// <returns>Null when it is no picture that can be read.</returns>
    public async Task<IReadOnlyList<MediaCrop>?> CropsAsync(Workplace work, string source, CancellationToken cancel) =>
        await LargestAsync(work, source, cancel) is var (width, height) ? await CutAsync(work, width, height, cancel) : null;

    /// <summary>Writes the picture large and upright: a camera's picture may lie on its side until it is turned.</summary>
    private async Task<(int Width, int Height)?> LargestAsync(Workplace work, string source, CancellationToken cancel) =>
        await SizeAsync(source, cancel) is var (width, height) && (long)width * height <= MaxPixels
        && await ScaleAsync(source, LargestWidth, work.At(Largest), "[compression=0]", cancel)
            ? await SizeAsync(work.At(Largest), cancel)
            : null;

    private async Task<IReadOnlyList<MediaCrop>> CutAsync(Workplace work, int width, int height, CancellationToken cancel)
    {
        var (crops, cut, last) = (new List<MediaCrop>(), work.At("cut.png"), (0, 0, 0, 0));
        foreach (var shape in CropShape.All)
        {
            var (left, top, w, h) = shape.Of(width, height, work.FocalX, work.FocalY);
            string[] where = [.. new[] { left, top, w, h }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
            if (last != (left, top, w, h) && await program.RunAsync(cancel, ["vips", "crop", work.At(Largest), cut + "[compression=0]", .. where]) is null) continue;
            last = (left, top, w, h);      // three channels take the same part

            var target = Math.Min(w, shape.Width);
            if (await JpegAsync(work, cut, shape.Code, target, Math.Max(1, (int)Math.Round((double)h * target / w)), cancel) is { } picture) crops.Add(new(shape.Code, picture));
        }

        return crops;
    }

    private async Task<MediaVariant?> JpegAsync(Workplace work, string source, string stem, int width, int height, CancellationToken cancel)
    {
        var name = work.Name(stem, "jpg");
        foreach (var quality in (int[])[80, 60, 40])
        {
            var options = string.Create(CultureInfo.InvariantCulture, $"[Q={quality},strip,optimize_coding,background=255]");
            if (!await ScaleAsync(source, width, work.At(name), options, cancel)) return null;
            if (work.Made(name, "image/jpeg", width, height) is { Length: <= MaxJpegBytes } variant) return variant;
        }

        return null;
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
}
