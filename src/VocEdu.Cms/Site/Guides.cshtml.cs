using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>All trades, by whatever a reader chooses by.</summary>
public sealed class GuidesModel(GuideShelf shelf, SchoolPlaces places, PictureLibrary library, LookUps lists, TimeProvider clock) : PageModel
{
    private IReadOnlyList<PlacedSchool> _schools = [];
    private IReadOnlyList<ShelvedGuide> _all = [];

    public IReadOnlyList<GuideFacet> Facets { get; private set; } = [];
    public GuideChoice Choice { get; private set; } = null!;
    public IReadOnlyList<ShelvedGuide> Shown { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        _all = await shelf.AllAsync(cancel);
        var schools = await places.AllAsync(cancel);
        (_schools, Facets) = (schools, GuideFacets.All(lists, schools));
        if (!GuideChoice.TryRead(Request.Query, Facets, out var choice)) return NotFound();
        Choice = choice;
        var wanted = _all.Where(guide => choice.Wants(guide, Facets));
        Shown = [.. choice.Order switch
        {
            GuideChoice.SchoolsOrder => wanted.OrderByDescending(SchoolsOf),
            GuideChoice.DemandOrder => wanted.OrderBy(DemandRank),
            _ => wanted,
        }];
        Pictures = await library.ForAsync(Shown.Select(guide => guide.Card), cancel);
        new PageHead("Nghề nghiệp", "Mỗi nghề làm gì, học ở đâu, học bao lâu, thu nhập ra sao.", choice.IsEmpty ? GuideChoice.Path : null)
        {
            Section = "nghe", Feed = "/nghe/rss.xml",
        }.On(ViewData);
        return Page();
    }

    public GuideFacet Facet(string key) => Facets.Single(facet => facet.Key == key);

    public string? Chosen(GuideFacet facet) => Choice.Chosen.GetValueOrDefault(facet.Key);

    /// <summary>The choices that some trade has, each with the number that would be shown.</summary>
    public IEnumerable<(Choice Choice, int Count)> Counted(GuideFacet facet)
    {
        var others = _all.Where(guide => Choice.Wants(guide, Facets, aside: facet.Key)).ToList();
        return facet.Choices.Where(choice => _all.Any(guide => facet.Is(guide, choice.Code)))
            .Select(choice => (choice, others.Count(guide => facet.Is(guide, choice.Code))));
    }

    /// <summary>Public schools that teach it.</summary>
    public int SchoolsOf(ShelvedGuide guide) => _schools.Count(school => school.Teaches(guide.Slug, guide.Guide));

    /// <summary>Its place in the list of marks; one without a source or from too long ago comes after all that have one.</summary>
    private int DemandRank(ShelvedGuide guide) =>
        guide.Guide.Demand is { Source.Length: > 0 } demand && !demand.IsOld(Vietnam.Today(clock)) && lists["demandMarks"].ToList().FindIndex(mark => mark.Code == demand.Mark) is >= 0 and var place ? place : int.MaxValue;
}
