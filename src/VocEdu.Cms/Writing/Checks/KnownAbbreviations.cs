using System.Text.Json;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>The abbreviations of <c>config/abbreviations.json</c>, which an owner may change: readers know them without an explanation.</summary>
public sealed class KnownAbbreviations(IHostEnvironment environment)
{
    // Read for each request that asks: a change to the file needs no restart.
    public IReadOnlySet<string> Read()
    {
        for (var at = new DirectoryInfo(environment.ContentRootPath); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", "abbreviations.json");
            if (File.Exists(file)) return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!.Keys.ToHashSet();
        }

        throw new FileNotFoundException("config/abbreviations.json is in no folder above the program.");
    }
}
