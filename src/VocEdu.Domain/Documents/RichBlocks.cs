namespace VocEdu.Domain.Documents;

/// <summary>Several pictures shown together, two at least.</summary>
public sealed record RichTextGallery(IReadOnlyList<RichTextImage> Pictures) : RichTextBlock;

/// <summary>A film of the media library, or one that is watched on YouTube; exactly one of the two.</summary>
/// <param name="MediaId">Identity in the media library.</param>
/// <param name="YouTubeId">See <see cref="YouTubeAddress"/>.</param>
/// <param name="PosterId">A picture of the library shown before it plays; null means the film's own.</param>
/// <param name="Caption">Shown under the film.</param>
public sealed record RichTextVideo(string? MediaId, string? YouTubeId, string? PosterId, string? Caption) : RichTextBlock;

/// <summary>A file of the media library to download.</summary>
/// <param name="MediaId">Identity in the media library.</param>
/// <param name="Title">What it is called here; null means the file's own name.</param>
public sealed record RichTextFile(string MediaId, string? Title) : RichTextBlock;

/// <summary>A frame that stands out from the text.</summary>
public sealed record RichTextCallout(CalloutKind Kind, string? Title, IReadOnlyList<RichTextBlock> Content) : RichTextBlock
{
    /// <summary>The word every reader gets, whatever the colour.</summary>
    public string KindName => Kind switch
    {
        CalloutKind.Important => "Quan trọng",
        CalloutKind.Tip => "Mẹo hay",
        _ => "Lưu ý",
    };
}

public enum CalloutKind
{
    Note,
    Important,
    Tip,
}

/// <summary>Questions with their answers, one at least.</summary>
public sealed record RichTextQuestions(IReadOnlyList<RichTextQuestion> Items) : RichTextBlock;

/// <summary>One question.</summary>
/// <param name="Question">Empty while the writer has not asked it yet.</param>
/// <param name="Answer">At least one block.</param>
public sealed record RichTextQuestion(string Question, IReadOnlyList<RichTextBlock> Answer);

/// <summary>Figures worth a large print, two to <see cref="Most"/>.</summary>
/// <param name="Figures">In the order shown.</param>
/// <param name="Source">Where they come from.</param>
public sealed record RichTextKeyFigures(IReadOnlyList<KeyFigure> Figures, string? Source) : RichTextBlock
{
    public const int Most = 6;
}

/// <summary>One figure: <c>92%</c>, <c>học viên có việc làm sau ba tháng</c>.</summary>
public sealed record KeyFigure(string Value, string Label);

/// <summary>A reference to a note, and the note.</summary>
/// <param name="Number">1 for the first of the document.</param>
/// <param name="Content">The note's text, never empty; no note inside a note.</param>
public sealed record RichTextFootnote(int Number, IReadOnlyList<RichTextInline> Content) : RichTextInline;
