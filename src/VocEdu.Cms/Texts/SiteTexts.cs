using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Texts;

/// <summary>What the site says of itself: in the department's words where there are some, else as configured.</summary>
/// <remarks>Remembered on each node until something public changes, and for a minute at most.</remarks>
public sealed class SiteTexts(NpgsqlDataSource database, ConfigFile<TextBook> book, IOptionsMonitor<SiteOptions> configured, PublicFreshness freshness, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private sealed record Known(long Changes, DateTimeOffset At, FrozenDictionary<string, TextPair> Texts);

    private Known? _known;

    public string Vietnamese(string key) => Kept(key)?.Vi ?? Initial(key).Vi ?? "";

    /// <summary>Empty when nobody has put it into English.</summary>
    public string English(string key) => Kept(key)?.En ?? Initial(key).En ?? "";

    public IReadOnlyList<string> VietnameseLines(string key) => LinesOf(Vietnamese(key));

    public IReadOnlyList<string> EnglishLines(string key) => LinesOf(English(key));

    /// <summary>How a text reads before anybody changes it.</summary>
    public TextPair Initial(string key)
    {
        var pair = book.Value.Texts.GetValueOrDefault(key) ?? new(null, Sections.All.FirstOrDefault(s => TextBook.Of(s) == key)?.EnglishName);
        return Option(key) is { } option ? pair with { Vi = option } : pair;
    }

    /// <summary>What was just changed here holds at once.</summary>
    public void Forget() => Volatile.Write(ref _known, null);

    public static IReadOnlyList<string> LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private TextPair? Kept(string key) => Read().GetValueOrDefault(key);

    private string? Option(string key) => key switch
    {
        TextBook.SiteName => configured.CurrentValue.Name,
        TextBook.Owner => configured.CurrentValue.Owner,
        TextBook.Responsible => configured.CurrentValue.Responsible,
        TextBook.Address => configured.CurrentValue.Address,
        TextBook.Phone => configured.CurrentValue.Phone,
        TextBook.Email => configured.CurrentValue.Email,
        TextBook.PressContact => configured.CurrentValue.PressContact,
        TextBook.PressPhone => configured.CurrentValue.PressPhone,
        TextBook.PressEmail => configured.CurrentValue.PressEmail,
        _ => null,
    };

    // Not awaited: the name of the site stands in places that cannot wait, and this is one short question a minute.
    private FrozenDictionary<string, TextPair> Read()
    {
        var (now, changes, known) = (clock.GetUtcNow(), freshness.Changes, Volatile.Read(ref _known));
        if (known is not null && known.Changes == changes && now - known.At <= Remembered && now >= known.At) return known.Texts;
        FrozenDictionary<string, TextPair> texts;
        try
        {
            using var question = database.CreateCommand("select key, vi, en from cms.site_text");
            using var rows = question.ExecuteReader();
            var read = new Dictionary<string, TextPair>();
            while (rows.Read()) read[rows.GetString(0)] = new(rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2));
            texts = read.ToFrozenDictionary();
        }
        catch (NpgsqlException)
        {
            texts = known?.Texts ?? FrozenDictionary<string, TextPair>.Empty;      // rather the words of before than no page
        }

        Volatile.Write(ref _known, new(changes, now, texts));
        return texts;
    }
}
