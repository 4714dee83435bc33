using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

[NeedsRole(Role.Administrator)]
public sealed class EditPersonModel(
    UserManager<Person> people, ManagePeople manage, CmsDb db, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public PersonFields Fields { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public string? Password { get; private set; }
    public bool IsLocked => Person.LockoutEnd > clock.GetUtcNow();

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var person = await people.FindByIdAsync((string)RouteData.Values["id"]!);
        if (person is null)
        {
            context.Result = NotFound();
            return;
        }

        Person = person;
        Fields.Units = await db.Units.ChoicesAsync(clock, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();
        if (await manage.ChangeAsync(User.Actor(), Person, Fields.FullName, Fields.RoleSet(), Fields.UnitId, cancel) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field is { } field ? $"Fields.{field}" : "", t[refusal.Message]);
            return Page();
        }

        return Done("Đã lưu.");
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) =>
        Answer(await manage.DisableAsync(User.Actor(), Person, cancel), "Đã ngừng sử dụng tài khoản.");

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) =>
        Answer(await manage.EnableAsync(User.Actor(), Person, cancel), "Tài khoản đã được sử dụng lại.");

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancel) =>
        Answer(await manage.UnlockAsync(User.Actor(), Person, cancel), "Đã mở khóa tài khoản.");

    public async Task<IActionResult> OnPostResetPasswordAsync(CancellationToken cancel)
    {
        var (password, refusal) = await manage.ResetPasswordAsync(User.Actor(), Person, cancel);
        if (refusal is not null) return Answer(refusal, "");

        ModelState.Clear();
        Show();
        Password = password;
        return Page();
    }

    private RedirectToPageResult Answer(Refusal? refusal, string done)
    {
        if (refusal is null) return Done(done);
        TempData.SayFailed(refusal.Message);
        return RedirectToPage();
    }

    private RedirectToPageResult Done(string sentence)
    {
        TempData.SayDone(sentence);
        return RedirectToPage();
    }

    private void Show() => (Fields.FullName, Fields.Roles, Fields.UnitId) = (Person.FullName, [.. Person.Roles.Each()], Person.UnitId);
}
