using System.Globalization;
using System.Text.RegularExpressions;

namespace VocEdu.Cms.Media.Making;

/// <summary>Makes a leaflet ready: a clean copy to download, its text, its cover in the widths of a picture, and pictures of its first pages.</summary>
public sealed partial class DocumentMaking(OutsideProgram program, PictureMaking pictures, TaggedPdf tagged)
{
    private const int MaxPages = 2_000, MaxPictured = 24, MaxText = 1_000_000;
    private const string PageSize = "1200";

    /// <returns>Null when it is no document that can be read without a password.</returns>
    public async Task<MediaReading?> MakeAsync(Workplace work, CancellationToken cancel)
    {
        if (await program.RunAsync(cancel, "pdfinfo", work.Original) is not { } info || Pages().Match(info) is not { Success: true } found
            || int.Parse(found.Groups["pages"].ValueSpan, CultureInfo.InvariantCulture) is not (> 0 and <= MaxPages and var pages)) return null;

        var last = Math.Min(pages, MaxPictured).ToString(CultureInfo.InvariantCulture);
        if (await program.RunAsync(cancel, "pdftoppm", "-jpeg", "-scale-to", PageSize, "-l", last, work.Original, work.At("sheet")) is null) return null;
        var stills = Directory.GetFiles(work.Folder, "sheet-*.jpg").Order(StringComparer.Ordinal).Select((sheet, i) => Still(work, sheet, i + 1)).ToList();
        if (stills.Count == 0 || await pictures.MakeAsync(work, work.At(stills[0].Name), cancel) is not { } cover) return null;

        var name = work.Name("document", "pdf");
        if (!await CopyAsync(work, info, work.At(name), cancel)) return null;
        return cover with
        {
            Variants = [.. cover.Variants, work.Made(name, "application/pdf")],
            Stills = stills,
            Pages = pages,
            TextLayer = await TextAsync(work, cancel),
        };
    }

    /// <summary>
    /// Written anew a document has no author, no scripts, no files in it. One that is signed keeps its bytes, or the signature is worth nothing,
    /// unless it runs scripts.
    /// </summary>
    private async Task<bool> CopyAsync(Workplace work, string info, string target, CancellationToken cancel)
    {
        var original = work.Original;
        var runsNothing = Scripts().Match(info) is { Success: true } scripts && scripts.Groups["answer"].ValueSpan is "no";
        if (!runsNothing || await program.RunAsync(cancel, "pdfsig", "-nocert", original) is null)
            return (runsNothing && await tagged.CopyAsync(original, work, target, cancel)) || await program.RunAsync(cancel, "pdftocairo", "-pdf", original, target) is not null;
        File.Copy(original, target, overwrite: true);
        return true;
    }

    private async Task<string> TextAsync(Workplace work, CancellationToken cancel)
    {
        var path = work.At("layer.txt");
        if (await program.RunAsync(cancel, "pdftotext", "-enc", "UTF-8", "-nopgbrk", work.Original, path) is null) return "";
        using var reader = new StreamReader(path);
        var buffer = new char[MaxText];
        var text = new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancel));
        File.Delete(path);
        return text.Replace("\0", "", StringComparison.Ordinal).Normalize().Trim();
    }

    private static MediaVariant Still(Workplace work, string sheet, int page)
    {
        var name = work.Name(string.Create(CultureInfo.InvariantCulture, $"page{page}"), "jpg");
        File.Move(sheet, work.At(name));
        return work.Made(name, "image/jpeg");
    }

    [GeneratedRegex(@"^Pages:\s+(?<pages>[0-9]{1,9})", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Pages();

    [GeneratedRegex(@"^JavaScript:\s+(?<answer>[a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Scripts();
}
