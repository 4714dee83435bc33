using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site.English;

public sealed class EnglishHomeModel(CmsDb db, EnglishTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    private const int CareersShown = 12;

    public IReadOnlyList<Career> Careers { get; private set; } = [];

    /// <summary>Trades in the register.</summary>
    public int CareerCount { get; private set; }
    public int SchoolCount { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await CareersAsync(cancel);
        Careers = [.. all.Where(c => c.HasEnglishName).GroupBy(c => c.Guide.Field).SelectMany(field => field.Select((career, place) => (career, place)))
            .OrderBy(c => c.place).Take(CareersShown).Select(c => c.career).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
        (CareerCount, SchoolCount) = (all.Count, (await SchoolsAsync(cancel)).Count);
        Head("", Texts.About is [var about, ..] ? about : Texts.SiteName, EnglishTexts.Root, "/");
    }
}
