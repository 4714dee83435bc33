namespace VocEdu.Domain.Checks;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>The item cannot be sent or approved with it.</summary>
    Blocks,

    /// <summary>Shown to author and approver; a person decides.</summary>
    Warns,

    /// <summary>Advice for a better text.</summary>
    Hints,
}

/// <summary>Where in a draft something was found.</summary>
/// <param name="Field">The input of the form: <c>Title</c>, <c>Body</c>, <c>Zalo.Text</c>, <c>People[0].Basis</c>.</param>
/// <param name="Block">In the body: which of its outermost blocks, from 0.</param>
/// <param name="Words">The words there, as they stand.</param>
public sealed record FindingPlace(string Field, int? Block = null, string? Words = null);

/// <summary>One thing a check has to say about a draft.</summary>
/// <param name="Rule">Stable, for programs: <c>picture-alt</c>.</param>
/// <param name="Severity">Whether it stops the item.</param>
/// <param name="Message">Vietnamese sentences for the author: what it is and what to do.</param>
/// <param name="Place">Where to look.</param>
public sealed record Finding(string Rule, FindingSeverity Severity, string Message, FindingPlace Place)
{
    /// <summary>Whether <see cref="TextFixes"/> can mend it.</summary>
    public bool CanFix => TextFixes.Has(Rule);
}
