namespace VocEdu.Cms.Handbooks;

public enum BlockKind
{
    Heading,
    Text,
    Bullets,

    /// <summary>Source, date, remark: set small.</summary>
    Note,
}

/// <param name="Lines">One for a heading, text or note; the entries of a list.</param>
public sealed record HandbookBlock(BlockKind Kind, IReadOnlyList<string> Lines);

/// <param name="Anchor">Its name on the web page.</param>
/// <param name="Path">The page of the trade or school on the site.</param>
public sealed record HandbookChapter(string Anchor, string Title, string Lead, string Path, IReadOnlyList<HandbookBlock> Blocks);

public sealed record HandbookPart(string Anchor, string Title, IReadOnlyList<HandbookChapter> Chapters);

/// <summary>An edition as it is read, on the web and on paper. Frozen as it was made: what is changed later on the site changes nothing here.</summary>
public sealed record HandbookText(string Title, int Year, string Owner, string Foreword, DateTimeOffset MadeAt, IReadOnlyList<HandbookPart> Parts)
{
    public const string ForewordTitle = "Lời giới thiệu";

    public IEnumerable<string> ForewordParagraphs => Foreword.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
