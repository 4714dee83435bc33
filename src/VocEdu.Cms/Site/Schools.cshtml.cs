using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>The register of schools, by name. No ranking.</summary>
public sealed class SchoolsModel(CmsDb db, PictureLibrary library, TimeProvider clock) : PageModel
{
    public sealed record Entry(Card Card, SchoolProfile School);

    public IReadOnlyList<Entry> Shown { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Shown = [.. (await db.Publications.AsNoTracking().Where(p => p.Listed && p.Kind == ContentKind.School)
                .OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).Select(Card.Of).ToListAsync(cancel))
            .Select(card => new Entry(card, SchoolProfile.Of(card.Fields) ?? new()))];
        Pictures = await library.ForAsync(Shown.Select(e => e.Card), cancel);
        new PageHead("Trường nghề", "Các cơ sở giáo dục nghề nghiệp: dạy nghề gì, nhận hồ sơ khi nào, liên hệ ở đâu.", "/truong")
        {
            Section = "truong", Feed = "/truong/rss.xml",
        }.On(ViewData);
    }
}
