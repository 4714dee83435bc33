using System.Text.Json;

namespace VocEdu.Cms.Site;

/// <summary>Whom the site speaks to (đối tượng), in words of readers.</summary>
/// <param name="Code">Part of its address.</param>
/// <param name="Terms">What plans call them, as items keep it: <c>KH3066-2021:DT1</c>.</param>
public sealed record Audience(string Code, string Name, string NameEn, string Description, IReadOnlyList<string> Terms)
{
    public const string Folder = "doi-tuong";

    public string Path => $"/{Folder}/{Code}";
}

/// <summary>The audiences of <c>config/audiences.json</c>: a plan names its own, so an owner adds its terms there.</summary>
public sealed record Audiences(IReadOnlyList<Audience> All)
{
    public const string File = "audiences.json";

    public Audience? Find(string code) => All.FirstOrDefault(audience => audience.Code == code);

    public static Audiences Read(byte[] file)
    {
        var all = JsonSerializer.Deserialize<List<Audience>>(file, JsonSerializerOptions.Web) ?? [];
        if (all.Find(one => one is not { Code.Length: > 0, Name.Length: > 0, Terms: not null } || !Domain.Text.Slug.TryParse(one.Code, out _)) is { } bad)
            throw new JsonException($"\"{bad?.Code}\" needs a code of letters, digits and \"-\", a name and terms.");
        return new([.. all.Select(one => one with { NameEn = one.NameEn ?? "", Description = one.Description ?? "" })]);
    }
}
