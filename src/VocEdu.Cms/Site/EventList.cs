using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>An event of a list.</summary>
public sealed record EventShown(Card Card, DateTimeOffset UpdatedAt)
{
    public EventFields When => Card.Fields.Event!;
}

/// <summary>What events are wanted.</summary>
/// <param name="Trade">Slug of a guide the event names; null: any.</param>
/// <param name="School">Slug of a school it names; null: any.</param>
public sealed record EventFilter(string? Trade, string? School)
{
    public bool IsEmpty => Trade is null && School is null;

    /// <summary>An address with this choice.</summary>
    /// <param name="view">A month, <c>2026-11</c>; null: the list.</param>
    public string Address(string path, string? view = null) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["thang"] = view, ["nghe"] = Trade, ["truong"] = School,
    }.Where(choice => choice.Value is not null));
}

/// <summary>Public events by their time. Each list costs what it shows, however many there are.</summary>
public sealed class EventList(CmsDb db)
{
    /// <summary>What is under way or still to come, the nearest first.</summary>
    public Task<List<EventShown>> ComingAsync(EventFilter filter, DateTimeOffset now, int count, CancellationToken cancel) =>
        ReadAsync(Wanted(filter).Where(e => e.EndsAt >= now).OrderBy(e => e.StartsAt).ThenBy(e => e.ItemId).Take(count), cancel);

    /// <summary>What is over, the last first.</summary>
    public Task<List<EventShown>> PastAsync(EventFilter filter, DateTimeOffset before, int count, CancellationToken cancel) =>
        ReadAsync(Wanted(filter).Where(e => e.EndsAt < before).OrderByDescending(e => e.EndsAt).ThenByDescending(e => e.ItemId).Take(count), cancel);

    /// <summary>What touches this stretch of time.</summary>
    public Task<List<EventShown>> BetweenAsync(EventFilter filter, DateTimeOffset from, DateTimeOffset to, int count, CancellationToken cancel) =>
        ReadAsync(Wanted(filter).Where(e => e.StartsAt < to && e.EndsAt >= from).OrderBy(e => e.StartsAt).ThenBy(e => e.ItemId).Take(count), cancel);

    private IQueryable<EventTime> Wanted(EventFilter filter)
    {
        var shown = db.Publications.Where(p => p.Listed && p.Kind == ContentKind.Event);
        if (filter.Trade is { } trade) shown = shown.Where(p => p.Guides.Contains(trade));
        if (filter.School is { } school) shown = shown.Where(p => p.Schools.Contains(school));
        return db.Set<EventTime>().Where(e => shown.Any(p => p.ItemId == e.ItemId));
    }

    private async Task<List<EventShown>> ReadAsync(IQueryable<EventTime> wanted, CancellationToken cancel)
    {
        var order = await wanted.Select(e => e.ItemId).ToListAsync(cancel);
        var found = await db.Publications.AsNoTracking().Where(p => order.Contains(p.ItemId)).Select(p => new
        {
            Card = new Card(p.ItemId, p.Path, p.Kind, p.Genre, p.Section, p.Title, p.Summary, p.UnitName, p.PublishedAt, p.Fields),
            p.UpdatedAt,
        }).ToDictionaryAsync(p => p.Card.ItemId, cancel);
        return [.. order.Where(id => found.TryGetValue(id, out var one) && one.Card.Fields.Event is not null).Select(id => new EventShown(found[id].Card, found[id].UpdatedAt))];
    }
}
