using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>All trades, by field and by way in.</summary>
public sealed class GuidesModel(CmsDb db, PictureLibrary library, LookUps lists) : PageModel
{
    public sealed record Entry(Card Card, CareerGuide Guide);

    public static readonly IReadOnlyList<(string Code, string Name)> Ways =
        [(RouteCodes.AfterGrade9, "Sau lớp 9"), (RouteCodes.AfterGrade12, "Sau lớp 12"), (RouteCodes.ShortCourse, "Học ngắn")];

    public IReadOnlyList<Entry> Shown { get; private set; } = [];
    public IReadOnlyList<string> Fields { get; private set; } = [];
    public string? Field { get; private set; }
    public string? Way { get; private set; }
    public Pictures Pictures { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "linh-vuc")] string? field, [FromQuery(Name = "duong")] string? way, CancellationToken cancel)
    {
        var all = (await db.Publications.AsNoTracking().Where(p => p.Listed && p.Kind == ContentKind.CareerGuide)
                .OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).Select(Card.Of).ToListAsync(cancel))
            .Select(card => new Entry(card, CareerGuide.Of(card.Fields) ?? new())).ToList();
        Fields = [.. lists["fields"].Select(f => f.Code).Where(code => all.Exists(e => e.Guide.Field == code))];
        (Field, Way) = (lists["fields"].Select(f => f.Code).FirstOrDefault(f => f == field), Ways.Select(w => w.Code).FirstOrDefault(w => w == way));
        if (Field != field || Way != way) return NotFound();
        Shown = [.. all.Where(e => Field is null || e.Guide.Field == Field)
            .Where(e => Way is null || e.Guide.Ways.Single(w => w.Code == Way).Cards.Any(c => c.Available))];
        Pictures = await library.ForAsync(Shown.Select(e => e.Card), cancel);
        new PageHead("Nghề nghiệp", "Mỗi nghề làm gì, học ở đâu, học bao lâu, thu nhập ra sao.", Field is null && Way is null ? "/nghe" : null)
        {
            Section = "nghe", Feed = "/nghe/rss.xml",
        }.On(ViewData);
        return Page();
    }

    /// <summary>The page's address with one choice changed.</summary>
    public static string Link(string? field, string? way)
    {
        var choices = new List<string>();
        if (field is not null) choices.Add($"linh-vuc={field}");
        if (way is not null) choices.Add($"duong={way}");
        return choices.Count == 0 ? "/nghe" : "/nghe?" + string.Join('&', choices);
    }
}
