using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Checks;

/// <summary>Headings go down one level at a time.</summary>
internal static class HeadingRules
{
    public static IEnumerable<Finding> Jumps(CheckedDraft draft)
    {
        var above = 1;
        foreach (var (block, at) in draft.Body.Blocks.Select((block, at) => (block, at)))
        {
            if (block is not RichTextHeading { Content.Count: > 0 } heading) continue;
            if (heading.Level > above + 1)
            {
                yield return new("heading-jump", FindingSeverity.Hints,
                    above == 1 ? "Tiêu đề đầu tiên trong bài phải là “Tiêu đề mục” (cấp 2)."
                        : $"Tiêu đề này nhảy từ cấp {above} xuống cấp {heading.Level}. Hãy dùng cấp {above + 1}.",
                    new("Body", at, PlainTextRenderer.Line(heading.Content)));
            }

            above = heading.Level;
        }
    }
}
