using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Checks;

/// <summary>Links must say where they lead.</summary>
internal static class LinkRules
{
    private static readonly HashSet<string> SayNothing =
        ["tai day", "o day", "day", "vao day", "bam vao day", "nhan vao day", "click vao day", "click", "link", "xem", "xem them", "xem tai day", "chi tiet", "xem chi tiet"];

    public static IEnumerable<Finding> Vague(CheckedDraft draft) => Links(draft.Body)
        .Where(link => SayNothing.Contains(VietnameseText.Fold(link.Place.Words!).Trim(' ', '.', ':', '>', '»', '(', ')')))
        .Select(link => new Finding("link-vague", FindingSeverity.Warns,
            $"Liên kết chỉ ghi “{link.Place.Words}” nên người dùng trình đọc màn hình không biết nó dẫn tới đâu. Hãy gắn liên kết vào tên của trang hoặc tài liệu.", link.Place));

    public static IEnumerable<Finding> Bare(CheckedDraft draft) => Links(draft.Body)
        .Where(link => link.Place.Words!.Contains("://", StringComparison.Ordinal))
        .Select(link => new Finding("link-bare", FindingSeverity.Hints, "Liên kết hiện nguyên địa chỉ. Hãy gắn nó vào tên của trang cho dễ đọc.", link.Place));

    private static IEnumerable<(string Href, FindingPlace Place)> Links(RichText body) => body.Blocks.SelectMany((block, at) => RichText.WithInner(block)
        .Select(inner => inner is RichTextParagraph paragraph ? paragraph.Content : inner is RichTextHeading heading ? heading.Content : [])
        .SelectMany(Joined).Select(link => (link.Href, new FindingPlace("Body", at, link.Words))));

    // One link may be set in several ways: neighbours with one target are one link.
    private static List<(string Href, string Words)> Joined(IReadOnlyList<RichTextInline> content)
    {
        var links = new List<(string Href, string Words)>();
        string? before = null;
        foreach (var inline in content)
        {
            var run = inline as RichTextRun;
            if (run?.Href is { } href)
            {
                if (href == before) links[^1] = (href, links[^1].Words + run.Text);
                else links.Add((href, run.Text));
            }

            before = run?.Href;
        }

        return links;
    }
}
