using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Benchmarks.Pages;

/// <summary>What a Razor page costs that asks the database one thing and shows next to nothing: the yardstick for ours.</summary>
public sealed class EmptyModel(CmsDb db) : PageModel
{
    public string? Found { get; private set; }

    public async Task OnGetAsync(string path, CancellationToken cancel) =>
        Found = await db.Publications.Where(p => p.Path == path).Select(p => p.Title).SingleOrDefaultAsync(cancel);
}
