namespace VocEdu.Domain.Reports;

/// <summary>A text that begins as a suggestion made from figures and may be rewritten by a person.</summary>
/// <param name="Text">What will be printed.</param>
/// <param name="Suggested">What the figures last suggested.</param>
/// <param name="Followed">The suggestion the text was made from: a text that still equals it is nobody's.</param>
public sealed record SuggestedText(string Text, string Suggested, string Followed)
{
    public static SuggestedText Fresh(string suggestion) => new(suggestion, suggestion, suggestion);

    /// <summary>A person has written here.</summary>
    public bool IsWritten => Text != Followed;

    /// <summary>The figures now say something the person's text was not made from.</summary>
    public bool IsBehind => IsWritten && Suggested != Followed;

    /// <summary>New figures: an untouched text follows them, a written one stays to the letter.</summary>
    public SuggestedText Recompute(string suggestion) => IsWritten ? this with { Suggested = suggestion } : Fresh(suggestion);

    /// <summary>A person's new text.</summary>
    public SuggestedText Write(string text) => text == Text ? this : text == Suggested ? Fresh(text) : this with { Text = text };
}
