using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Collections;

[NeedsRole(Role.Editor | Role.Approver)]
public sealed class EditCollectionModel(CmsDb db, SaveCollection save, Cards cards) : PageModel
{
    private const int MostStories = 100;

    [BindProperty] public CollectionFields Fields { get; set; } = new();

    public Collection Collection { get; private set; } = null!;
    public IReadOnlyList<Card> Stories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Fields = CollectionFields.Of(Collection);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();

        await save.ChangeAsync(Collection, Fields, User.Actor(), cancel);
        TempData.SayDone($"Đã lưu “{Collection.Name}”.");
        return Redirect($"/quan-tri/tuyen-bai/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Collections.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } collection) return false;
        Collection = collection;
        Stories = await cards.InCollectionAsync(collection.Kind, collection.Slug, MostStories, cancel);
        return true;
    }
}
