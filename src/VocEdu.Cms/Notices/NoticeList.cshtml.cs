using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Notices;

/// <summary>What a person was told, newest first.</summary>
[NeedsRole((Role)127)]
public sealed class NoticeListModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    public List<Notice> Rows { get; private set; } = [];
    public bool AnyUnread { get; private set; }
    public long? Older { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id;
        Rows = await db.Notices.AsNoTracking().Where(n => n.PersonId == me && (Before == null || n.Id < Before)).OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancel);
        AnyUnread = await db.Notices.AnyAsync(n => n.PersonId == me && n.ReadAt == null, cancel);
        if (Rows.Count <= PageSize) return;
        Rows.RemoveAt(PageSize);
        Older = Rows[^1].Id;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (me, now) = (User.Actor().Id, clock.GetUtcNow());
        await db.Notices.Where(n => n.PersonId == me && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
        TempData.SayDone("Đã đánh dấu tất cả là đã đọc.");
        return Redirect("/quan-tri/thong-bao");
    }
}

/// <summary>What people call the kinds.</summary>
public static class NoticeKinds
{
    public static string Name(NoticeKind kind) => kind switch
    {
        NoticeKind.Turn => "Bài chờ tôi xử lý",
        NoticeKind.Deadline => "Nhắc hạn và quá hạn",
        NoticeKind.Returned => "Bài của tôi bị trả lại, không sử dụng hoặc gỡ",
        NoticeKind.Progress => "Bài của tôi được tiếp nhận, duyệt, đăng",
        NoticeKind.Comment => "Góp ý và nhắc tên tôi",
        NoticeKind.Channel => "Bài gửi kênh gặp lỗi",
        _ => "Việc khác",
    };
}
