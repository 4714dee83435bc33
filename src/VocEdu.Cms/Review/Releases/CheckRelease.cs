using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Review.Releases;

/// <summary>One item of a set, as one person stands to it.</summary>
/// <param name="Obstacles">Sentences: what stands in the way of publishing it. None: it is ready.</param>
/// <param name="Review">Its open step; null when it is not in review.</param>
/// <param name="MayNotApprove">Why the person may not pass its open step; null when the person may, or it is not in review.</param>
/// <param name="ChangedBy">Who changed the text after it was approved, so that it waits again; null where nobody did.</param>
public sealed record ReleaseLine(
    int Place, ContentItem Item, ContentVersion Version, IReadOnlyList<string> Obstacles, ReviewLook? Review, Refusal? MayNotApprove, (string Name, DateTimeOffset At)? ChangedBy)
{
    public bool IsApproved => Item.State is ContentState.Approved && Item.ApprovedHash == Version.Hash;

    public bool WaitsForMe => Review is not null && MayNotApprove is null;
}

/// <summary>A set with its items in order.</summary>
/// <param name="Unseen">How many more items there are that the person may not see.</param>
public sealed record ReleaseLook(ReleaseSet Set, IReadOnlyList<ReleaseLine> Lines, int Unseen)
{
    public bool IsReady => Lines.Count > 0 && Unseen == 0 && Lines.All(line => line.Obstacles.Count == 0);

    public int Approved => Lines.Count(line => line.IsApproved);
}

/// <summary>What stands in the way of a set, item by item. Nothing is written.</summary>
public sealed class CheckRelease(CmsDb db, MoveContent move, ReviewRounds rounds, CheckContent checks, ItemConsents consents, LibraryWords words, TimeProvider clock)
{
    public async Task<ReleaseLook?> RunAsync(Guid setId, Actor actor, CancellationToken cancel)
    {
        if (await db.Releases.AsNoTracking().SingleOrDefaultAsync(s => s.Id == setId, cancel) is not { } set) return null;
        var places = await db.ReleaseItems.Where(r => r.SetId == setId).ToDictionaryAsync(r => r.ItemId, r => r.Place, cancel);
        var items = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => places.Keys.Contains(i.Id)).ToListAsync(cancel);
        var versions = await VersionsAsync(items, cancel);
        var changed = await ChangedAsync(items, cancel);
        var lines = new List<ReleaseLine>();
        foreach (var item in items.OrderBy(i => places[i.Id]))
            lines.Add(await LineAsync(set, places[item.Id], item, versions[item.Id], changed, actor, cancel));
        return new(set, lines, places.Count - items.Count);
    }

    private async Task<ReleaseLine> LineAsync(
        ReleaseSet set, int place, ContentItem item, ContentVersion version, Dictionary<Guid, (string, DateTimeOffset)> changed, Actor actor, CancellationToken cancel)
    {
        if (set.State is not ReleaseState.Open) return new(place, item, version, [], null, null, null);
        var now = clock.GetUtcNow();
        var review = await rounds.LookAsync(item, actor, now, cancel);
        var refusal = review is null ? null : await move.WhyNotAsync(item, version, review, new(ContentState.Approved, item.Version), actor, now, cancel);
        return new(place, item, version, await ObstaclesAsync(set, item, version, review, now, cancel), review, refusal,
            changed.TryGetValue(item.Id, out var by) ? by : null);
    }

    private async Task<IReadOnlyList<string>> ObstaclesAsync(ReleaseSet set, ContentItem item, ContentVersion version, ReviewLook? review, DateTimeOffset now, CancellationToken cancel)
    {
        var obstacles = new List<string>();
        var at = set.ScheduledFor > now ? set.ScheduledFor.Value : now;
        var draft = await words.CompleteAsync(ContentDraft.Of(version), cancel);
        if (review is not null) obstacles.Add($"Chờ duyệt ở bước “{review.Round.Step.Name}”.");
        else if (item.State is not ContentState.Approved) obstacles.Add(Standing(item.State));
        else if (item.ApprovedHash != version.Hash) obstacles.Add(LifecycleRefusals.ChangedSinceApproval.Message);
        if (Genres.Get(item.Genre).MissingFrom(FilledFields.Of(draft, item.AuthorName)) is var missing && missing != RequiredField.None) obstacles.Add(LifecycleRefusals.Incomplete(missing).Message);
        if (item.State is not ContentState.Approved && await checks.BlockingAsync(item, version, cancel) is { Count: > 0 } blocking) obstacles.Add(LifecycleRefusals.Blocked(blocking).Message);
        obstacles.AddRange((await consents.CheckAsync(draft, Vietnam.LocalDate(at), cancel)).Where(f => f.Blocks).Select(f => f.Message));
        if (Embargo.WhyNot(version.Fields, at) is { } early) obstacles.Add(early.Message);
        if (await MediaReadiness.WhyNotAsync(db, version, cancel) is { } unready) obstacles.Add(unready.Message);
        return obstacles;
    }

    private static string Standing(ContentState state) => state switch
    {
        ContentState.Published => "Bài đã được đăng riêng. Hãy bỏ bài khỏi đợt.",
        ContentState.NotUsed or ContentState.Withdrawn or ContentState.Archived => $"Bài ở trạng thái “{StateNames.Of(state)}”. Hãy bỏ bài khỏi đợt.",
        ContentState.Submitted => "Bài chưa được tiếp nhận.",
        _ => $"Bài chưa trình duyệt (đang ở trạng thái “{StateNames.Of(state)}”).",
    };

    private async Task<Dictionary<Guid, ContentVersion>> VersionsAsync(List<ContentItem> items, CancellationToken cancel)
    {
        var ids = items.ConvertAll(i => i.Id);
        return await (from version in db.Versions.AsNoTracking()
                      join item in db.Items on new { version.ItemId, version.Number } equals new { ItemId = item.Id, Number = item.Version }
                      where ids.Contains(item.Id) select version).ToDictionaryAsync(v => v.ItemId, cancel);
    }

    /// <summary>Items in review whose last step back was an edit of an approved text.</summary>
    private async Task<Dictionary<Guid, (string, DateTimeOffset)>> ChangedAsync(List<ContentItem> items, CancellationToken cancel)
    {
        var waiting = items.Where(i => i.State is ContentState.InReview).Select(i => i.Id).ToList();
        var last = await db.Events.AsNoTracking().Where(e => waiting.Contains(e.ItemId) && e.FromState != e.ToState)
            .GroupBy(e => e.ItemId).Select(g => g.OrderByDescending(e => e.Id).First()).ToListAsync(cancel);
        return last.Where(e => e is { Action: "saved", FromState: ContentState.Approved or ContentState.Scheduled }).ToDictionary(e => e.ItemId, e => (e.ActorName, e.At));
    }
}
