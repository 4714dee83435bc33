using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site.StructuredData;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site.English;

/// <summary>What the English pages share: the trades and schools, as far as they can be told in English.</summary>
public abstract class EnglishModel(CmsDb db, EnglishTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    public sealed record Career(Card Card, CareerGuide Guide)
    {
        public string Slug => Card.Slug;
        public bool HasEnglishName => !string.IsNullOrWhiteSpace(Guide.NameEn);
        public string Name => HasEnglishName ? Guide.NameEn! : Card.Title;
    }

    public sealed record School(Card Card, SchoolProfile Profile)
    {
        public string Slug => Card.Slug;
    }

    public EnglishTexts Texts => texts;
    public SiteOptions Site => site.Value;
    public DateOnly Today => Vietnam.Today(clock);

    protected CmsDb Db => db;

    protected async Task<IReadOnlyList<Career>> CareersAsync(CancellationToken cancel) =>
        [.. (await PublicAsync(ContentKind.CareerGuide, cancel)).Select(card => new Career(card, CareerGuide.Of(card.Fields) ?? new())).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    protected async Task<IReadOnlyList<School>> SchoolsAsync(CancellationToken cancel) =>
        [.. (await PublicAsync(ContentKind.School, cancel)).Select(card => new School(card, SchoolProfile.Of(card.Fields) ?? new()))];

    /// <param name="path">Of the Vietnamese page.</param>
    protected Task<Card?> FindAsync(string path, ContentKind kind, CancellationToken cancel) =>
        db.Publications.AsNoTracking().Where(p => p.Path == path && p.Kind == kind).Select(Card.Of).SingleOrDefaultAsync(cancel);

    /// <param name="vietnamese">Path of the same page in Vietnamese.</param>
    /// <param name="steps">From the first page below the English home page down to this one.</param>
    protected void Head(string title, string description, string path, string vietnamese, params (string Name, string Path)[] steps) => new PageHead(title, description, path)
    {
        Language = "en", Other = vietnamese, Facts = steps.Length == 0 ? [] : [SiteFacts.Breadcrumbs(Site, [("English", EnglishTexts.Root), .. steps])],
    }.On(ViewData);

    private Task<List<Card>> PublicAsync(ContentKind kind, CancellationToken cancel)
    {
        HttpContext.Shows(PublicChange.Lists);
        return db.Publications.AsNoTracking().Where(p => p.Listed && p.Kind == kind).OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).Select(Card.Of).ToListAsync(cancel);
    }
}
