using System.Text.Json;

namespace VocEdu.Cms.Site.English;

/// <summary>What the site says of itself in English (<c>config/english.json</c>), which an owner may change.</summary>
/// <param name="Words">English words for the codes of <c>config/career-lookups.json</c>, by list.</param>
public sealed record EnglishTexts(
    string SiteName, string Owner, string Responsible, string Address, IReadOnlyList<string> About, IReadOnlyList<string> Functions, IReadOnlyList<EnglishUnit> Structure,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words)
{
    public const string File = "english.json", Root = "/en";

    public static readonly EnglishTexts None = new("Vocational Education Portal", "", "", "", [], [], [], new Dictionary<string, IReadOnlyDictionary<string, string>>());

    /// <summary>What kinds of work a letter of a trade's interests stands for.</summary>
    public static readonly IReadOnlyDictionary<char, string> Interests = new Dictionary<char, string>
    {
        ['R'] = "Working with things and machines", ['I'] = "Finding out and explaining", ['A'] = "Creating, making things beautiful",
        ['S'] = "Helping and teaching people", ['E'] = "Persuading and organising", ['C'] = "Order and precision",
    };

    /// <returns>Null when there is no English word: the Vietnamese one is shown and marked.</returns>
    public string? Word(string list, string? code) => code is null ? null : Words.GetValueOrDefault(list)?.GetValueOrDefault(code);

    /// <summary>The English page of a Vietnamese one; null where there is none.</summary>
    public static string? Of(string path) => path switch
    {
        "/" => Root,
        "/nghe" => $"{Root}/careers",
        "/truong" => $"{Root}/schools",
        "/lien-he" => $"{Root}/contact",
        _ => null,
    };

    public static string Career(string slug) => $"{Root}/careers/{slug}";

    public static string School(string slug) => $"{Root}/schools/{slug}";

    public static EnglishTexts Read(byte[] file)
    {
        var read = JsonSerializer.Deserialize<EnglishTexts>(file, JsonSerializerOptions.Web) ?? throw new JsonException("The file is empty.");
        return read with
        {
            SiteName = read.SiteName is { Length: > 0 } name ? name : None.SiteName, Owner = read.Owner ?? "", Responsible = read.Responsible ?? "", Address = read.Address ?? "",
            About = read.About ?? [], Functions = read.Functions ?? [], Structure = read.Structure ?? [], Words = read.Words ?? None.Words,
        };
    }
}

/// <summary>A part of the agency.</summary>
public sealed record EnglishUnit(string Name, string Text);
