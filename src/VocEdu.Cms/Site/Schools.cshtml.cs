using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>The register of schools, by name, found by trade, place, level and whether they take applications now. No ranking.</summary>
public sealed class SchoolsModel(SchoolRegister register, ContentChoices choices, PictureLibrary library, LookUps lists, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SchoolEntry> Shown { get; private set; } = [];
    public int All { get; private set; }
    public SchoolFilter Filter { get; private set; } = new(null, null, null, false);

    /// <summary>Trades that some school may teach, places and levels there are.</summary>
    public IReadOnlyList<Choice> Trades { get; private set; } = [];
    public IReadOnlyList<IGrouping<string, Choice>> Places { get; private set; } = [];
    public IReadOnlyList<Choice> Levels { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "nghe")] string? trade, [FromQuery(Name = "noi")] string? place, [FromQuery(Name = "trinh-do")] string? level, [FromQuery(Name = "dang-nhan")] string? open, CancellationToken cancel)
    {
        var all = await register.AllAsync(cancel);
        var guides = await choices.PublicAsync(ContentKind.CareerGuide, cancel);
        All = all.Count;
        Trades = [.. guides.Where(g => all.Exists(e => e.School.Licensed.Any(p => p.Guide == g.Code)))];
        Levels = [.. lists["levels"].Where(l => all.Exists(e => e.School.Licensed.Any(p => p.Level == l.Code)))];
        Places = [.. all.SelectMany(e => e.Places).Distinct().Where(p => p.Commune is { Length: > 0 }).OrderBy(p => p.Commune, Units.UnitChoices.ByName)
            .GroupBy(p => p.ProvinceCode ?? "", p => new Choice(p.Code, p.Commune!)).OrderBy(g => lists.WordFor("provinces", g.Key), Units.UnitChoices.ByName)];
        Filter = new(Known(trade, guides), Known(place, [.. Places.SelectMany(g => g), .. Places.Select(g => new Choice(g.Key, ""))]), Known(level, lists["levels"]), open == "1");
        if (Filter.Trade != Empty(trade) || Filter.Place != Empty(place) || Filter.Level != Empty(level)) return NotFound();

        Shown = [.. all.Where(entry => Filter.Fits(entry, Today))];
        Pictures = await library.ForAsync(Shown.Select(e => e.Card), cancel);
        new PageHead("Trường nghề", "Các cơ sở giáo dục nghề nghiệp: dạy nghề gì, nhận hồ sơ khi nào, liên hệ ở đâu.", Filter.IsEmpty ? "/truong" : null)
        {
            Section = "truong", Feed = "/truong/rss.xml",
        }.On(ViewData);
        return Page();
    }

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Known(string? code, IReadOnlyList<Choice> choices) => choices.FirstOrDefault(choice => choice.Code == code)?.Code is { Length: > 0 } known ? known : null;
}
