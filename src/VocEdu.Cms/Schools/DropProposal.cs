using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Schools;

/// <summary>Drops what was to change on a school's public page, in one step: its school by itself, the newsroom with a reason. What the public reads stays and is the newest again.</summary>
public sealed class DropProposal(CmsDb db, Notify notify, TimeProvider clock)
{
    private const Role Newsroom = Role.Editor | Role.Approver;
    private const int MostReason = 2000;

    /// <summary>Whether this person may drop what is proposed now.</summary>
    public static bool MayDrop(ContentItem item, Actor actor) =>
        item is { Kind: ContentKind.School, PublishedVersion: not null } && item.Version != item.PublishedVersion && actor.CanSee(item) && item.State switch
        {
            ContentState.Draft or ContentState.UnitReview => actor.Has(SchoolServices.OfUnits),
            ContentState.Submitted or ContentState.ChangesRequested => actor.Has(SchoolServices.OfUnits | Newsroom),
            ContentState.Received or ContentState.Editing => actor.Has(Newsroom),
            _ => false,
        };

    /// <param name="version">The version the person has seen.</param>
    /// <param name="reason">Needed from the newsroom; the school is told of it.</param>
    public async Task<Refusal?> RunAsync(Guid itemId, int version, string? reason, Actor actor, CancellationToken cancel)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new("content.unknown", "Không tìm thấy bài này.");
        if (item.Version != version) return new("content.changed", "Bài vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi quyết định.");
        if (!MayDrop(item, actor)) return new("school.drop", "Hồ sơ đang ở bước khác nên không bỏ được đề nghị sửa. Hãy tải lại trang để xem hồ sơ đang ở đâu.");
        if (reason is null && actor.Has(Newsroom)) return new("school.reason", "Hãy ghi lý do để trường biết vì sao không dùng đề nghị này.");
        if (reason?.Length > MostReason) return new("school.reason", "Lý do không được quá 2.000 ký tự.");

        var (now, from) = (clock.GetUtcNow(), item.State);
        var shown = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == itemId && v.Number == item.PublishedVersion, cancel);
        var publication = await db.Publications.SingleAsync(p => p.ItemId == itemId, cancel);
        // A version of its own: nobody who still has the proposal open can save it over what is public.
        var again = new ContentVersion
        {
            ItemId = itemId, Number = item.Version + 1, Genre = shown.Genre, Section = shown.Section, UnitId = shown.UnitId, Title = shown.Title, Slug = shown.Slug, Summary = shown.Summary,
            Body = shown.Body, Fields = shown.Fields, ChannelTexts = shown.ChannelTexts, Hash = shown.Hash, SavedAt = now, SavedBy = actor.Id ?? Guid.Empty, SavedByName = actor.Name, Note = reason,
        };
        db.Versions.Add(again);
        (item.Title, item.Section, item.UnitId, item.Version, item.UpdatedAt, item.StateSince) = (shown.Title, shown.Section, shown.UnitId, again.Number, now, now);
        (item.State, item.PublishedVersion, item.ApprovedHash, item.ScheduledFor) = (publication.Listed ? ContentState.Published : ContentState.Archived, again.Number, again.Hash, null);
        publication.Version = again.Number;
        await KeepReferences.StageAsync(db, itemId, isPublic: false, RichText.Parse(again.Body), again.Fields, again.ChannelTexts, cancel);
        db.Events.Add(Step.Of(item, again, from, actor, now, "dropped", reason));
        if (reason is not null)
        {
            await notify.RolesAsync(SchoolServices.OfUnits, item.UnitId, actor.Id, new($"school-profile-dropped:{itemId}:{again.Number}", "Đề nghị sửa hồ sơ không được dùng",
                $"{actor.Name} không dùng đề nghị sửa hồ sơ của trường bạn. Lý do: {reason}", SchoolServices.OwnPath, NoticeKind.Returned, now), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
