using System.Text.Json;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Consents;

/// <summary>A text that people agree to, as it is printed.</summary>
/// <param name="Version">Stays with each consent given under it; a version that was used is never changed.</param>
/// <param name="Holder">Who keeps the data, as the form's head names it.</param>
public sealed record ConsentText(string Version, DateOnly ValidFrom, string Title, string Holder, IReadOnlyList<string> Introduction, IReadOnlyList<string> Rights, string ChildNote, string Retention);

/// <summary>The texts in <c>config/consent-texts.json</c>: an owner adds a version, none is taken away.</summary>
public sealed class ConsentTexts(IReadOnlyList<ConsentText> texts)
{
    public IReadOnlyList<ConsentText> All => texts;

    /// <summary>The text to be signed today.</summary>
    public ConsentText On(DateOnly day) => texts.Where(t => t.ValidFrom <= day).MaxBy(t => t.ValidFrom) ?? texts[0];

    public ConsentText? Find(string? version) => texts.FirstOrDefault(t => t.Version == version);

    /// <param name="from">Where the program's files are.</param>
    public static ConsentTexts Load(string from) =>
        new(JsonSerializer.Deserialize<List<ConsentText>>(File.ReadAllBytes(ConfigFolder.Find(from, "consent-texts.json")), JsonSerializerOptions.Web)!);
}
