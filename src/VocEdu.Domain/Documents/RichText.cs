using System.Diagnostics.CodeAnalysis;

namespace VocEdu.Domain.Documents;

/// <summary>The body of an item: a TipTap (ProseMirror) document that has passed the allow-list. One that exists is safe to render.</summary>
public sealed class RichText : IEquatable<RichText>
{
    /// <summary>Bytes of UTF-8, before and after cleaning.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Blocks, runs, rows and cells together.</summary>
    public const int MaxNodes = 50_000;

    /// <summary>Lists, quotes and tables inside one another.</summary>
    public const int MaxDepth = 24;

    internal RichText(IReadOnlyList<RichTextBlock> blocks)
    {
        Blocks = blocks;
        Json = RichTextJson.Write(blocks);
    }

    public static RichText Empty { get; } = new([new RichTextParagraph([])]);

    public IReadOnlyList<RichTextBlock> Blocks { get; }

    /// <summary>Canonical: equal documents have equal text, so it can be hashed.</summary>
    public string Json { get; }

    /// <summary>Nothing a reader would see.</summary>
    public bool IsEmpty => AllBlocks.All(block => block is RichTextParagraph { Content: [] } or RichTextHeading { Content: [] } or RichTextList or RichTextQuote
        or RichTextCallout { Title: null } || block is RichTextQuestions questions && questions.Items.All(item => item.Question.Length == 0));

    /// <summary>Every block in reading order, those inside lists, quotes, tables, frames and answers included.</summary>
    public IEnumerable<RichTextBlock> AllBlocks => Blocks.SelectMany(WithInner);

    public IEnumerable<RichTextImage> Images => AllBlocks.OfType<RichTextImage>();

    /// <summary>What the text shows of the media library: pictures, films with their posters, files.</summary>
    public IReadOnlySet<string> MediaIds => AllBlocks.SelectMany(Media).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The notes, by their numbers.</summary>
    public IEnumerable<RichTextFootnote> Footnotes => AllBlocks.SelectMany(Inlines).OfType<RichTextFootnote>();

    /// <summary>For a table of contents; ids are the anchors <see cref="HtmlRenderer"/> writes.</summary>
    public IReadOnlyList<(int Level, string Id, string Text)> Headings
    {
        get
        {
            var anchors = new Anchors();
            return [.. AllBlocks.OfType<RichTextHeading>()
                .Where(heading => heading.Content.Count > 0)
                .Select(heading => (heading.Level, anchors.For(heading), PlainTextRenderer.Line(heading.Content)))];
        }
    }

    /// <summary>Guides, items and assets the text links to or shows.</summary>
    public IReadOnlySet<InternalLink> References =>
        AllBlocks.SelectMany(Targets).Select(target => InternalLink.TryParse(target, out var link) ? link : (InternalLink?)null)
            .OfType<InternalLink>().ToHashSet();

    public TextLength Length => TextLength.Of(this);

    /// <summary>Reads a document from a hostile place. What the allow-list does not know is left out and named in <paramref name="dropped"/>.</summary>
    /// <param name="json">A TipTap document, at most <see cref="MaxBytes"/>.</param>
    /// <param name="doc">The clean document; <see cref="Empty"/> when it was refused.</param>
    /// <param name="dropped">Vietnamese sentences: what was left out, or why the whole was refused.</param>
    public static bool TryParse([NotNullWhen(true)] string? json, out RichText doc, out IReadOnlyList<string> dropped) =>
        RichTextParser.TryParse(json, out doc, out dropped);

    /// <summary>Reads what this class has written; use it for text from our own database.</summary>
    /// <exception cref="FormatException">Not a document.</exception>
    public static RichText Parse(string json) =>
        TryParse(json, out var doc, out var dropped) ? doc : throw new FormatException(string.Join(' ', dropped));

    /// <summary>Reads what the body field of a form sends: a document from the editor, plain text where scripts do not run.</summary>
    public static bool TryRead(string? body, out RichText doc, out IReadOnlyList<string> dropped)
    {
        if (body is not null && body.AsSpan().TrimStart().StartsWith('{')) return TryParse(body, out doc, out dropped);
        var fits = System.Text.Encoding.UTF8.GetByteCount(body ?? "") <= MaxBytes / 2;
        doc = fits ? FromPlainText(body ?? "") : Empty;
        dropped = fits ? [] : [RichTextParser.TooLarge];
        return fits;
    }

    /// <summary>One paragraph per line.</summary>
    public static RichText FromPlainText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => CleanText.Run(line).Trim()).Where(line => line.Length > 0);
        var blocks = lines.Select(line => (RichTextBlock)new RichTextParagraph([new RichTextRun(line)])).ToList();
        return blocks.Count == 0 ? Empty : new RichText(blocks);
    }

    public bool Equals(RichText? other) => other is not null && Json == other.Json;

    public override bool Equals(object? obj) => Equals(obj as RichText);

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Json;

    /// <summary>A block and, in reading order, every block inside it.</summary>
    internal static IEnumerable<RichTextBlock> WithInner(RichTextBlock block) => block switch
    {
        RichTextList list => [block, .. list.Items.SelectMany(item => item).SelectMany(WithInner)],
        RichTextQuote quote => [block, .. quote.Content.SelectMany(WithInner)],
        RichTextTable table => [block, .. table.Rows.SelectMany(row => row).SelectMany(cell => cell.Content).SelectMany(WithInner)],
        RichTextGallery gallery => [block, .. gallery.Pictures],
        RichTextCallout callout => [block, .. callout.Content.SelectMany(WithInner)],
        RichTextQuestions questions => [block, .. questions.Items.SelectMany(item => item.Answer).SelectMany(WithInner)],
        _ => [block],
    };

    private static IReadOnlyList<RichTextInline> Inlines(RichTextBlock block) => block switch
    {
        RichTextParagraph paragraph => paragraph.Content,
        RichTextHeading heading => heading.Content,
        _ => [],
    };

    private static IEnumerable<string?> Media(RichTextBlock block) => block switch
    {
        RichTextImage image => [image.MediaId],
        RichTextVideo video => [video.MediaId, video.PosterId],
        RichTextFile file => [file.MediaId],
        _ => [],
    };

    private static IEnumerable<string?> Targets(RichTextBlock block) => block switch
    {
        RichTextImage image => [image.Src],
        _ => Inlines(block).SelectMany(inline => inline is RichTextFootnote note ? note.Content : [inline]).OfType<RichTextRun>().Select(run => run.Href),
    };
}
