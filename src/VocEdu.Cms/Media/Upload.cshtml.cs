using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Takes a picture from the editor and answers in JSON: where it is, or why it was not taken.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
[RequestSizeLimit(UploadForm.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadForm.MaxBytes)]
public sealed class UploadModel(AddMedia add) : PageModel
{
    public RedirectResult OnGet() => Redirect("/quan-tri/thu-vien");

    public async Task<IActionResult> OnPostAsync(UploadForm form, CancellationToken cancel)
    {
        if (form.File is null) return Refuse("Hãy chọn một tệp trên máy.");
        await using var stream = form.File.OpenReadStream();
        var (file, refusal) = await add.RunAsync(stream, form.File.FileName, form.AlternativeText ?? "", form.Credit ?? "", User.Actor(), cancel);
        return file is null
            ? Refuse(refusal!.Message)
            : new JsonResult(new { id = file.Id, url = MediaAddress.Shown(file), alt = file.AlternativeText, credit = file.Credit, kind = file.Kind.ToString(), name = file.FileName, bytes = file.Length });
    }

    private static ObjectResult Refuse(string detail) =>
        new(new ProblemDetails { Status = StatusCodes.Status422UnprocessableEntity, Title = "Tệp chưa được nhận", Detail = detail }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
