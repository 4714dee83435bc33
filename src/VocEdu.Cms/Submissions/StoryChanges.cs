using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Submissions;

/// <summary>What the editors changed: the text as it was sent against the text as it is now, in words.</summary>
public static class StoryChanges
{
    public static IReadOnlyList<(string Part, IReadOnlyList<(WordChange Change, string Text)> Words)> Between(ContentVersion sent, ContentVersion now)
    {
        (string Part, Func<ContentVersion, string> Text)[] parts =
        [
            ("Tiêu đề", v => v.Title),
            ("Tóm tắt", v => v.Summary),
            ("Nội dung", v => PlainTextRenderer.Render(RichText.Parse(v.Body))),
        ];
        return [.. parts.Where(part => part.Text(sent) != part.Text(now)).Select(part => (part.Part, WordDiff.Compare(part.Text(sent), part.Text(now))))];
    }
}
