using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>All a unit has ever written, and in plain words what became of it.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
public sealed class MineModel(CmsDb db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "")] public ContentFilter Filter { get; set; } = new();

    public List<ContentItem> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }

    /// <summary>Why an item came back or is not used: the last reason given.</summary>
    public Dictionary<Guid, string> Reasons { get; private set; } = [];
    public Dictionary<Guid, string> Addresses { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Rows, NextPage) = await Filter.PageAsync(db.Items.VisibleTo(User.Actor()), PageSize, cancel);
        var ids = Rows.ConvertAll(item => item.Id);
        Addresses = await db.Publications.Where(p => ids.Contains(p.ItemId)).ToDictionaryAsync(p => p.ItemId, p => p.Path, cancel);
        var returned = Rows.Where(item => item.State is ContentState.ChangesRequested or ContentState.NotUsed or ContentState.Withdrawn).Select(item => item.Id).ToList();
        var steps = await db.Events.AsNoTracking().Where(e => returned.Contains(e.ItemId) && e.Reason != null && e.FromState != e.ToState)
            .OrderBy(e => e.Id).Select(e => new { e.ItemId, e.Reason }).ToListAsync(cancel);
        foreach (var step in steps) Reasons[step.ItemId] = step.Reason!;
    }

    /// <summary>What a contributor wants to know: where it is and whose turn it is.</summary>
    public static string Explain(ContentState state) => state switch
    {
        ContentState.Draft => "Bài chưa được gửi. Khi viết xong, hãy bấm “Gửi bài”.",
        ContentState.UnitReview => "Bài đang chờ lãnh đạo đơn vị đồng ý.",
        ContentState.Submitted => "Bài đã đến Ban Biên tập và đang chờ tiếp nhận.",
        ContentState.Received => "Ban Biên tập đã tiếp nhận bài.",
        ContentState.Editing => "Ban Biên tập đang biên tập bài.",
        ContentState.ChangesRequested => "Bài cần bạn chỉnh sửa rồi gửi lại.",
        ContentState.InReview => "Bài đang chờ lãnh đạo duyệt.",
        ContentState.Approved => "Bài đã được duyệt và sắp được đăng.",
        ContentState.Scheduled => "Bài đã được duyệt và sẽ tự đăng đúng giờ đã hẹn.",
        ContentState.Published => "Bài đã được đăng.",
        ContentState.Archived => "Bài đã chuyển vào lưu trữ và vẫn mở được ở địa chỉ cũ.",
        ContentState.Withdrawn => "Bài đã được gỡ khỏi trang.",
        ContentState.NotUsed => "Bài không được sử dụng.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
