using AngleSharp.Dom;

namespace VocEdu.Cms.Writing;

/// <summary>
/// Notes at the foot become notes in the text. Word, LibreOffice, Google Docs and our own pages all link both ways:
/// the number to the note and the note to the number. The editor does the same with what is pasted (pastednotes.ts).
/// </summary>
internal static class HtmlNotes
{
    /// <summary>The attribute of the element that holds a note where its number stood.</summary>
    public const string Mark = "data-footnote";

    private const int Most = 2_000;

    public static void Gather(IElement body)
    {
        var names = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id], a[name]"))
        {
            if (element.Id is { Length: > 0 } id) names.TryAdd(id, element);
            if (element.GetAttribute("name") is { Length: > 0 } name) names.TryAdd(name, element);
        }
        var links = body.QuerySelectorAll("a[href^='#']").Take(Most)
            .Select(link => (Link: link, Target: names.GetValueOrDefault(link.GetAttribute("href")![1..])))
            .Where(found => found.Target is { } target && found.Link.CompareDocumentPosition(target).HasFlag(DocumentPositions.Following))
            .Select(found => (found.Link, Target: found.Target!)).ToList();
        foreach (var (link, note, back) in links.Select(found => NoteOf(found.Link, found.Target, links, names, body)).OfType<(IElement, IElement, IElement)>().ToList())
            Move(link, note, back, body);

        foreach (var list in body.QuerySelectorAll("div, section, aside").Where(IsListOfNotes).ToList())
        {
            list.QuerySelector(".notes-title")?.Remove();
            if (string.IsNullOrWhiteSpace(list.TextContent)) list.Remove();
        }
    }

    private static (IElement Link, IElement Note, IElement Back)? NoteOf(
        IElement link, IElement target, List<(IElement Link, IElement Target)> links, Dictionary<string, IElement> names, IElement body)
    {
        var block = target.Closest("li, p, div, dd, td") ?? target;
        // Word and LibreOffice keep the paragraphs of a note in a named <div>.
        var holder = block.LocalName == "p" ? block.ParentElement?.Closest("div[id]") : null;
        var alone = holder is not null && !links.Any(one => holder.Contains(one.Link) || (one.Target != target && holder.Contains(one.Target)));
        var note = alone ? holder! : block;
        if (note == body || links.Any(one => note.Contains(one.Link))) return null;
        var back = note.QuerySelectorAll("a[href^='#']").FirstOrDefault(candidate => names.GetValueOrDefault(candidate.GetAttribute("href")![1..]) is { } there && (there.Contains(link) || link.Contains(there)));
        return back is null ? null : (link, note, back);
    }

    private static void Move(IElement link, IElement note, IElement back, IElement body)
    {
        var number = link;
        while (number.ParentElement is { LocalName: "sup" or "span" or "a" } around && around.TextContent.Trim() == link.TextContent.Trim()) number = around;
        var made = body.Owner!.CreateElement("span");
        made.SetAttribute(Mark, "");
        back.Remove();
        made.Append([.. note.ChildNodes]);
        if (string.IsNullOrWhiteSpace(made.TextContent)) number.Remove();
        else number.Replace(made);
        note.Remove();
    }

    private static bool IsListOfNotes(IElement element) =>
        element.ClassList.Contains("notes")
        || HtmlStyle.Of(element) is var style && (style.Contains("mso-element:footnote-list", StringComparison.Ordinal) || style.Contains("mso-element:endnote-list", StringComparison.Ordinal));
}
