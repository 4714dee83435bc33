using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Review.Releases;

/// <summary>Puts ticked items into an open set, or leads to where a new one is named.</summary>
[NeedsRole(ManageReleases.Makers)]
public sealed class AddToReleaseModel(ManageReleases manage) : PageModel
{
    [BindProperty] public List<Guid> Items { get; set; } = [];

    /// <summary>Null: a new set.</summary>
    [BindProperty] public Guid? SetId { get; set; }

    public IActionResult OnGet() => Redirect(ReleaseSet.Root);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        List<Guid> items = [.. Items.Distinct()];
        if (items.Count == 0)
        {
            TempData.SayFailed("Vui lòng chọn ít nhất một bài.");
            return Redirect("/quan-tri/noi-dung");
        }

        if (items.Count > ReleaseSet.MostItems)
        {
            TempData.SayFailed(ReleaseRefusals.Full.Message);
            return Redirect("/quan-tri/noi-dung");
        }

        if (SetId is not { } set)
            return Redirect($"{ReleaseSet.Root}/moi{items.Aggregate(new QueryString(), (query, id) => query.Add("Items", id.ToString()))}");
        if (await manage.AddAsync(set, items, User.Actor(), cancel) is { } refusal)
        {
            if (refusal == ReleaseRefusals.Unknown) return NotFound();
            TempData.SayFailed(refusal.Message);
        }
        else TempData.SayDone(items.Count == 1 ? "Đã thêm bài vào đợt phát hành." : $"Đã thêm {items.Count} bài vào đợt phát hành.");
        return Redirect(ReleaseSet.PathOf(set));
    }
}
