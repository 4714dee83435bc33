using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>Checks what stands in the editor's page now; nothing is saved and nothing is read of other people's.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class CheckModel(CheckContent checks, ConsentFindings consents, ContentChoices choices, IOptions<SiteOptions> site) : PageModel
{
    [BindProperty] public ContentForm Form { get; set; } = new();

    public RedirectResult OnGet() => Redirect("/quan-tri/noi-dung/moi");

    public async Task<PartialViewResult> OnPostAsync(CancellationToken cancel)
    {
        Form.Details = ShapeInputs.Of(Request.Form, null);
        var reading = Form.Read(new(), (section, slug) => site.Value.Absolute($"/{section}/{slug}"), await choices.LookUpsAsync(cancel));
        return Partial("/Writing/Checks/_Findings.cshtml", new FindingList(
            [.. await consents.OfTypedAsync(reading.Draft, User.Actor(), cancel), .. await checks.OfAsync(Form, reading, User.Actor(), cancel)]));
    }

    /// <summary>The inputs that a fix changes, by name, with their new text.</summary>
    public IActionResult OnPostFix(string rule) => TextFixes.Has(rule) ? new JsonResult(MendedForm.Changes(Request.Form, rule)) : NotFound();
}
