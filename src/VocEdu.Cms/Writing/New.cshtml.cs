using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What kind of item is to be written.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class NewModel : PageModel
{
    public static string CountingOf(Genre genre) => genre.Counting switch
    {
        GenreCounting.Counts => "Tính là một tác phẩm",
        GenreCounting.CountsAlone => "Tính khi đăng riêng",
        GenreCounting.CountsWithPublicFile => "Tính khi có tệp công khai",
        GenreCounting.SeparateTable => "Tính vào bảng riêng",
        _ => "Không tính vào chỉ tiêu",
    };
}
