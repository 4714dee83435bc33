using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>Two texts that began from the same version: what somebody saved, and what is in this person's form.</summary>
public sealed record Conflict(ContentVersion Theirs, ContentForm Mine)
{
    /// <summary>Name of the part, their text, my text; only what differs.</summary>
    public IEnumerable<(string Part, string Theirs, string Mine)> Parts
    {
        get
        {
            RichText.TryRead(Mine.Body, out var body, out _);
            (string Part, string Theirs, string Mine)[] all =
            [
                ("Tiêu đề", Theirs.Title, Mine.Title ?? ""),
                ("Tóm tắt", Theirs.Summary, Mine.Summary ?? ""),
                ("Nội dung", PlainTextRenderer.Render(RichText.Parse(Theirs.Body)), PlainTextRenderer.Render(body)),
                ("Lời đăng Facebook", Theirs.ChannelTexts.Facebook?.Text ?? "", Mine.Facebook.On ? Mine.Facebook.Text ?? "" : ""),
                ("Mô tả trên YouTube", Theirs.ChannelTexts.YouTube?.Description ?? "", Mine.YouTube.On ? Mine.YouTube.Text ?? "" : ""),
                ("Mô tả trên Zalo", Theirs.ChannelTexts.Zalo?.Description ?? "", Mine.Zalo.On ? Mine.Zalo.Text ?? "" : ""),
            ];
            return all.Where(part => part.Theirs.ReplaceLineEndings("\n").Trim() != part.Mine.ReplaceLineEndings("\n").Trim());
        }
    }
}
