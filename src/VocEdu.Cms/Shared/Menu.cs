using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>The back office's menu: groups that open, the current place marked, and what waits for the person counted.</summary>
public sealed class MenuViewComponent(CmsDb db) : ViewComponent
{
    /// <summary>So few places need no groups.</summary>
    private const int Few = 10;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var actor = HttpContext.User.Actor();
        var groups = SectionGroup.For(actor);
        if (groups.Sum(group => group.Sections.Count) <= Few) groups = [new("", "", [.. groups.SelectMany(group => group.Sections)])];
        return View("/Shared/_Menu.cshtml", new Menu(groups, BackofficeSection.Of(HttpContext.Request.Path, groups.SelectMany(group => group.Sections)), await WaitingWork.ForAsync(db, actor, HttpContext.RequestAborted)));
    }
}

/// <summary>Stories that wait for somebody.</summary>
public static class WaitingWork
{
    public const string Sent = "/quan-tri/bai-don-vi-gui", Queue = "/quan-tri/cho-xu-ly";

    private const int Most = 99;

    /// <summary>Null: nothing waits.</summary>
    public static string? Text(int count) => count switch { 0 => null, > Most => $"{Most}+", _ => $"{count}" };

    /// <returns>How many wait for the person, by the section's path; at most one more than 99 in all.</returns>
    public static async Task<Dictionary<string, int>> ForAsync(CmsDb db, Actor actor, CancellationToken cancel)
    {
        List<ContentState> mine = [];
        if (actor.Has(Role.UnitHead)) mine.Add(ContentState.UnitReview);
        if (actor.Has(Role.Approver)) mine.Add(ContentState.InReview);
        if (actor.Has(Role.Editor)) mine.AddRange([ContentState.Received, ContentState.Editing]);
        var sent = actor.Has(Role.Editor);
        if (mine.Count == 0 && !sent) return [];

        List<ContentState> looked = sent ? [.. mine, ContentState.Submitted] : mine;
        var states = await db.Items.VisibleTo(actor).Where(i => looked.Contains(i.State)).Select(i => i.State).Take(Most + 1).ToListAsync(cancel);
        return new()
        {
            [Queue] = states.Count(state => state is not ContentState.Submitted),
            [Sent] = states.Count(state => state is ContentState.Submitted),
        };
    }
}

public sealed record Menu(IReadOnlyList<SectionGroup> Groups, BackofficeSection? Current, IReadOnlyDictionary<string, int> Waiting)
{
    /// <summary>What waits in a section; null: nothing.</summary>
    public string? In(BackofficeSection section) => WaitingWork.Text(Waiting.GetValueOrDefault(section.Path));

    /// <summary>What waits in a group, which tells it while it is closed.</summary>
    public string? In(SectionGroup group) => WaitingWork.Text(group.Sections.Sum(section => Waiting.GetValueOrDefault(section.Path)));

    /// <summary>The group one is in; where one is in none, the first that can be opened.</summary>
    public bool IsOpen(SectionGroup group) => group == (Groups.FirstOrDefault(g => g.Sections.Any(section => section == Current) && g.Title.Length > 0)
        ?? Groups.FirstOrDefault(g => g.Title.Length > 0));
}
