using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Accounts;

public sealed class SignOutModel(PersonSignIn signIn, CmsDb db, AuditLog audit) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        audit.Add(actor, "Đăng xuất", "person", actor.Id.ToString()!);
        await db.SaveChangesAsync(cancel);
        await signIn.SignOutAsync();
        return RedirectToPage("/Accounts/SignIn");
    }
}
