using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.English;

/// <summary>All trades by field, or one of them in its main facts.</summary>
public sealed class EnglishCareersModel(CmsDb db, EnglishTexts texts, LookUps lists, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    public IReadOnlyList<IGrouping<string?, Career>> ByField { get; private set; } = [];

    /// <summary>Null: the list of all.</summary>
    public Career? One { get; private set; }
    public IReadOnlyList<School> Taught { get; private set; } = [];
    public LookUps Lists => lists;

    /// <summary>The ways in.</summary>
    public IEnumerable<(string Name, IReadOnlyList<RouteCard> Cards)> Ways =>
        [("After grade 9", One!.Guide.Routes.AfterGrade9), ("After grade 12", One.Guide.Routes.AfterGrade12), ("Short courses", One.Guide.Routes.ShortCourses)];

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancel)
    {
        if (slug is null)
        {
            ByField = [.. (await CareersAsync(cancel)).GroupBy(c => c.Guide.Field).OrderBy(field => Texts.Word("fields", field.Key) ?? "~", StringComparer.Ordinal)];
            Head("Careers", "The trades taught in the province: what they are called, how to enter them and where they are taught.", EnglishTexts.Root + "/careers", "/nghe", ("Careers", EnglishTexts.Root + "/careers"));
            return Page();
        }

        if (await FindAsync(ItemModel.GuidePath(slug), ContentKind.CareerGuide, cancel) is not { } card) return NotFound();
        HttpContext.Shows(PublicChange.ItemTag(card.ItemId));
        One = new(card, CareerGuide.Of(card.Fields) ?? new());
        Taught = [.. (await SchoolsAsync(cancel)).Where(s => s.Profile.Teaches(slug, One.Guide, s.Slug))];
        Head(One.Name, $"{One.Name}: how to enter the trade, working conditions and where it is taught.", EnglishTexts.Career(slug), card.Path,
            ("Careers", EnglishTexts.Root + "/careers"), (One.Name, EnglishTexts.Career(slug)));
        return Page();
    }
}
