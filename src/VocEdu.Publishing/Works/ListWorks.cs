using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>Which works a list shows; every figure carries the one that opens its list.</summary>
/// <param name="From">Local date, included.</param>
/// <param name="To">Local date, included.</param>
/// <param name="Counted">True: only those that count; false: only those that do not; null: both.</param>
/// <param name="FormerUnits">Units whose works are the unit's own, seen from today; null: by the unit of the day of publication.</param>
/// <param name="Text">In title, outlet or reference, with or without tone marks, whatever the case.</param>
public sealed record WorkFilter(
    DateOnly From, DateOnly To, bool? Counted = null, string? Genre = null, string? UnitCode = null, WorkOrigin? Origin = null,
    string? Text = null, IReadOnlyList<string>? FormerUnits = null)
{
    /// <summary>A plan's code and its own: <c>KH3066-2021:ND2.5</c>.</summary>
    public string? Theme { get; init; }
    public string? Audience { get; init; }
    public string? Activity { get; init; }
}

/// <summary>Where a page of the list ended.</summary>
public sealed record WorkCursor(DateOnly On, Guid Id);

public sealed record WorkPage(IReadOnlyList<Work> Works, WorkCursor? Next);

/// <summary>The works behind a figure, newest first, page by page at the same cost however long the list is.</summary>
public sealed class ListWorks(PublishingDb db)
{
    public async Task<WorkPage> RunAsync(WorkFilter filter, WorkCursor? after, int size, CancellationToken cancel)
    {
        var works = Naming(filter.Text).AsNoTracking().Where(w => w.FirstPublicOn >= filter.From && w.FirstPublicOn <= filter.To);
        if (filter.Counted is { } counted) works = works.Where(w => w.Counts == counted);
        if (filter.Genre is { } genre) works = works.Where(w => w.Genre == genre);
        if (filter.UnitCode is { } unit) works = works.Where(w => w.UnitCode == unit || (filter.FormerUnits != null && filter.FormerUnits.Contains(w.UnitCode)));
        if (filter.Origin is { } origin) works = works.Where(w => w.Origin == origin);
        if (filter.Theme is { } theme) works = works.Where(w => w.Themes.Contains(theme));
        if (filter.Audience is { } audience) works = works.Where(w => w.Audiences.Contains(audience));
        if (filter.Activity is { } activity) works = works.Where(w => w.Activities.Contains(activity));
        if (after is not null)
            works = works.Where(w => EF.Functions.LessThan(ValueTuple.Create(w.FirstPublicOn, w.Id), ValueTuple.Create(after.On, after.Id)));

        var page = await works.OrderByDescending(w => w.FirstPublicOn).ThenByDescending(w => w.Id)
            .Include(w => w.Evidence).Take(size + 1).ToListAsync(cancel);
        if (page.Count <= size) return new(page, null);
        page.RemoveAt(size);
        return new(page, new(page[^1].FirstPublicOn, page[^1].Id));
    }

    // Folded in the database as VietnameseText.Fold does it, by means every server has: no extension, no particular locale.
    private IQueryable<Work> Naming(string? text)
    {
        if (VietnameseText.Fold(text).Trim() is not { Length: > 0 } folded) return db.Works;
        var like = $"%{folded.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return db.Works.FromSql($"""
            select * from publishing.work
            where translate(lower(regexp_replace(normalize(concat_ws(' ', title, outlet, reference), NFD), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd') like {like}
            """);
    }
}
