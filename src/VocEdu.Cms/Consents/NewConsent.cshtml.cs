using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>Records a signed paper: on a phone at the school, or in place beside the story that needs it.</summary>
[NeedsRole(ConsentAccess.Readers)]
[RequestSizeLimit(SignedPaper.MaxForm), RequestFormLimits(MultipartBodyLengthLimit = SignedPaper.MaxForm)]
public sealed class NewConsentModel(RecordConsent record, CmsDb db, ConsentTexts texts, TimeProvider clock) : PageModel
{
    [BindProperty] public ConsentInput Input { get; set; } = new();

    /// <summary>Shown in a dialog of another page, which wants to know the number.</summary>
    [BindProperty(SupportsGet = true)] public bool InPlace { get; set; }

    public async Task OnGetAsync(string? name, string? unit, AgeBand? age, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        Input = new() { PersonName = name, Age = age, UnitId = unit ?? User.Actor().UnitId, GivenOn = today, TextVersion = texts.On(today).Version };
        await ChoicesAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ChoicesAsync(cancel);
        if (ModelState.IsValid)
        {
            var (consent, refusal) = await record.RunAsync(Input.Read(), Input.File, User.Actor(), cancel);
            if (consent is not null) return Done(consent);
            var field = refusal!.Field is nameof(ConsentGiven.GivenAt) ? nameof(Input.GivenOn) : refusal.Field;
            ModelState.AddModelError($"{nameof(Input)}.{field}", refusal.Message);
        }

        return Page();
    }

    private IActionResult Done(Consent consent)
    {
        if (InPlace) return new JsonResult(ConsentFound.Of(consent));
        TempData.SayDone($"Đã lưu phiếu {consent.Number}.");
        return Redirect($"/quan-tri/phieu-dong-y/{consent.Id}");
    }

    private async Task ChoicesAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        Input.Texts = [.. texts.All.Where(t => t.ValidFrom <= Vietnam.Today(clock)).OrderByDescending(t => t.ValidFrom)];
        Input.Units = await (actor.Has(ConsentAccess.OfAllUnits) ? db.Units : db.Units.Where(u => u.Id == actor.UnitId)).ChoicesAsync(clock, cancel);
    }
}
