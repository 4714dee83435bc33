using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>One post: what it says, how it stands, every try, and what a person may do.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class PostPageModel(CmsDb db, SteerPost steer, PostConsents consents, TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Link { get; set; }

    public OutboxPost Post { get; private set; } = null!;
    public IReadOnlyList<PostAttempt> Attempts { get; private set; } = [];

    public bool MaySteer => User.Actor().Has(DistributionServices.Dispatchers);
    public bool MayChangeText => User.Actor().Has(DistributionServices.TextChangers) && Post.MayStillChange && Post.State != PostState.Cancelled;
    public bool MayRetry => !Post.IsClaimed
        && (Post.State is not (PostState.Posted or PostState.Removed) || (Post.State == PostState.Posted && (Post.RemovalAskedAt is not null || Post is { NextContent: not null, RemoteId: not null })));
    public bool MayPostAnew => Post is { IsClaimed: false, State: PostState.Removed, Work.Takedown: Takedown.None };
    public bool MayPostpone => Post.MayStillChange;
    public bool MayCancel => !Post.IsClaimed && Post.State is not (PostState.Posted or PostState.Removed or PostState.Unknown or PostState.Cancelled);
    public bool MayMark => !Post.IsClaimed && Post.State is not (PostState.Posted or PostState.Removed);
    public bool HasTitle => ChannelLimits.Of(Post.Channel!.Kind).Title > 0;

    /// <summary>What happens next, or what a person should do.</summary>
    public string NextStep => Post switch
    {
        { State: PostState.Posted, RemovalAskedAt: not null, WakeAt: null } => "Bài phải được gỡ khỏi kênh nhưng hệ thống chưa gỡ được. Hãy mở liên kết và gỡ bài trên kênh.",
        { State: PostState.Posted, RemovalAskedAt: null, NextContent: not null, WakeAt: null } => "Nội dung đã được sửa nhưng hệ thống chưa sửa được bài trên kênh. Hãy chọn gửi lại, hoặc mở liên kết và sửa bài trên kênh.",
        { State: PostState.Posted, RemovalAskedAt: null, NextContent: not null } => "Bài đã có trên kênh. Hệ thống đang cập nhật bài theo nội dung mới.",
        { State: PostState.Posted, RemovalAskedAt: not null } => "Hệ thống đang gỡ bài khỏi kênh.",
        { State: PostState.Removed } when MayPostAnew => "Bài không còn trên kênh, nhưng nội dung đã công khai trở lại. Nếu muốn có bài mới trên kênh, hãy chọn đăng lại.",
        _ => PostStates.NextStepOf(Post.State),
    };

    /// <summary>The picture's address on this site; null for one that lies elsewhere and is only linked.</summary>
    public string? Own(Uri picture) => Uri.Compare(picture, site.Value.PublicUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        ? picture.PathAndQuery : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancel) =>
        SteerAsync(id, "Hệ thống sẽ gửi bài ngay. Nếu bài có thể đã lên kênh, hệ thống tìm trên kênh trước.", async actor => await consents.WhyNotAsync(id, cancel) ?? await steer.RetryNowAsync(id, actor, cancel), cancel);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel) =>
        SteerAsync(id, "Đã hủy. Bài sẽ không được gửi lên kênh này.", actor => steer.CancelAsync(id, actor, cancel), cancel);

    public Task<IActionResult> OnPostMarkAsync(Guid id, CancellationToken cancel) =>
        SteerAsync(id, "Đã ghi nhận bài đã đăng.", actor => steer.MarkPostedAsync(id, Link?.Trim() ?? "", actor, cancel), cancel);

    public Task<IActionResult> OnPostPostponeAsync(Guid id, CancellationToken cancel) =>
        SteerAsync(id, "Đã đổi giờ đăng.", async actor => ReadMoment() is { } at
            ? await steer.PostponeAsync(id, at, actor, cancel)
            : new Refusal("post.time", "Ngày giờ không hợp lệ. Nhập ngày theo dạng 05/02/2026 và giờ theo dạng 07:30.", "dueAt"), cancel);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken cancel)
    {
        if (!User.Actor().Has(DistributionServices.TextChangers)) return Forbid();
        if (!await LoadAsync(id, cancel)) return NotFound();
        var content = Post.Content with
        {
            Text = VietnameseText.Normalize(Text).Trim(),
            Title = HasTitle ? VietnameseText.Normalize(Title).Trim() : Post.Content.Title,
        };
        return await SteerAsync(id, "Đã lưu nội dung cho kênh.", async actor => await consents.WhyNotAsync(id, cancel) ?? await steer.ChangeAsync(id, content, actor, cancel), cancel);
    }

    private async Task<IActionResult> SteerAsync(Guid id, string done, Func<string, Task<Refusal?>> act, CancellationToken cancel)
    {
        if (!MaySteer) return Forbid();
        if (await act(User.Actor().Name) is not { } refusal)
        {
            TempData.SayDone(done);
            return RedirectToPage(new { id });
        }
        if (!await LoadAsync(id, cancel)) return NotFound();
        ModelState.AddModelError("", t[refusal.Message]);
        return Page();
    }

    private DateTimeOffset? ReadMoment() => WorkAddress.TryReadDay(Day, out var day)
        && TimeOnly.TryParseExact(Time?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Vietnam.Instant(day, time) : null;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var post = await db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (post is null) return false;
        Post = post;
        Attempts = await db.Attempts.AsNoTracking().Where(a => a.PostId == id).OrderByDescending(a => a.Id).ToListAsync(cancel);
        if (!HttpMethods.IsPost(Request.Method))
        {
            var local = post.DueAt > clock.GetUtcNow() ? post.DueAt : clock.GetUtcNow().AddHours(1);
            (Title, Text, Day, Time) = (post.Content.Title, post.Content.Text, VietnameseDates.Date(local), VietnameseDates.Time(local));
        }
        return true;
    }
}
