using System.Text.Json;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Media;

/// <summary>One licence a file may have.</summary>
public sealed record Licence(string Id, string Name);

/// <summary>The licences of <c>config/media-licences.json</c>, which an owner may change.</summary>
public sealed class Licences(IReadOnlyList<Licence> all)
{
    public IReadOnlyList<Licence> All => all;

    public bool Has(string? id) => all.Any(licence => licence.Id == id);

    /// <param name="from">Where the program's files are; the configuration folder lies there or above.</param>
    public static Licences Load(string from) =>
        new(JsonSerializer.Deserialize<List<Licence>>(File.ReadAllBytes(ConfigFolder.Find(from, "media-licences.json")), JsonSerializerOptions.Web)!);
}
