using System.Text.Json;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>The lists that choices are taken from: those of <c>config/career-lookups.json</c>, which an owner may change, and what is public now.</summary>
public sealed class LookUps(IReadOnlyDictionary<string, IReadOnlyList<Choice>> lists)
{
    public const string Guides = "guides", Schools = "schools";

    public IReadOnlyList<Choice> this[string list] => lists.GetValueOrDefault(list) ?? [];

    public LookUps With(string list, IReadOnlyList<Choice> choices) => new(new Dictionary<string, IReadOnlyList<Choice>>(lists) { [list] = choices });

    public string? NameOf(string list, string code) => this[list].FirstOrDefault(choice => choice.Code == code)?.Name;

    /// <summary>The word for a code, or the code itself: one that is not in the file must not empty the page.</summary>
    public string WordFor(string list, string? code) => code is null ? "" : NameOf(list, code) ?? code;

    public static LookUps Read(byte[] file)
    {
        var lists = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<Entry>>>(file, JsonSerializerOptions.Web) ?? [];
        return new(lists.ToDictionary(list => list.Key, IReadOnlyList<Choice> (list) => [.. list.Value.Select(entry => new Choice(entry.Id, entry.Name))]));
    }

    private sealed record Entry(string Id, string Name);
}
