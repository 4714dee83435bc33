using System.Text.Json;
using Microsoft.AspNetCore.Html;
using VocEdu.Cms.Texts;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.English;

/// <summary>What the site says of itself in English: the department's texts, and the words of the program's own lists.</summary>
public sealed class EnglishTexts(SiteTexts texts, EnglishWords words)
{
    public const string Root = "/en";

    public string SiteName => texts.English(TextBook.SiteName) is { Length: > 0 } name ? name : "Vocational Education Portal";
    public string Owner => texts.English(TextBook.Owner);
    public string Responsible => texts.English(TextBook.Responsible);
    public string Address => texts.English(TextBook.Address);
    public IReadOnlyList<string> About => texts.EnglishLines(TextBook.About);
    public IReadOnlyList<string> Functions => texts.EnglishLines(TextBook.Functions);
    public IReadOnlyList<AgencyUnit> Structure => AgencyUnit.Of(texts.EnglishLines(TextBook.Structure));
    public IReadOnlyList<IHtmlContent> Tracking => Lines(TextBook.Tracking);
    public IReadOnlyList<IHtmlContent> People => Lines(TextBook.People);
    public IReadOnlyList<IHtmlContent> Channels => Lines(TextBook.Channels);
    public IReadOnlyList<IHtmlContent> Imitations => Lines(TextBook.Imitations);

    /// <summary>What kinds of work a letter of a trade's interests stands for.</summary>
    public static readonly IReadOnlyDictionary<char, string> Interests = new Dictionary<char, string>
    {
        ['R'] = "Working with things and machines", ['I'] = "Finding out and explaining", ['A'] = "Creating, making things beautiful",
        ['S'] = "Helping and teaching people", ['E'] = "Persuading and organising", ['C'] = "Order and precision",
    };

    /// <returns>Null when there is no English word: the Vietnamese one is shown and marked.</returns>
    public string? Word(string list, string? code) => code is null ? null : words.Words.GetValueOrDefault(list)?.GetValueOrDefault(code);

    /// <summary>Null when it has no English name.</summary>
    public string? Name(Section section) => texts.English(TextBook.Of(section)) is { Length: > 0 } name ? name : null;

    /// <summary>The name of a channel, the Vietnamese one marked.</summary>
    public IHtmlContent Channel(ChannelsModel.Shown channel) =>
        texts.English(TextBook.OfChannel(channel.Id)) is { Length: > 0 } name ? EnglishWord.Plain(name) : EnglishWord.Vietnamese(channel.Name);

    // What nobody has put into English is too important to be left out.
    private IReadOnlyList<IHtmlContent> Lines(string key) => texts.EnglishLines(key) is { Count: > 0 } english
        ? [.. english.Select(EnglishWord.Plain)] : [.. texts.VietnameseLines(key).Select(EnglishWord.Vietnamese)];

    /// <summary>The English page of a Vietnamese one; null where there is none.</summary>
    public static string? Of(string path) => path switch
    {
        "/" => Root,
        "/nghe" => $"{Root}/careers",
        "/truong" => $"{Root}/schools",
        "/lien-he" => $"{Root}/contact",
        "/kenh-chinh-thuc" => $"{Root}/channels",
        "/quyen-rieng-tu" => $"{Root}/privacy",
        _ => null,
    };

    public static string Career(string slug) => $"{Root}/careers/{slug}";

    public static string School(string slug) => $"{Root}/schools/{slug}";
}

/// <summary>English words for the codes of <c>config/career-lookups.json</c>, by list (<c>config/english.json</c>).</summary>
public sealed record EnglishWords(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words)
{
    public const string File = "english.json";

    public static readonly EnglishWords None = new(new Dictionary<string, IReadOnlyDictionary<string, string>>());

    public static EnglishWords Read(byte[] file) => JsonSerializer.Deserialize<EnglishWords>(file, JsonSerializerOptions.Web) is { Words: not null } read ? read : throw new JsonException("There are no words.");
}

/// <summary>A part of the agency and what it does; a line <c>name: work</c>.</summary>
public sealed record AgencyUnit(string Name, string Text)
{
    public static IReadOnlyList<AgencyUnit> Of(IReadOnlyList<string> lines) =>
        [.. lines.Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Select(parts => new AgencyUnit(parts[0], parts.Length > 1 ? parts[1] : ""))];
}
