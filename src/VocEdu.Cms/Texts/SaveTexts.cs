using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Texts;

/// <summary>What somebody typed for a text.</summary>
public sealed record TypedText(TextEntry Entry, string? Vi, string? En);

/// <summary>Keeps texts of the site; every page shows them at once.</summary>
public sealed class SaveTexts(CmsDb db, SiteTexts texts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Field of a refusal for one text in one language, and name of its input.</summary>
    public static string FieldOf(string language, string key) => $"{language}-{key}";

    /// <summary>How these texts stand now, so that nobody overwrites unseen what another has saved meanwhile.</summary>
    public async Task<string> StateAsync(IEnumerable<TextEntry> entries, CancellationToken cancel)
    {
        var keys = entries.Select(e => e.Key).ToList();
        return (await db.Set<SiteText>().Where(t => keys.Contains(t.Key)).SumAsync(t => t.Version, cancel)).ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="seen">What <see cref="StateAsync"/> said when the person began.</param>
    /// <param name="initial">How texts read before anybody changes them, where that is not in the book.</param>
    public async Task<IReadOnlyList<Refusal>> RunAsync(IReadOnlyList<TypedText> typed, string? seen, Actor actor, CancellationToken cancel, IReadOnlyDictionary<string, TextPair>? initial = null)
    {
        typed = [.. typed.Select(t => t with { Vi = Tidy(t.Vi, t.Entry.Form), En = t.Entry.OneLanguage ? null : Tidy(t.En, t.Entry.Form) })];
        List<Refusal> refusals = [.. typed.SelectMany(Faults)];
        if (refusals.Count > 0) return refusals;

        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('site texts', 0))", cancel);
        if (await StateAsync(typed.Select(t => t.Entry), cancel) != seen)
            return [new("texts.changed", "Trong lúc bạn sửa, người khác đã lưu. Những gì bạn nhập vẫn còn ở đây; hãy so lại rồi lưu lần nữa.")];
        var keys = typed.Select(t => t.Entry.Key).ToList();
        var rows = await db.Set<SiteText>().Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, cancel);
        var changed = false;
        foreach (var one in typed) changed |= Keep(one, rows.GetValueOrDefault(one.Entry.Key), initial?.GetValueOrDefault(one.Entry.Key) ?? texts.Initial(one.Entry.Key), actor);
        if (!changed) return [];
        await db.SaveChangesAsync(cancel);
        await PublicChange.AnnounceAsync(db, PublicPages.All, cancel);
        await transaction.CommitAsync(cancel);
        texts.Forget();
        return [];
    }

    private bool Keep(TypedText typed, SiteText? row, TextPair initial, Actor actor)
    {
        var (vi, en) = (typed.Entry.Named is not null || typed.Vi == (initial.Vi ?? "") ? null : typed.Vi, typed.Entry.OneLanguage || typed.En == (initial.En ?? "") ? null : typed.En);
        if (row?.Vi == vi && row?.En == en) return false;
        var before = $"{row?.Vi ?? initial.Vi} | {row?.En ?? initial.En}";
        if (row is null) db.Add(row = new() { Key = typed.Entry.Key, Version = 0, UpdatedAt = clock.GetUtcNow(), UpdatedByName = actor.Name });
        (row.Vi, row.En, row.Version, row.UpdatedAt, row.UpdatedByName) = (vi, en, row.Version + 1, clock.GetUtcNow(), actor.Name);
        audit.Add(actor, "Sửa nội dung trang", "site-text", typed.Entry.Key, $"{before} → {typed.Vi} | {typed.En}");
        return true;
    }

    private static IEnumerable<Refusal> Faults(TypedText typed)
    {
        var (entry, vi, en) = typed;
        if (entry.Required && vi!.Length == 0) yield return new("texts.empty", $"“{entry.Name}” không được để trống.", FieldOf("vi", entry.Key));
        if (vi!.Length > entry.Most && entry.Named is null) yield return new("texts.long", $"“{entry.Name}” có không quá {entry.Most} ký tự.", FieldOf("vi", entry.Key));
        if (en?.Length > entry.Most) yield return new("texts.long", $"“{entry.Name}” bằng tiếng Anh có không quá {entry.Most} ký tự.", FieldOf("en", entry.Key));
    }

    private static string Tidy(string? text, TextForm form) => form is TextForm.Line
        ? VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim()
        : string.Join('\n', SiteTexts.LinesOf(VietnameseText.Normalize(text).ReplaceLineEndings("\n")));
}
