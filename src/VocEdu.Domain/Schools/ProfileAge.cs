namespace VocEdu.Domain.Schools;

/// <summary>How long what a school has said of itself is taken for true: twelve months from the day it was last confirmed.</summary>
public static class ProfileAge
{
    public const int Months = 12;

    /// <summary>The first day on which it no longer is.</summary>
    /// <param name="verifiedOn">When it was confirmed.</param>
    /// <param name="until">An earlier end that somebody has set; a later one does not hold.</param>
    public static DateOnly StaleOn(DateOnly verifiedOn, DateOnly? until = null)
    {
        var end = verifiedOn > DateOnly.MaxValue.AddMonths(-Months) ? DateOnly.MaxValue : verifiedOn.AddMonths(Months);
        return until < end ? until.Value : end;
    }

    /// <summary>Whether readers must be told to ask the school first. What was never confirmed always is.</summary>
    public static bool IsStale(DateOnly? verifiedOn, DateOnly? until, DateOnly today) => verifiedOn is not { } day || StaleOn(day, until) <= today;
}
