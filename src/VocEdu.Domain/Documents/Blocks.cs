namespace VocEdu.Domain.Documents;

/// <summary>One block of a body. The set is closed: what is not here cannot be in a document.</summary>
public abstract record RichTextBlock
{
    private protected RichTextBlock() { }
}

/// <summary>A paragraph; empty ones are the editor's blank lines and are not shown.</summary>
public sealed record RichTextParagraph(IReadOnlyList<RichTextInline> Content) : RichTextBlock;

/// <summary>The title of a part.</summary>
/// <param name="Level">2 to 4; level 1 is the page's title.</param>
/// <param name="Id">Anchor chosen by the writer; null means it is made from the text.</param>
/// <param name="Content">The heading's text.</param>
public sealed record RichTextHeading(int Level, string? Id, IReadOnlyList<RichTextInline> Content) : RichTextBlock;

/// <summary>Bulleted or numbered.</summary>
/// <param name="Ordered">Numbered list.</param>
/// <param name="Start">First number of a numbered list, 1 to 9999.</param>
/// <param name="Items">Each item begins with a paragraph and may hold further blocks.</param>
public sealed record RichTextList(bool Ordered, int Start, IReadOnlyList<IReadOnlyList<RichTextBlock>> Items) : RichTextBlock;

/// <summary>Words of somebody else.</summary>
public sealed record RichTextQuote(IReadOnlyList<RichTextBlock> Content) : RichTextBlock;

/// <summary>A table with at least one row; every row has at least one cell.</summary>
public sealed record RichTextTable(string? Caption, IReadOnlyList<IReadOnlyList<RichTextCell>> Rows) : RichTextBlock;

/// <summary>One cell, perhaps over several columns and rows.</summary>
/// <param name="Header">The cell names a column or a row.</param>
/// <param name="ColSpan">1 to 100.</param>
/// <param name="RowSpan">1 to 100.</param>
/// <param name="Content">At least one block.</param>
public sealed record RichTextCell(bool Header, int ColSpan, int RowSpan, IReadOnlyList<RichTextBlock> Content);

/// <summary>A line between two parts.</summary>
public sealed record RichTextRule : RichTextBlock;

/// <summary>A picture with what belongs to it here; the same picture may have another text elsewhere.</summary>
/// <param name="Src">Address on this site (<c>/…</c>) or <c>asset:NAME</c>; pictures of other sites are not shown from there.</param>
/// <param name="MediaId">Identity in the media library.</param>
/// <param name="Alt">For readers who cannot see it; empty when the writer has given none.</param>
/// <param name="Caption">Shown under the picture.</param>
/// <param name="Credit">Who made it: <c>Minh Hà</c>, or with another label <c>Đồ họa: Minh Hà</c>.</param>
public sealed record RichTextImage(string? Src, string? MediaId, string Alt, string? Caption, string? Credit) : RichTextBlock
{
    /// <summary>The credit as it is printed: <c>Ảnh: Minh Hà</c>.</summary>
    public string? CreditLine => Credit is null ? null : ImageCredit.HasLabel(Credit) ? Credit : $"Ảnh: {Credit}";

    /// <summary>Caption and credit in one line, for channels that have one field for both.</summary>
    public string CaptionLine => (Caption, CreditLine) switch
    {
        (null, null) => "",
        ({ } caption, null) => caption,
        (null, { } credit) => credit,
        ({ } caption, { } credit) => Sentence.EndsClosed(caption) ? $"{caption} {credit}" : $"{caption}. {credit}",
    };
}

/// <summary>Something inside a line of text.</summary>
public abstract record RichTextInline
{
    private protected RichTextInline() { }
}

/// <summary>Text set one way.</summary>
/// <param name="Text">NFC, without control characters, never empty.</param>
/// <param name="Marks">How it is set.</param>
/// <param name="Href">Where it leads, see <see cref="LinkTarget"/>.</param>
public sealed record RichTextRun(string Text, TextMarks Marks = TextMarks.None, string? Href = null) : RichTextInline;

/// <summary>A new line within a paragraph.</summary>
public sealed record RichTextBreak : RichTextInline;

/// <summary>Marks of a run of text.</summary>
[Flags]
public enum TextMarks
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Superscript = 4,
    Subscript = 8,
}
