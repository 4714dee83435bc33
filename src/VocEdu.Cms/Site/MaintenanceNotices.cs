using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>When the site will be down, and until when.</summary>
public sealed record Downtime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Text);

/// <summary>What is announced, remembered on each node until something public changes, and for a minute at most.</summary>
public sealed class MaintenanceNotices(NpgsqlDataSource database, PublicFreshness freshness, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private sealed record Known(long Changes, DateTimeOffset At, IReadOnlyList<Downtime> Coming);

    private Known? _known;

    /// <summary>The one that is on or comes next; null: none.</summary>
    public async Task<Downtime?> NextAsync(CancellationToken cancel)
    {
        var (now, changes, known) = (clock.GetUtcNow(), freshness.Changes, Volatile.Read(ref _known));
        if (known is null || known.Changes != changes || now - known.At > Remembered || now < known.At)
        {
            try
            {
                Volatile.Write(ref _known, known = new(changes, now, await ReadAsync(now, cancel)));
            }
            catch (NpgsqlException)
            {
                return null;       // rather a page without this line than no page
            }
        }

        return known.Coming.FirstOrDefault(d => d.EndsAt > now);
    }

    /// <summary>How long a page may be kept that was made now: no longer than what it says of the downtime is true.</summary>
    public TimeSpan KeepFor(TimeSpan most)
    {
        var now = clock.GetUtcNow();
        var turns = (Volatile.Read(ref _known)?.Coming ?? []).SelectMany(d => new[] { d.StartsAt, d.EndsAt }).Where(turn => turn > now).Select(turn => turn - now);
        return turns.Append(most).Min();
    }

    private async Task<IReadOnlyList<Downtime>> ReadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var question = database.CreateCommand("select starts_at, ends_at, text from cms.maintenance where cancelled_at is null and ends_at > $1 order by starts_at");
        question.Parameters.Add(new() { Value = now });
        await using var rows = await question.ExecuteReaderAsync(cancel);
        var coming = new List<Downtime>();
        while (await rows.ReadAsync(cancel)) coming.Add(new(rows.GetFieldValue<DateTimeOffset>(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetString(2)));
        return coming;
    }
}

/// <summary>The line on top of every public page while something is announced.</summary>
public sealed class MaintenanceBannerViewComponent(MaintenanceNotices notices, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool english = false)
    {
        if (await notices.NextAsync(HttpContext.RequestAborted) is not { } next) return Content("");
        var isOn = next.StartsAt <= clock.GetUtcNow();
        return english ? View("/Site/English/_Maintenance.cshtml", InEnglish(next, isOn)) : View("/Site/_Maintenance.cshtml", Sentence(next, isOn));
    }

    private static string Sentence(Downtime next, bool isOn) => isOn
        ? $"Trang đang bảo trì, dự kiến trở lại lúc {At(next.EndsAt)}. {Ended(next.Text)}"
        : $"Trang sẽ bảo trì từ {At(next.StartsAt)}, dự kiến trở lại lúc {At(next.EndsAt)}. {Ended(next.Text)}";

    private static string Ended(string text) => text[^1] is '.' or '!' or '?' ? text : $"{text}.";

    private static string At(DateTimeOffset at) => $"{VietnameseDates.Time(at)} {VietnameseDates.WithWeekday(at)}";

    /// <summary>Without the text, which is in Vietnamese.</summary>
    private static string InEnglish(Downtime next, bool isOn) => isOn
        ? $"This site is under maintenance. It is expected back at {EnglishAt(next.EndsAt)} (Vietnam time)."
        : $"This site will be under maintenance from {EnglishAt(next.StartsAt)}. It is expected back at {EnglishAt(next.EndsAt)} (Vietnam time).";

    private static string EnglishAt(DateTimeOffset at) => Vietnam.LocalTime(at).ToString("HH:mm 'on' dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
