using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.English;

/// <summary>The register of schools, or one of them: what it is, what it teaches, how to reach it.</summary>
public sealed class EnglishSchoolsModel(CmsDb db, EnglishTexts texts, LookUps lists, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    public IReadOnlyList<School> All { get; private set; } = [];

    /// <summary>Null: the list of all.</summary>
    public School? One { get; private set; }

    /// <summary>The trades the school teaches, by the slug of their guide.</summary>
    public IReadOnlyDictionary<string, Career> Trades { get; private set; } = new Dictionary<string, Career>();
    public LookUps Lists => lists;

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancel)
    {
        if (slug is null)
        {
            All = await SchoolsAsync(cancel);
            Head("Schools", "Vocational schools and centres in the province with their addresses and contacts.", EnglishTexts.Root + "/schools", "/truong", ("Schools", EnglishTexts.Root + "/schools"));
            return Page();
        }

        if (await FindAsync(ItemModel.SchoolPath(slug), ContentKind.School, cancel) is not { } card) return NotFound();
        HttpContext.Shows(PublicChange.ItemTag(card.ItemId));
        One = new(card, SchoolProfile.Of(card.Fields) ?? new());
        Trades = (await CareersAsync(cancel)).ToDictionary(c => c.Slug);
        Head(card.Title, $"{card.Title}: what the school teaches and how to reach it.", EnglishTexts.School(slug), card.Path,
            ("Schools", EnglishTexts.Root + "/schools"), (card.Title, EnglishTexts.School(slug)));
        return Page();
    }
}
