namespace VocEdu.Domain.Interests;

/// <summary>How much somebody likes something.</summary>
/// <remarks>Values are the points it gives, from 0 without gaps.</remarks>
public sealed record InterestLevel(int Value, string Name, string NameEn);

/// <summary>A kind of interest; its code is one capital letter: R, I, A, S, E or C.</summary>
public sealed record InterestType(char Code, string Name, string NameEn, string Text, string TextEn);

/// <summary>Something one may like to do, and the code of the <see cref="InterestType"/> it speaks for.</summary>
public sealed record InterestItem(int Id, char Type, string Text, string TextEn);

/// <summary>The interest quiz as it was asked at one version. Answers are read with the version they were given to.</summary>
public sealed record InterestQuiz(int Version, IReadOnlyList<InterestLevel> Scale, IReadOnlyList<InterestType> Types, IReadOnlyList<InterestItem> Items)
{
    /// <summary>Points a type can reach.</summary>
    public int Most => Items.Count / Types.Count * (Scale.Count - 1);

    public InterestType Type(char code) => Types.Single(type => type.Code == code);

    /// <summary>Why these questions cannot be asked or counted; null when they can.</summary>
    public string? Fault() =>
        Version < 1 ? "The version must be 1 or more."
        : Scale.Count is < 2 or > InterestCode.MostLevels || Scale.Where((level, place) => level.Value != place).Any() ? $"The scale must run 0, 1, … and have 2 to {InterestCode.MostLevels} levels."
        : Types.Count == 0 || Types.DistinctBy(type => type.Code).Count() != Types.Count ? "Every type must have a letter of its own."
        : Items.Count == 0 || Items.DistinctBy(item => item.Id).Count() != Items.Count ? "Every item must have a number of its own."
        : Items.Any(item => Types.All(type => type.Code != item.Type)) ? "An item names a type that is not there."
        : Types.Any(type => Items.Count(item => item.Type == type.Code) * Types.Count != Items.Count) ? "Every type must have equally many items."
        : null;
}
