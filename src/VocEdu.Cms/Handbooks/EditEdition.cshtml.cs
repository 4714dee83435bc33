using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Handbooks;

/// <summary>Choosing what stands in an edition, and having it made.</summary>
[NeedsRole(Role.Editor)]
public sealed class EditEditionModel(CmsDb db, SaveEdition save, ContentChoices choices) : PageModel
{
    [BindProperty] public EditionFields Fields { get; set; } = new();

    public HandbookEdition Edition { get; private set; } = null!;

    /// <summary>Why it cannot be changed now, or null.</summary>
    public Refusal? Closed { get; private set; }
    public bool IsPublic { get; private set; }
    public IReadOnlyDictionary<string, string> GuideNames { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> SchoolNames { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<MediaFile> Pictures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Fields = EditionFields.Of(Edition);
        Complete();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] bool make, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var refusal = ModelState.IsValid ? await save.ChangeAsync(Edition, Fields, make, User.Actor(), cancel) : null;
        if (ModelState.IsValid && refusal is null)
        {
            TempData.SayDone(make ? "Đã lưu và bắt đầu tạo cẩm nang. Việc này mất chừng một phút; bạn có thể rời trang." : "Đã lưu ấn bản.");
            return Redirect($"{EditionsModel.Path}/{id}");
        }

        if (refusal is not null) ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        Complete();
        return Page();
    }

    /// <summary>Everything that can be chosen has a line: what is chosen first, in its order.</summary>
    private void Complete()
    {
        Fields.Guides.AddRange(GuideNames.Keys.Except(Fields.Guides.Select(place => place.Slug)).Select(slug => new PlaceInEdition { Slug = slug }));
        Fields.Schools.AddRange(SchoolNames.Keys.Except(Fields.Schools.Select(place => place.Slug)).Select(slug => new PlaceInEdition { Slug = slug }));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Handbooks().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } edition) return false;
        Edition = edition;
        IsPublic = await db.IsPublicAsync(edition, cancel);
        Closed = await save.WhyNotChangeAsync(edition, cancel);
        GuideNames = (await choices.PublicAsync(ContentKind.CareerGuide, cancel)).DistinctBy(choice => choice.Code).ToDictionary(choice => choice.Code, choice => choice.Name);
        SchoolNames = (await choices.PublicAsync(ContentKind.School, cancel)).DistinctBy(choice => choice.Code).ToDictionary(choice => choice.Code, choice => choice.Name);
        Units = await choices.UnitsAsync(User.Actor(), cancel);
        Pictures = await choices.FilesAsync(MediaKind.Picture, edition.CoverId, User.Actor(), cancel);
        return true;
    }
}
