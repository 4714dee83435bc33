using VocEdu.Domain.Text;

namespace VocEdu.Domain.Documents;

/// <summary>Hands out the anchors of one page's headings: <c>ho-so-can-nop</c>, and <c>ho-so-can-nop-2</c> for the next of the same name.</summary>
internal sealed class Anchors
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string For(RichTextHeading heading)
    {
        var wanted = heading.Id is { } id && Slug.TryParse(id, out var chosen) ? chosen : Slug.From(PlainTextRenderer.Line(heading.Content));
        var anchor = wanted;
        for (var n = 2; !taken.Add(anchor.Value); n++) anchor = wanted.Numbered(n);
        return anchor.Value;
    }
}
