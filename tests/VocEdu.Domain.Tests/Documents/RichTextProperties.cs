using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Documents;

public partial class RichTextProperties
{
    private static readonly string[] Allowed =
        ["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
         "figure", "figcaption", "img", "span", "hr", "br", "a", "strong", "em", "sup", "sub", "section", "dl", "dt", "dd", "video", "source"];

    private static readonly HtmlRenderer Renderer = new(link => "/x/" + link.Name, HtmlRenderer.PlainImage,
        id => new ShownMedia($"/media/{id}/x", id.Length % 2 == 0 ? "video/mp4" : "application/pdf", id.Length, "\"<b>tệp</b>", "/media/x.jpg"));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(HostileJson)], MaxTest = 500)]
    public bool Reading_what_was_written_changes_nothing(HostileDocument hostile) =>
        !RichText.TryParse(hostile.Json, out var once, out _)
        || (RichText.TryParse(once.Json, out var twice, out var dropped) && twice.Json == once.Json && dropped.Count == 0);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(HostileJson)], MaxTest = 500)]
    public bool Only_tags_of_the_allow_list_are_ever_written(HostileDocument hostile)
    {
        var html = Renderer.Render(ParsedOrEmpty(hostile.Json));
        return Tag().Matches(html).All(tag => Allowed.Contains(tag.Groups["name"].Value))
            && Address().Matches(html).All(address => !address.Groups["value"].Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            && Attribute().Matches(html).SelectMany(match => match.Groups["name"].Captures).All(name => !name.Value.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Any_string_at_all_is_answered(string? text)
    {
        var plain = RichText.FromPlainText(text ?? "");
        var rendered = Renderer.Render(ParsedOrEmpty(text)) + Renderer.Render(plain);
        return Tag().Matches(rendered).All(tag => tag.Groups["name"].Value == "p") && RichText.Parse(plain.Json).Equals(plain);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(HostileJson)], MaxTest = 300)]
    public bool Zalo_paragraphs_are_single_lines(HostileDocument hostile) =>
        ZaloBlocks.Render(ParsedOrEmpty(hostile.Json)).OfType<ZaloBlock.Paragraph>()
            .All(block => block.Content.Length > 0 && !block.Content.Contains('\n', StringComparison.Ordinal));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(HostileJson)], MaxTest = 300)]
    public bool Notes_are_numbered_as_they_are_read_and_each_leads_there_and_back(HostileDocument hostile)
    {
        var doc = ParsedOrEmpty(hostile.Json);
        var html = Renderer.Render(doc);
        var numbers = doc.Footnotes.Select(note => note.Number).ToList();
        return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count))
            && NoteTarget().Matches(html).Select(match => match.Groups["id"].Value).Order()
                .SequenceEqual(numbers.SelectMany(n => new[] { $"dan_{n}", $"chu-thich_{n}" }).Order());
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(HostileJson)], MaxTest = 300)]
    public bool What_is_kept_keeps_its_promises(HostileDocument hostile) =>
        ParsedOrEmpty(hostile.Json).AllBlocks.All(block => block switch
        {
            RichTextGallery gallery => gallery.Pictures.Count >= 2,
            RichTextVideo video => video.MediaId is null != video.YouTubeId is null,
            RichTextCallout callout => callout.Content.Count > 0 && callout.Title != "",
            RichTextQuestions questions => questions.Items.Count > 0 && questions.Items.All(item => item.Answer.Count > 0),
            RichTextKeyFigures key => key.Figures.Count is >= 2 and <= RichTextKeyFigures.Most,
            _ => true,
        });

    private static RichText ParsedOrEmpty(string? json) => RichText.TryParse(json, out var doc, out _) ? doc : RichText.Empty;

    [GeneratedRegex("</?(?<name>[^\\s>/]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(" id=\"(?<id>[^\"]*_[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoteTarget();

    // A writer may well say "javascript:" in a caption; no address may.
    [GeneratedRegex("(?:href|src)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("<[a-z0-9]+(?: (?<name>[a-z-]+)=\"[^\"]*\")+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}

public sealed record HostileDocument(string Json);

/// <summary>Documents of known and unknown nodes, right and wrong attributes, in any nesting.</summary>
public static class HostileJson
{
    private static readonly string[] Types =
        ["doc", "paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "tableHeader", "tableCell",
         "image", "horizontalRule", "hardBreak", "text", "text", "text", "script", "iframe", "", "codeBlock",
         "gallery", "image", "video", "file", "callout", "calloutTitle", "questions", "questionItem", "question", "answer", "keyFigures", "footnote", "footnote"];

    private static readonly string[] Texts =
        ["Trường nghề", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "e\u0302", "\u0301", "\n", "", " ", "a\u202Eb", "😀", "javascript:alert(1)",
         "https://example.vn/a?b=\"c\"", "/nghe/han", "guide:han", "asset:a", "item:x\"y", "//evil.example", "mailto:a@b.vn", "ho-so", "&lt;", "dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ", "tip"];

    private static readonly string[] Marks = ["bold", "italic", "link", "superscript", "subscript", "underline", "style"];

    public static Arbitrary<HostileDocument> Documents() =>
        Arb.From(Gen.Sized(size => Nodes(Math.Min(size, 40))).Select(content => new HostileDocument(JsonSerializer.Serialize(new { type = "doc", content }))));

    private static Gen<object[]> Nodes(int size) =>
        Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Node(size / 3), count));

    private static Gen<object> Node(int size) =>
        from type in Gen.Elements(Types)
        from text in Gen.Elements(Texts)
        from attribute in Gen.Elements(Texts)
        from other in Gen.Elements(Texts)
        from number in Gen.Choose(-3, 200)
        from marks in Gen.Elements(Marks).ArrayOf(2)
        from content in size == 0 ? Gen.Constant(Array.Empty<object>()) : Nodes(size)
        select (object)new
        {
            type,
            text,
            attrs = new
            {
                level = number, start = number, colspan = number, rowspan = attribute, id = other, src = attribute, alt = text, caption = other, credit = text,
                mediaId = other, youtube = attribute, poster = attribute, kind = other, title = text, source = text,
                figures = Enumerable.Repeat(new { value = text, label = other }, Math.Clamp(number, 0, 8)),
            },
            marks = marks.Select(mark => new { type = mark, attrs = new { href = attribute } }),
            content,
        };
}
