using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Collections;

[NeedsRole(Role.Editor | Role.Approver)]
public sealed class NewCollectionModel(SaveCollection save) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")] public CollectionKind Kind { get; set; }
    [BindProperty] public CollectionFields Fields { get; set; } = new();

    public void OnGet() => Kind = Enum.IsDefined(Kind) ? Kind : CollectionKind.Series;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Enum.IsDefined(Kind)) return BadRequest();
        if (ModelState.IsValid)
        {
            var (saved, refusal) = await save.CreateAsync(Kind, Fields, User.Actor(), cancel);
            if (saved is not null)
            {
                TempData.SayDone($"Đã tạo {Collection.NameOf(Kind).ToLowerInvariant()} “{saved.Name}”. Khi viết bài, bạn xếp bài vào đây ở mục Phân loại.");
                return Redirect("/quan-tri/tuyen-bai");
            }

            ModelState.AddModelError($"{nameof(Fields)}.{refusal!.Field}", refusal.Message);
        }

        return Page();
    }
}
