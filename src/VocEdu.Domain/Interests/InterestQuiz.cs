using VocEdu.Domain.Content;

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
    /// <summary>Items of a type without which its points say too little.</summary>
    public const int FewestOfType = 4;

    /// <summary>Changes of one written version that can be told apart: the first of version 1 is asked as version 10001.</summary>
    public const int MostChanges = 9999;

    /// <summary>The version as it was written, whatever was left out of it since.</summary>
    public int Written => Version > MostChanges ? Version / (MostChanges + 1) : Version;

    /// <summary>Points a type can reach.</summary>
    public int Most => Items.Count / Types.Count * (Scale.Count - 1);

    /// <summary>The same quiz with these items only, one of each type after another.</summary>
    /// <param name="change">From 1; see <see cref="MostChanges"/>.</param>
    /// <param name="items">Their numbers.</param>
    public InterestQuiz Asking(int change, IReadOnlySet<int> items) => this with
    {
        Version = Version * (MostChanges + 1) + change,
        Items = [.. Types.SelectMany((type, place) => Items.Where(item => item.Type == type.Code && items.Contains(item.Id)).Select((item, round) => (item, round, place)))
            .OrderBy(one => one.round).ThenBy(one => one.place).Select(one => one.item)],
    };

    /// <summary>Why it cannot be asked with these items only; null when it can. Types of unequal size could not be compared.</summary>
    public Refusal? WhyNotAsk(IReadOnlySet<int> items)
    {
        var counts = Types.Select(type => (type.Name, Count: Items.Count(item => item.Type == type.Code && items.Contains(item.Id)))).ToList();
        var named = string.Join(", ", counts.Select(type => $"{type.Name} {type.Count}"));
        return counts.Exists(type => type.Count < FewestOfType) ? new("quiz.few", $"Mỗi nhóm cần hỏi ít nhất {FewestOfType} việc. Hiện có: {named}.")
            : counts.DistinctBy(type => type.Count).Count() > 1 ? new("quiz.uneven", $"Các nhóm phải có số việc bằng nhau thì mới so được với nhau. Hiện có: {named}.")
            : null;
    }

    public InterestType Type(char code) => Types.Single(type => type.Code == code);

    /// <summary>Why these questions cannot be asked or counted; null when they can.</summary>
    public string? Fault() =>
        Version < 1 || Written > MostChanges ? $"The version must be 1 to {MostChanges}."
        : Scale.Count is < 2 or > InterestCode.MostLevels || Scale.Where((level, place) => level.Value != place).Any() ? $"The scale must run 0, 1, … and have 2 to {InterestCode.MostLevels} levels."
        : Types.Count == 0 || Types.DistinctBy(type => type.Code).Count() != Types.Count ? "Every type must have a letter of its own."
        : Items.Count == 0 || Items.DistinctBy(item => item.Id).Count() != Items.Count ? "Every item must have a number of its own."
        : Items.Any(item => Types.All(type => type.Code != item.Type)) ? "An item names a type that is not there."
        : Types.Any(type => Items.Count(item => item.Type == type.Code) * Types.Count != Items.Count) ? "Every type must have equally many items."
        : null;
}
