namespace VocEdu.Cms.Search.Finding;

/// <summary>Synonyms and abbreviations a new installation begins with: <c>config/search-synonyms.tsv</c>.</summary>
public static class SynonymFile
{
    /// <summary><c>syn</c> lines hold names of one thing, <c>abbr</c> lines begin with the abbreviation.</summary>
    public static IEnumerable<SynonymGroup> Read(IEnumerable<string> lines) => lines
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(parts => parts.Length > 2)
        .Select(parts => new SynonymGroup(parts[0] == "abbr", parts[1..]));

    /// <summary>The configuration folder lies above the program, in a checkout as in an installation.</summary>
    public static string? Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", "search-synonyms.tsv");
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
