using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions;

/// <summary>One call: the newsroom sees who answered and who has not, a unit what is asked of it and its own answer.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.Reporter)]
public sealed class CallPageModel(CmsDb db, ManageCalls manage, ContentChoices choices, TimeProvider clock) : PageModel
{
    public StoryCall Call { get; private set; } = null!;

    /// <summary>Every unit that was asked; for a unit's people only their own.</summary>
    public IReadOnlyList<CallAnswer> Answers { get; private set; } = [];
    public bool IsNewsroom => User.Actor().Has(Role.Editor | Role.Approver | Role.Reporter);
    public bool MayManage => User.Actor().Has(Role.Editor | Role.Approver);
    public bool IsOpen => Call.ClosedAt is null && Call.Deadline >= Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } call) return NotFound();
        Call = call;
        var units = User.Actor().Units;
        var asked = await db.Set<StoryCallUnit>().AsNoTracking().Where(u => u.CallId == id && (IsNewsroom || units.Contains(u.UnitId))).ToListAsync(cancel);
        var ids = asked.ConvertAll(u => u.UnitId);
        var names = await choices.UnitNamesAsync(ids, cancel);
        var stories = await db.Set<Submission>().Where(s => s.CallId == id).Join(db.Items.AsNoTracking().VisibleTo(User.Actor()), s => s.ItemId, i => i.Id, (_, i) => i).ToListAsync(cancel);
        var heirs = (await db.UnitLinks.AsNoTracking().Where(l => ids.Contains(l.FromId) && (l.Type == UnitLinkType.Merged || l.Type == UnitLinkType.Renamed || l.Type == UnitLinkType.Replaced)).ToListAsync(cancel))
            .ToLookup(l => l.FromId, l => l.ToId);
        Answers = [.. asked.Select(one => new CallAnswer(names[one.UnitId], one, stories.FindAll(item => item.UnitId == one.UnitId || heirs[one.UnitId].Contains(item.UnitId))))
            .OrderBy(answer => answer.Order).ThenBy(answer => answer.UnitName, UnitChoices.ByName)];
        return Page();
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, string? because, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await FindAsync(id, cancel) is null || !actor.Has(Role.Contributor | Role.UnitHead)) return NotFound();
        return Answer(id, await manage.DeclineAsync(id, because, actor, cancel), "Đã trả lời Ban Biên tập rằng đơn vị không có bài.");
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } call || !MayManage) return NotFound();
        var reminded = await manage.RemindAsync(call, User.Actor(), cancel);
        return Answer(id, null, reminded == 0 ? "Không còn đơn vị nào chưa trả lời." : $"Đã nhắc {reminded} đơn vị chưa trả lời.");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null || !MayManage) return NotFound();
        return Answer(id, await manage.CloseAsync(id, User.Actor(), cancel), "Đã đóng lời đặt bài.");
    }

    private Task<StoryCall?> FindAsync(Guid id, CancellationToken cancel) => db.Set<StoryCall>().AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(c => c.Id == id, cancel);

    private RedirectResult Answer(Guid id, Refusal? refusal, string done)
    {
        if (refusal is null) TempData.SayDone(done);
        else TempData.SayFailed(refusal.Message);
        return Redirect($"/quan-tri/dat-bai/{id}");
    }
}

/// <summary>What one unit answered.</summary>
public sealed record CallAnswer(string UnitName, StoryCallUnit Asked, IReadOnlyList<ContentItem> Stories)
{
    /// <summary>Who has not answered comes first.</summary>
    public int Order => Stories.Count > 0 ? 2 : Asked.DeclinedAt is not null ? 1 : 0;
}
