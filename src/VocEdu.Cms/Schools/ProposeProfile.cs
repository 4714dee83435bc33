using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Schools;

/// <summary>Saves what a school tells of itself and sends it to be approved, in one piece. What the public sees stays until then.</summary>
public sealed class ProposeProfile(CmsDb db, SaveContent save, MoveContent move, OfferedMoves offered)
{
    /// <param name="itemId">Null for a school's first profile.</param>
    /// <param name="send">Not only kept: sent on its way.</param>
    public async Task<SaveOutcome> RunAsync(Guid? itemId, int fromVersion, ContentDraft draft, bool send, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        // Two people of one school must not begin two profiles.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"school profile {draft.UnitId}"}, 0))", cancel);
        if (itemId is null && await FindAsync(db, actor, cancel) is { } begun)
            return new SaveOutcome.Refused(new("school.begun", $"{begun.AuthorName} vừa lập hồ sơ của đơn vị bạn. Những gì bạn nhập vẫn còn ở đây; hãy mở trang này ở một thẻ khác để xem rồi bổ sung."));

        var outcome = await save.RunAsync(itemId, fromVersion, draft, actor, cancel);
        if (outcome is not SaveOutcome.Saved saved) return outcome;
        if (saved.Item.State is ContentState.Published) return new SaveOutcome.Refused(new("school.same", "Chưa có gì khác với bản đang đăng nên chưa có gì để lưu."));
        if (send)
        {
            var next = (await offered.RunAsync(saved.Item, actor, cancel)).FirstOrDefault(step => step.Action is ContentAction.Submit or ContentAction.SendToUnitHead);
            if (next is null) return new SaveOutcome.Refused(new("school.stage", "Hồ sơ đang ở bước khác nên chưa gửi được. Hãy tải lại trang để xem hồ sơ đang ở đâu."));
            if (await move.RunAsync(saved.Item.Id, new(next.To, saved.Version.Number), actor, cancel) is { } refusal) return new SaveOutcome.Refused(refusal);
        }

        await transaction.CommitAsync(cancel);
        return saved;
    }

    /// <summary>A unit's own profile: the public one first, then the newest that is still on its way.</summary>
    public static Task<ContentItem?> FindAsync(CmsDb db, Actor actor, CancellationToken cancel)
    {
        var units = actor.Units;
        return db.Items.AsNoTracking().VisibleTo(actor)
            .Where(i => i.Kind == ContentKind.School && units.Contains(i.UnitId) && i.State != ContentState.NotUsed)
            .OrderByDescending(i => i.UnitId == actor.UnitId).ThenByDescending(i => i.PublishedVersion != null).ThenByDescending(i => i.UpdatedAt).FirstOrDefaultAsync(cancel);
    }
}
