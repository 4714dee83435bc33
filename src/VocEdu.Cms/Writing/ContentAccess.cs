using System.Linq.Expressions;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>Who sees and who may change an item. One rule for pages, lists and the API.</summary>
public static class ContentAccess
{
    private const Role Newsroom = Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter;

    /// <summary>A unit's people see their unit's items and those of the units whose place it took; the newsroom sees everything that has been sent or is public, and its own drafts.</summary>
    public static IQueryable<ContentItem> VisibleTo(this IQueryable<ContentItem> items, Actor actor) => items.Where(Visible(actor));

    public static bool CanSee(this Actor actor, ContentItem item) => Visible(actor).Compile()(item);

    /// <summary>Why the actor may not change the text now, or null.</summary>
    public static Refusal? WhyNotEdit(this Actor actor, ContentItem item)
    {
        if (!actor.CanSee(item)) return new("content.hidden", "Không tìm thấy bài này.");
        return ContentLifecycle.MayEdit(item.State, actor.Roles) || actor.Proposes(item)
            ? null
            : new("content.closed", "Bạn không sửa được bài ở bước này. Hãy ghi ý kiến cho người đang xử lý bài.");
    }

    /// <summary>Whether what the actor writes is a proposal for the public version, which stays.</summary>
    internal static bool Proposes(this Actor actor, ContentItem item) =>
        !ContentLifecycle.MayEdit(item.State, actor.Roles) && ContentLifecycle.MayPropose(item.Kind, item.State, actor.Roles);

    private static Expression<Func<ContentItem, bool>> Visible(Actor actor)
    {
        var (id, units) = (actor.Id, actor.Units);
        if (actor.Has(Newsroom))
            return item => item.AuthorId == id || item.PublishedVersion != null || (item.State != ContentState.Draft && item.State != ContentState.UnitReview);
        return actor.Has(Role.Contributor | Role.UnitHead)
            ? item => units.Contains(item.UnitId)
            : item => false;
    }
}
