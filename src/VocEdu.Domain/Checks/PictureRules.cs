using System.Text.RegularExpressions;
using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Checks;

/// <summary>What belongs to every picture.</summary>
internal static partial class PictureRules
{
    public static IEnumerable<Finding> AlternativeTexts(CheckedDraft draft)
    {
        if (draft.Cover is { } cover && AltProblem(cover.AlternativeText, "Ảnh đại diện", new("CoverAlt")) is { } found) yield return found;
        foreach (var (image, number, place) in Pictures(draft.Body))
            if (AltProblem(image.Alt, $"Ảnh thứ {number} trong bài", place) is { } problem) yield return problem;
    }

    public static IEnumerable<Finding> Credits(CheckedDraft draft)
    {
        const string sentence = "chưa ghi tác giả hoặc nguồn. Hãy ghi tên người chụp hoặc nguồn của ảnh.";
        if (draft.Cover is { Credit: null or "" }) yield return new("picture-credit", FindingSeverity.Warns, $"Ảnh đại diện {sentence}", new("CoverCredit"));
        foreach (var (image, number, place) in Pictures(draft.Body).Where(picture => string.IsNullOrWhiteSpace(picture.Image.Credit)))
            yield return new("picture-credit", FindingSeverity.Warns, $"Ảnh thứ {number} trong bài {sentence}", place);
    }

    private static Finding? AltProblem(string alt, string which, FindingPlace place) => alt.Trim() switch
    {
        "" => new("picture-alt", FindingSeverity.Blocks, $"{which} chưa có mô tả thay thế. Hãy tả ngắn gọn ảnh cho người không nhìn thấy.", place),
        var text when FileName().IsMatch(text) => new("picture-alt-name", FindingSeverity.Warns,
            $"{which} có mô tả thay thế “{text}” giống tên tệp. Hãy tả những gì thấy trong ảnh.", place),
        _ => null,
    };

    private static IEnumerable<(RichTextImage Image, int Number, FindingPlace Place)> Pictures(RichText body) => body.Blocks
        .SelectMany((block, at) => RichText.WithInner(block).OfType<RichTextImage>().Select(image => (Image: image, Block: at)))
        .Select((picture, i) => (picture.Image, i + 1, new FindingPlace("Body", picture.Block)));

    [GeneratedRegex(@"^(?:IMG|DSC|DSCF|PXL|image|photo|ảnh|hình|picture|zalo|received)?[\s_\-]*[\d_\-]*(?:\.\w{3,4})?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FileName();
}
