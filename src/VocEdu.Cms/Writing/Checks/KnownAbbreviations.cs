using System.Text.Json;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>The abbreviations of <c>config/abbreviations.json</c>, which an owner may change: readers know them without an explanation.</summary>
/// <param name="Words">What each stands for.</param>
public sealed record KnownAbbreviations(IReadOnlyDictionary<string, string> Words)
{
    public IReadOnlySet<string> All { get; } = Words.Keys.ToHashSet();

    public static KnownAbbreviations Read(byte[] file) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(file) ?? []);
}
