using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>Brings everyone to what they came for.</summary>
public sealed class HomeModel : PageModel
{
    public RedirectResult OnGet()
    {
        TempData.Keep();
        return Redirect(StartPage(User.Actor().Roles));
    }

    public static string StartPage(Role roles) => roles switch
    {
        Role.Contributor => "/quan-tri/bai-cua-toi",
        Role.Administrator => "/quan-tri/nguoi-dung",
        Role.DataProtection => "/quan-tri/phieu-dong-y/yeu-cau",
        _ when (roles & (Role.Editor | Role.Approver | Role.Reporter | Role.ChannelManager)) != Role.None => "/quan-tri/bang-dieu-khien",
        _ when roles.HasFlag(Role.UnitHead) => "/quan-tri/cho-xu-ly",
        _ => "/quan-tri/bang-dieu-khien",
    };
}
