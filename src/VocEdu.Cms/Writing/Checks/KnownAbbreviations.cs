using System.Text.Json;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>The abbreviations of <c>config/abbreviations.json</c>, which an owner may change: readers know them without an explanation.</summary>
public sealed class KnownAbbreviations(IHostEnvironment environment)
{
    // Read for each request that asks: a change to the file needs no restart.
    public IReadOnlySet<string> Read() => Words().Keys.ToHashSet();

    /// <summary>With what each stands for.</summary>
    public IReadOnlyDictionary<string, string> Words()
    {
        for (var at = new DirectoryInfo(environment.ContentRootPath); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", "abbreviations.json");
            if (File.Exists(file)) return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!;
        }

        throw new FileNotFoundException("config/abbreviations.json is in no folder above the program.");
    }
}
