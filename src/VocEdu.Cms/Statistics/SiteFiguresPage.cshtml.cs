using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Statistics;

/// <summary>The site's own figures of a year, to read and for programs.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Reporter | Role.Administrator)]
public sealed class SiteFiguresPageModel(ReckonSite reckon, TimeProvider clock) : PageModel
{
    private const int FirstYear = 2020;

    [BindProperty(SupportsGet = true, Name = "nam")] public int? Year { get; set; }

    public YearOfSite Figures { get; private set; } = null!;
    public int ThisYear => Vietnam.Today(clock).Year;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Response.Headers.ContentDisposition = $"attachment; filename=so-lieu-trang-{Figures.Year}.json";
        return new JsonResult(Figures);
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Figures = await reckon.OfAsync(Year is >= FirstYear && Year <= ThisYear ? Year.Value : ThisYear, cancel);
}
