using VocEdu.Cms.Notices;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Schools;

/// <summary>Asks a school's people to look their profile over. Saved by the caller.</summary>
public sealed class AskSchool(Notify notify)
{
    /// <param name="occasion">The same occasion tells nobody twice.</param>
    /// <param name="staleOn">From when the page says that it is not confirmed; null: there is no profile yet.</param>
    public Task RunAsync(string unitId, string occasion, DateOnly? staleOn, DateOnly today, CancellationToken cancel) => notify.RolesAsync(
        Role.Contributor | Role.UnitHead, unitId, null,
        new($"school-profile:{unitId}:{occasion}", "Hãy xác nhận hồ sơ trường", Sentence(staleOn, today), SchoolServices.OwnPath, NoticeKind.Deadline), cancel);

    private static string Sentence(DateOnly? staleOn, DateOnly today) => staleOn switch
    {
        null => "Đơn vị bạn chưa có hồ sơ trên trang. Hãy lập hồ sơ rồi gửi Ban Biên tập duyệt.",
        { } day when day <= today => $"Từ ngày {VietnameseDates.Date(day)} trang ghi hồ sơ của đơn vị bạn là chưa xác nhận. Hãy xem lại, sửa nếu cần rồi gửi.",
        { } day => $"Từ ngày {VietnameseDates.Date(day)} trang sẽ ghi hồ sơ của đơn vị bạn là chưa xác nhận. Hãy xem lại, sửa nếu cần rồi gửi trước ngày đó.",
    };
}
