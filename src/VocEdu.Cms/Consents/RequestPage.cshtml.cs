using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Consents;

/// <summary>One request and all that has to be done for it.</summary>
[NeedsRole(ConsentAccess.Readers)]
public sealed class RequestPageModel(CmsDb db, DoTask tasks, TimeProvider clock) : PageModel
{
    private readonly HashSet<Guid> _public = [];

    public PrivacyRequest PrivacyRequest { get; private set; } = null!;
    public Consent Consent { get; private set; } = null!;
    public List<ConsentTask> Tasks { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);
    public bool MayWork => User.Actor().Has(ConsentAccess.OfAllUnits);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        Tasks = await db.Set<ConsentTask>().AsNoTracking().Where(t => t.RequestId == id).OrderBy(t => t.DoneAt != null).ThenBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(cancel);
        var items = Tasks.Where(t => t.Kind is ConsentTaskKind.Item).Select(t => t.TargetId!.Value).ToList();
        _public.UnionWith(await db.Items.Where(i => items.Contains(i.Id) && i.PublishedVersion != null).Select(i => i.Id).ToListAsync(cancel));
        return Page();
    }

    public Task<IActionResult> OnPostHereAsync(Guid id, Guid taskId, CancellationToken cancel) =>
        DoAsync(id, () => tasks.HereAsync(PrivacyRequest, taskId, User.Actor(), cancel), "Đã làm xong.", cancel);

    public Task<IActionResult> OnPostDoneAsync(Guid id, Guid taskId, string? outcome, CancellationToken cancel) =>
        DoAsync(id, () => tasks.ByHandAsync(PrivacyRequest, taskId, outcome, User.Actor(), cancel), "Đã ghi việc làm xong.", cancel);

    public Task<IActionResult> OnPostTakeAsync(Guid id, Guid taskId, CancellationToken cancel) =>
        DoAsync(id, () => tasks.TakeAsync(PrivacyRequest, taskId, User.Actor(), cancel), "Bạn đã nhận việc này.", cancel);

    public Task<IActionResult> OnPostExtendAsync(Guid id, int days, string? because, CancellationToken cancel) =>
        DoAsync(id, () => tasks.ExtendAsync(PrivacyRequest, days, because, User.Actor(), cancel), "Đã gia hạn.", cancel);

    /// <summary>An item that is not public is mended by a person, in its text; only an approver takes down a public one.</summary>
    public bool CanBeDoneHere(ConsentTask task) =>
        task.CanBeDoneHere && (task.Kind is not ConsentTaskKind.Item || (_public.Contains(task.TargetId!.Value) && User.Actor().Has(Role.Approver)));

    public string? Address(ConsentTask task) => task.Kind switch
    {
        ConsentTaskKind.Item => $"/quan-tri/duyet/{task.TargetId}",
        ConsentTaskKind.Post => $"/quan-tri/bai-dang/{task.TargetId}",
        ConsentTaskKind.Picture => $"/quan-tri/thu-vien/{task.TargetId}",
        ConsentTaskKind.Supply => $"/quan-tri/phieu-dong-y/{Consent.Id}",
        _ => null,
    };

    public static string Verb(ConsentTaskKind kind) => kind switch
    {
        ConsentTaskKind.Item => "Gỡ bài",
        ConsentTaskKind.Post => "Gỡ khỏi kênh",
        ConsentTaskKind.Picture => "Lấy ra khỏi thư viện",
        ConsentTaskKind.SearchAndCaches => "Kiểm tra và làm mới",
        _ => "Xóa dữ liệu",
    };

    public static string Question(ConsentTaskKind kind) => kind switch
    {
        ConsentTaskKind.Item => "Gỡ bài này khỏi trang và các kênh đã đăng?",
        ConsentTaskKind.Post => "Gỡ bài này khỏi kênh?",
        ConsentTaskKind.Picture => "Lấy tệp này ra khỏi thư viện? Mọi bản ảnh sẽ bị xóa.",
        ConsentTaskKind.SearchAndCaches => "Làm mới các bản lưu đệm?",
        _ => "Xóa dữ liệu cá nhân của người này? Không khôi phục được.",
    };

    private async Task<IActionResult> DoAsync(Guid id, Func<Task<Refusal?>> act, string done, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        if (!MayWork) return Forbid();
        if (await act() is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone(done);
        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        var found = await (from r in db.Set<PrivacyRequest>().AsNoTracking()
                           join c in db.Set<Consent>().AsNoTracking().VisibleTo(User.Actor()) on r.ConsentId equals c.Id
                           where r.Id == id
                           select new { r, c }).SingleOrDefaultAsync(cancel);
        if (found is null) return false;
        (PrivacyRequest, Consent) = (found.r, found.c);
        return true;
    }
}
