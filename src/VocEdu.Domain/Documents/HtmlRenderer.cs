using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VocEdu.Domain.Documents;

/// <summary>Writes a document as HTML. Tags are written only here, one by one; everything of the writer's is encoded.</summary>
/// <param name="links">Address of a guide, item or asset (<c>/…</c> or <c>https://…</c>); null while it is not public: then the words stay without a link.</param>
/// <param name="images">Finished, encoded markup of one picture, such as a <c>picture</c> element with variants; empty leaves it out.</param>
/// <param name="files">A film, document or poster of the media library by its identity; null leaves it out.</param>
public sealed partial class HtmlRenderer(Func<InternalLink, string?> links, Func<RichTextImage, string> images, Func<string, ShownMedia?>? files = null)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup without surrounding element; headings carry the ids of <see cref="RichText.Headings"/>.</summary>
    public string Render(RichText doc)
    {
        var page = new Page(links, images, files ?? (_ => null));
        page.Blocks(doc.Blocks);
        page.Notes();
        return page.Html.ToString();
    }

    /// <summary>A plain <c>img</c> for pictures that lie on this site; nothing for the others.</summary>
    public static string PlainImage(RichTextImage image) =>
        image.Src is { } src && LinkTarget.IsLocal(src)
            ? $"<img src=\"{Encoder.Encode(src)}\" alt=\"{Encoder.Encode(image.Alt)}\" loading=\"lazy\" decoding=\"async\">"
            : "";

    private sealed partial class Page(Func<InternalLink, string?> links, Func<RichTextImage, string> images, Func<string, ShownMedia?> files)
    {
        private readonly Anchors anchors = new();
        private int tables;

        public StringBuilder Html { get; } = new();

        public void Blocks(IEnumerable<RichTextBlock> blocks)
        {
            foreach (var block in blocks) Block(block);
        }

        private void Block(RichTextBlock block)
        {
            switch (block)
            {
                case RichTextParagraph { Content.Count: > 0 } paragraph:
                    Element("p", () => Inlines(paragraph.Content));
                    break;
                case RichTextHeading { Content.Count: > 0 } heading:
                    Html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level} id=\"{Encoder.Encode(anchors.For(heading))}\">");
                    Inlines(heading.Content);
                    Html.Append(CultureInfo.InvariantCulture, $"</h{heading.Level}>\n");
                    break;
                case RichTextList list:
                    Html.Append(!list.Ordered ? "<ul>" : list.Start == 1 ? "<ol>" : string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{list.Start}\">")).Append('\n');
                    foreach (var item in list.Items) Element("li", () => Inner(item));
                    Html.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
                    break;
                case RichTextQuote quote:
                    Element("blockquote", () => Blocks(quote.Content));
                    break;
                case RichTextTable table:
                    Table(table);
                    break;
                case RichTextImage image:
                    Figure(image);
                    break;
                case RichTextRule:
                    Html.Append("<hr>\n");
                    break;
                default:
                    RichBlock(block);
                    break;
            }
        }

        // A single paragraph needs no <p> of its own in a list item or cell.
        private void Inner(IReadOnlyList<RichTextBlock> blocks)
        {
            if (blocks is [RichTextParagraph only]) Inlines(only.Content);
            else if (blocks is [RichTextParagraph first, RichTextList nested])
            {
                Inlines(first.Content);
                Block(nested);
            }
            else Blocks(blocks);
        }

        private void Table(RichTextTable table)
        {
            tables++;
            var name = table.Caption ?? string.Create(CultureInfo.InvariantCulture, $"Bảng {tables}");
            Html.Append("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Encoder.Encode(name)).Append("\"><table>\n");
            if (table.Caption is not null) Element("caption", () => Text(table.Caption));
            var headRows = table.Rows.TakeWhile(row => row.All(cell => cell.Header)).Count();
            if (headRows > 0) Element("thead", () => Rows(table.Rows.Take(headRows), "col"));
            if (headRows < table.Rows.Count) Element("tbody", () => Rows(table.Rows.Skip(headRows), "row"));
            Html.Append("</table></div>\n");
        }

        private void Rows(IEnumerable<IReadOnlyList<RichTextCell>> rows, string scope)
        {
            foreach (var row in rows)
            {
                Element("tr", () =>
                {
                    foreach (var cell in row)
                    {
                        Html.Append(cell.Header ? $"<th scope=\"{scope}\"" : "<td");
                        if (cell.ColSpan > 1) Html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColSpan}\"");
                        if (cell.RowSpan > 1) Html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
                        Html.Append('>');
                        Inner(cell.Content);
                        Html.Append(cell.Header ? "</th>" : "</td>");
                    }
                });
            }
        }

        private void Figure(RichTextImage image)
        {
            var picture = images(image);
            if (picture.Length == 0) return;
            Html.Append("<figure>").Append(picture);
            if (image.Caption is not null || image.CreditLine is not null)
            {
                Html.Append("<figcaption>");
                if (image.Caption is not null) Text(image.Caption);
                if (image.Caption is not null && image.CreditLine is not null) Html.Append(' ');
                if (image.CreditLine is not null) Html.Append("<span class=\"credit\">").Append(Encoder.Encode(image.CreditLine)).Append("</span>");
                Html.Append("</figcaption>");
            }
            Html.Append("</figure>\n");
        }

        private void Inlines(IEnumerable<RichTextInline> inlines)
        {
            string? open = null;
            foreach (var inline in inlines)
            {
                var href = inline switch { RichTextRun linked => Address(linked.Href), RichTextFootnote => null, _ => open };
                if (href != open)
                {
                    if (open is not null) Html.Append("</a>");
                    if (href is not null) Html.Append("<a href=\"").Append(Encoder.Encode(href)).Append("\">");
                    open = href;
                }
                if (inline is RichTextRun run) Run(run);
                else if (inline is RichTextFootnote note) Reference(note);
                else Html.Append("<br>");
            }
            if (open is not null) Html.Append("</a>");
        }

        private void Run(RichTextRun run)
        {
            var tags = Tags.Where(tag => run.Marks.HasFlag(tag.Mark)).Select(tag => tag.Name).ToArray();
            foreach (var tag in tags) Html.Append('<').Append(tag).Append('>');
            Text(run.Text);
            foreach (var tag in tags.Reverse()) Html.Append("</").Append(tag).Append('>');
        }

        // A resolver is trusted to know the address, not to keep the allow-list.
        private string? Address(string? href)
        {
            if (!InternalLink.TryParse(href, out var link)) return href;
            return LinkTarget.TryNormalise(links(link), out var target) && !InternalLink.TryParse(target, out _) ? target : null;
        }

        private void Text(string text) => Html.Append(Encoder.Encode(text));

        private void Element(string name, Action content)
        {
            Html.Append('<').Append(name).Append('>');
            content();
            Html.Append("</").Append(name).Append(">\n");
        }

        private static readonly (TextMarks Mark, string Name)[] Tags =
            [(TextMarks.Bold, "strong"), (TextMarks.Italic, "em"), (TextMarks.Superscript, "sup"), (TextMarks.Subscript, "sub")];
    }
}
