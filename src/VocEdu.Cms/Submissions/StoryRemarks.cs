using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>What unit and newsroom say to each other about a story, in its own timeline.</summary>
public sealed class StoryRemarks(CmsDb db, Notify notify, TimeProvider clock)
{
    public const string Remarked = "remarked", Assigned = "assigned";
    private const int Most = 2_000;

    /// <returns>Why it was refused, or null once it is saved.</returns>
    public async Task<Refusal?> SayAsync(Guid itemId, string? words, Actor actor, CancellationToken cancel)
    {
        var clean = VietnameseText.Normalize(words).Trim();
        if (clean.Length is 0 or > Most)
            return new("remark.words", clean.Length == 0 ? "Vui lòng nhập ý kiến." : "Ý kiến không được quá 2.000 ký tự.", "words");
        if (await FindAsync(itemId, actor, cancel) is not { } item) return new("content.unknown", "Không tìm thấy bài này.");

        db.Events.Add(await StepAsync(item, Remarked, clean, actor, cancel));
        await TellAsync(item, clean, actor, cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Gives the story to an editor.</summary>
    public async Task<Refusal?> AssignAsync(Guid itemId, Guid editor, string editorName, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(itemId, actor, cancel) is not { } item) return new("content.unknown", "Không tìm thấy bài này.");
        if (item.AssignedTo == editor) return null;
        item.AssignedTo = editor;
        var step = await StepAsync(item, Assigned, editorName, actor, cancel);
        db.Events.Add(step);
        if (editor != actor.Id)
            await notify.PeopleAsync([editor], new($"assigned {itemId} {step.At:O}", "Bạn được phân công một bài", $"{actor.Name} giao cho bạn bài “{item.Title}”.", $"/quan-tri/bai-don-vi-gui/{itemId}"), cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private Task<ContentItem?> FindAsync(Guid itemId, Actor actor, CancellationToken cancel) =>
        db.Items.VisibleTo(actor).SingleOrDefaultAsync(item => item.Id == itemId, cancel);

    private async Task<ContentEvent> StepAsync(ContentItem item, string action, string words, Actor actor, CancellationToken cancel) => new()
    {
        ItemId = item.Id,
        At = clock.GetUtcNow(),
        ActorId = actor.Id,
        ActorName = actor.Name,
        Action = action,
        FromState = item.State,
        ToState = item.State,
        Version = item.Version,
        Hash = await db.Versions.Where(v => v.ItemId == item.Id && v.Number == item.Version).Select(v => v.Hash).SingleAsync(cancel),
        Reason = words,
    };

    /// <summary>The other side: the unit hears of the newsroom's words, the editor in charge (or all) of the unit's.</summary>
    private Task TellAsync(ContentItem item, string words, Actor actor, CancellationToken cancel)
    {
        var fromUnit = actor.Units.Contains(item.UnitId);
        var message = new Message($"remark {item.Id} {clock.GetUtcNow():O}", $"Ý kiến về bài “{item.Title}”", $"{actor.Name}: {words}",
            fromUnit ? $"/quan-tri/bai-don-vi-gui/{item.Id}" : $"/quan-tri/bai-cua-toi/{item.Id}");
        return !fromUnit ? notify.PeopleAsync([item.AuthorId], message, cancel)
            : item.AssignedTo is { } editor ? notify.PeopleAsync([editor], message, cancel)
            : item.State is ContentState.Draft or ContentState.UnitReview ? notify.RolesAsync(Role.UnitHead, item.UnitId, actor.Id, message, cancel)
            : notify.RolesAsync(Role.Editor, null, actor.Id, message, cancel);
    }
}
