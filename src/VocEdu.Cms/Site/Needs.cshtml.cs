using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Needs;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>A need as readers see it.</summary>
public sealed record NeedShown(Need Need, string UnitName);

/// <summary>What is looked for today: workers and training, the newest first.</summary>
public sealed class NeedsModel(CmsDb db, ContentChoices choices, LookUps lists, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;

    public static readonly IReadOnlyList<(string Code, NeedKind Kind, string Name)> Kinds = [("tuyen-dung", NeedKind.Recruit, "Tuyển dụng"), ("dao-tao", NeedKind.Train, "Đào tạo")];

    public List<NeedShown> Shown { get; private set; } = [];
    public IReadOnlyList<Choice> Trades { get; private set; } = [];
    public IReadOnlyList<Choice> Provinces { get; private set; } = [];
    public string? Kind { get; private set; }
    public string? Trade { get; private set; }
    public string? Province { get; private set; }
    public Guid? Next { get; private set; }
    public bool IsFiltered => Kind is not null || Trade is not null || Province is not null;
    public Dictionary<string, string> TradeNames { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    /// <param name="after">The last one of the page before; ids grow with time.</param>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "loai")] string? kind, [FromQuery(Name = "nghe")] string? trade, [FromQuery(Name = "tinh")] string? province, [FromQuery(Name = "sau")] Guid? after, CancellationToken cancel)
    {
        var open = db.Set<Need>().AsNoTracking().Open(Today);
        var used = await open.Select(n => new { n.Trade, n.ProvinceCode }).Distinct().ToListAsync(cancel);
        var guides = await choices.PublicAsync(ContentKind.CareerGuide, cancel);
        TradeNames = guides.ToDictionary(g => g.Code, g => g.Name);
        Trades = [.. guides.Where(g => used.Exists(u => u.Trade == g.Code))];
        Provinces = [.. lists["provinces"].Where(p => used.Exists(u => u.ProvinceCode == p.Code))];
        (Kind, Trade, Province) = (Kinds.FirstOrDefault(k => k.Code == kind).Code, guides.FirstOrDefault(g => g.Code == trade)?.Code, lists["provinces"].FirstOrDefault(p => p.Code == province)?.Code);
        if ((Kind ?? "") != (kind ?? "") || (Trade ?? "") != (trade ?? "") || (Province ?? "") != (province ?? "")) return NotFound();

        if (Kind is not null) open = OfKind(open, Kinds.First(k => k.Code == Kind).Kind);
        if (Trade is not null) open = open.Where(n => n.Trade == Trade);
        if (Province is not null) open = open.Where(n => n.ProvinceCode == Province);
        if (after is { } last) open = open.Where(n => n.Id < last);
        Shown = await NamedAsync(db, open.OrderByDescending(n => n.Id).Take(PageSize + 1), Today, cancel);
        if (Shown.Count > PageSize)
        {
            Shown.RemoveAt(PageSize);
            Next = Shown[^1].Need.Id;
        }

        new PageHead("Nhu cầu tuyển dụng, đào tạo", "Nơi cần người có nghề, nơi cần đào tạo: nghề gì, ở đâu, bao nhiêu người, liên hệ thế nào.", IsFiltered || after is not null ? null : "/nhu-cau").On(ViewData);
        return Page();
    }

    public string Link(Guid? after) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/nhu-cau", new Dictionary<string, string?>
    {
        ["loai"] = Kind, ["nghe"] = Trade, ["tinh"] = Province, ["sau"] = after?.ToString(),
    }.Where(choice => choice.Value is not null));

    private static IQueryable<Need> OfKind(IQueryable<Need> needs, NeedKind kind) => needs.Where(n => n.Kind == kind);

    /// <summary>With the name that each unit has today.</summary>
    public static async Task<List<NeedShown>> NamedAsync(CmsDb db, IQueryable<Need> needs, DateOnly today, CancellationToken cancel)
    {
        var found = await needs.ToListAsync(cancel);
        var ids = found.Select(n => n.UnitId).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.NameOn(today).Name, cancel);
        return found.ConvertAll(need => new NeedShown(need, units[need.UnitId]));
    }
}
