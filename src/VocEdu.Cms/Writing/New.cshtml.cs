using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What kind of item is to be written.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class NewModel : PageModel
{
    public static IEnumerable<IGrouping<string, Genre>> Groups => Genres.All.GroupBy(genre => genre.Kind switch
    {
        ContentKind.Article => "Bài viết và ảnh",
        ContentKind.Video or ContentKind.Audio => "Video và phát thanh",
        ContentKind.Leaflet => "Ấn phẩm",
        ContentKind.CareerGuide or ContentKind.School => "Nghề và trường",
        _ => "Thông báo, sự kiện, văn bản",
    });

    public static string CountingOf(Genre genre) => genre.Counting switch
    {
        GenreCounting.Counts => "Tính là một tác phẩm",
        GenreCounting.CountsAlone => "Tính khi đăng riêng",
        GenreCounting.CountsWithPublicFile => "Tính khi có tệp công khai",
        GenreCounting.SeparateTable => "Tính vào bảng riêng",
        _ => "Không tính vào chỉ tiêu",
    };
}
