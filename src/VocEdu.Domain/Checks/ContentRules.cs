namespace VocEdu.Domain.Checks;

/// <summary>Every check a draft goes through before it is sent. Each is a function of its own over the draft; none stops a save.</summary>
public static class ContentRules
{
    /// <summary>The rule that tells what the genre asks for.</summary>
    public const string MissingField = "missing-field";

    private static readonly IReadOnlyList<Func<CheckedDraft, IEnumerable<Finding>>> All =
    [
        FormRules.Required,
        FormRules.ThemeAndAudience,
        TextRules.Legacy,
        TextRules.Decomposed,
        PictureRules.AlternativeTexts,
        PictureRules.Credits,
        PeopleRules.WithoutBasis,
        PeopleRules.NotListed,
        PeopleRules.Numbers,
        TitleRules.Capitals,
        TitleRules.Exclamation,
        TitleRules.Length,
        ChannelRules.Limits,
        ChannelRules.CutTitle,
        Abbreviations.Unexplained,
        TextRules.Placeholder,
        TextRules.Numbers,
        TextRules.Dates,
        DateRules.Impossible,
        LinkRules.Vague,
        LinkRules.Bare,
        HeadingRules.Jumps,
        TextRules.ToneMarks,
        TextRules.Spacing,
        TextRules.Quotes,
        LengthRules.Hint,
    ];

    /// <summary>What the rules have to say, what blocks first.</summary>
    public static IReadOnlyList<Finding> Check(CheckedDraft draft) => [.. All.SelectMany(rule => rule(draft)).OrderBy(finding => finding.Severity)];
}
