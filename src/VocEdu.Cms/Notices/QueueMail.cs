using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Notices;

/// <summary>Writes the mails that notices become: at once with the change they tell of, or together in the morning.</summary>
public sealed class QueueMail(CmsDb db, AccountsDb accounts, IOptions<SmtpOptions> smtp, IOptions<SiteOptions> site)
{
    private static readonly TimeOnly Morning = new(7, 30);

    /// <summary>Adds the mails of notices that were just made; saved by the caller.</summary>
    public async Task AtOnceAsync(IReadOnlyCollection<Notice> notices, DateTimeOffset now, CancellationToken cancel)
    {
        if (!smtp.Value.IsOn || notices.Count == 0) return;
        var people = notices.Select(n => n.PersonId).ToHashSet();
        var kinds = notices.Select(n => n.Kind).ToHashSet();
        var addresses = await AddressesAsync(people, cancel);
        var choices = await db.NoticeChoices.AsNoTracking().Where(c => people.Contains(c.PersonId) && kinds.Contains(c.Kind)).ToListAsync(cancel);
        foreach (var notice in notices)
        {
            var way = choices.Find(c => c.PersonId == notice.PersonId && c.Kind == notice.Kind)?.Way ?? NoticeChoice.Usual(notice.Kind);
            if (way is NoticeWay.AtOnce && addresses.TryGetValue(notice.PersonId, out var address))
                Add($"notice:{notice.PersonId}:{notice.Event}", notice.PersonId, address, notice.Title, [notice], now);
        }
    }

    /// <summary>From 07:30 in Viet Nam on: for everybody who wants it, one mail of what has come since the last one and is still unread.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> DailyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (!smtp.Value.IsOn || TimeOnly.FromDateTime(Vietnam.LocalTime(now).DateTime) < Morning) return 0;
        var today = Vietnam.LocalDate(now);
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('daily mail', 0))", cancel);
        var (from, until) = (Vietnam.Instant(today.AddDays(-7), Morning), Vietnam.Instant(today, Morning));
        var unread = await db.Notices.AsNoTracking().Where(n => n.ReadAt == null && n.At > from && n.At <= until).OrderBy(n => n.Id).ToListAsync(cancel);
        var people = unread.Select(n => n.PersonId).ToHashSet();
        var addresses = await AddressesAsync(people, cancel);
        var choices = (await db.NoticeChoices.AsNoTracking().Where(c => people.Contains(c.PersonId)).ToListAsync(cancel)).ToDictionary(c => (c.PersonId, c.Kind), c => c.Way);
        var last = await db.Mail.Where(m => m.PersonId != null && people.Contains(m.PersonId.Value) && m.Key.StartsWith("daily:") && m.CreatedAt > from)
            .GroupBy(m => m.PersonId!.Value).Select(g => new { g.Key, At = g.Max(m => m.CreatedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var written = 0;
        foreach (var mine in unread.Where(n => choices.GetValueOrDefault((n.PersonId, n.Kind), NoticeChoice.Usual(n.Kind)) is NoticeWay.Daily).GroupBy(n => n.PersonId))
        {
            if (last.TryGetValue(mine.Key, out var before) && Vietnam.LocalDate(before) == today) continue;
            List<Notice> news = [.. mine.Where(n => n.At > before)];
            if (news.Count == 0 || !addresses.TryGetValue(mine.Key, out var address)) continue;
            Add($"daily:{mine.Key}:{today:yyyy-MM-dd}", mine.Key, address, $"{news.Count} thông báo, {VietnameseDates.WithWeekday(today)}", news, now);
            written++;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return written;
    }

    /// <summary>Adds a mail to anybody, with or without an account; saved by the caller.</summary>
    public bool ToAddress(string key, string address, string subject, string text, Uri link, DateTimeOffset now)
    {
        if (!smtp.Value.IsOn) return false;
        Write(key, null, address, subject, [(subject, text, link)], now);
        return true;
    }

    private void Add(string key, Guid person, string address, string subject, IReadOnlyList<Notice> notices, DateTimeOffset now) =>
        Write(key, person, address, subject, [.. notices.Select(n => (n.Title, n.Text, site.Value.Absolute(n.Path)))], now);

    private void Write(string key, Guid? person, string address, string subject, IReadOnlyList<(string, string, Uri)> parts, DateTimeOffset now)
    {
        var (text, html) = MailText.Of(parts);
        // A title may hold anything; a header line may not.
        subject = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));
        db.Mail.Add(new Mail { Key = key, PersonId = person, Address = address, Subject = subject.Length > 200 ? subject[..200] : subject, Text = text, Html = html, CreatedAt = now, DueAt = now });
    }

    private Task<Dictionary<Guid, string>> AddressesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        accounts.Users.Where(p => people.Contains(p.Id) && p.DisabledAt == null && p.Email != null).ToDictionaryAsync(p => p.Id, p => p.Email!, cancel);
}
