using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Needs;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>A need as readers see it.</summary>
public sealed record NeedShown(Need Need, string UnitName);

/// <summary>What is looked for today: workers and training, the newest first.</summary>
public sealed partial class NeedsModel(CmsDb db, ContentChoices choices, LookUps lists, TimeProvider clock) : PageModel
{
    private const int PageSize = 20, LongestWords = 100;

    public static readonly IReadOnlyList<(string Code, NeedKind Kind, string Name)> Kinds = [("tuyen-dung", NeedKind.Recruit, "Tuyển dụng"), ("dao-tao", NeedKind.Train, "Đào tạo")];

    public List<NeedShown> Shown { get; private set; } = [];
    public IReadOnlyList<Choice> Trades { get; private set; } = [];
    public IReadOnlyList<Choice> Provinces { get; private set; } = [];
    public string? Kind { get; private set; }
    public string? Trade { get; private set; }
    public string? Province { get; private set; }
    public Guid? Next { get; private set; }
    public string Words { get; private set; } = "";
    public bool IsFiltered => Kind is not null || Trade is not null || Province is not null || Words.Length > 0;
    public Dictionary<string, string> TradeNames { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    /// <param name="after">The last one of the page before; ids grow with time.</param>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "loai")] string? kind, [FromQuery(Name = "nghe")] string? trade, [FromQuery(Name = "tinh")] string? province, [FromQuery(Name = GuideChoice.TextKey)] string? words,
        [FromQuery(Name = "sau")] Guid? after, CancellationToken cancel)
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
        Words = VietnameseText.Asked(words, LongestWords);
        if (Words.Length > 0) open = Saying(open, Words);
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
        ["loai"] = Kind, ["nghe"] = Trade, ["tinh"] = Province, [GuideChoice.TextKey] = Words.Length > 0 ? Words : null, ["sau"] = after?.ToString(),
    }.Where(choice => choice.Value is not null));

    /// <summary>In whose title, place or text each word stands, or one that begins so, with or without marks.</summary>
    private IQueryable<Need> Saying(IQueryable<Need> needs, string words)
    {
        var query = string.Join(" & ", NotInWords().Split(VietnameseText.Fold(words)).Where(word => word.Length > 0).Select(word => word + ":*"));
        if (query.Length == 0) return needs.Where(n => false);
        var found = db.Set<Need>().FromSql($"select * from cms.need where cms.folded_words(concat_ws(' ', title, place, text)) @@ to_tsquery('simple', {query})").Select(n => n.Id);
        return needs.Where(n => found.Contains(n.Id));
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInWords();

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
