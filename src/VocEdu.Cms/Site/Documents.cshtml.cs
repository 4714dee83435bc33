using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>Official documents: found by number, words, year and whether they are in force; the newest first.</summary>
public sealed class DocumentsModel(FindDocuments find, TimeProvider clock) : PageModel
{
    private const int PageSize = 20, FirstYear = 1945, LongestQuestion = 100;

    public List<Card> Shown { get; private set; } = [];
    public string Question { get; private set; } = "";
    public int? Year { get; private set; }
    public bool InForce { get; private set; }
    public string? Next { get; private set; }
    public bool IsFiltered => Question.Length > 0 || Year is not null || InForce;
    public DateOnly Today => Vietnam.Today(clock);
    public int ThisYear => Today.Year;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "q")] string? question, [FromQuery(Name = "nam")] int? year, [FromQuery(Name = "con-hieu-luc")] string? inForce, [FromQuery(Name = "sau")] string? mark, CancellationToken cancel)
    {
        PageMark? after = null;
        if (mark is not null && !PageMark.TryParse(mark, out after)) return NotFound();
        Question = VietnameseText.Asked(question, LongestQuestion);
        Year = year is >= FirstYear && year <= ThisYear + 1 ? year : null;
        InForce = inForce == "1";
        var found = (await find.RunAsync(Question, Year, InForce ? Today : null, cancel)).AsNoTracking();
        if (after is not null) found = found.After(after);
        Shown = await found.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.ItemId).Take(PageSize + 1).Select(Card.Of).ToListAsync(cancel);
        if (Shown.Count > PageSize)
        {
            Shown.RemoveAt(PageSize);
            Next = Address(new PageMark(Shown[^1].PublishedAt, Shown[^1].ItemId).ToString());
        }

        new PageHead("Văn bản", "Văn bản chỉ đạo, hướng dẫn về giáo dục nghề nghiệp: số, ngày, hiệu lực.", IsFiltered || after is not null ? null : "/van-ban") { Section = "van-ban", Feed = "/van-ban/rss.xml" }.On(ViewData);
        return Page();
    }

    private string Address(string mark) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/van-ban", new Dictionary<string, string?>
    {
        ["q"] = Question.Length > 0 ? Question : null, ["nam"] = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture), ["con-hieu-luc"] = InForce ? "1" : null, ["sau"] = mark,
    }.Where(choice => choice.Value is not null));
}
