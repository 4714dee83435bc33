using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>A trade as lists of trades need it: without the long texts of its page.</summary>
public sealed record ShelvedGuide(Card Card, CareerGuide Guide)
{
    public string Slug => Card.Slug;
}

/// <summary>All public trades, by name.</summary>
public sealed class GuideShelf(CmsDb db)
{
    /// <summary>What only the page of the trade shows.</summary>
    private static readonly string[] LongTexts =
        ["intro", "tasks", "skills", "tools", "suits", "tryIt", "modules", "certificates", "workplaces", "progression", "faq", "review"];

    public async Task<IReadOnlyList<ShelvedGuide>> AllAsync(CancellationToken cancel)
    {
        var cards = await db.Publications.FromSql($"""
            select item_id, version, path, kind, genre, section, title, summary, '' as html,
                   jsonb_strip_nulls(jsonb_build_object('cover', fields -> 'cover',
                     'guide', case jsonb_typeof(fields -> 'guide') when 'object' then (fields -> 'guide') - {LongTexts} end)) as fields,
                   unit_id, unit_name, work_id, reference, themes, audiences, tags, guides, schools, series, part, topics, listed, published_at, updated_at, corrections
            from cms.publication
            """).AsNoTracking().Where(p => p.Listed && p.Kind == ContentKind.CareerGuide)
            .OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).ThenBy(p => p.Path).Select(Card.Of).ToListAsync(cancel);
        return [.. cards.Select(card => new ShelvedGuide(card, CareerGuide.Of(card.Fields) ?? new()))];
    }
}
