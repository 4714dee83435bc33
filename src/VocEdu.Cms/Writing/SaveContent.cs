using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

/// <summary>What came of a save.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    public sealed record Saved(ContentItem Item, ContentVersion Version) : SaveOutcome;

    /// <summary>Nothing was written; the text stays with the caller.</summary>
    public sealed record Refused(Refusal Why) : SaveOutcome;

    /// <summary>Somebody saved meanwhile: their version, to be seen before anything is written.</summary>
    public sealed record Conflict(ContentVersion Theirs) : SaveOutcome;
}

/// <summary>Writes a new version of an item, or the first one. Never overwrites a version and never one it has not seen.</summary>
public sealed class SaveContent(CmsDb db, FollowText review, LinkConsents consents, IOptions<SiteOptions> site, TimeProvider clock)
{
    private const int MaxTitle = 300;
    private const int MaxSummary = 1_000;

    /// <param name="itemId">Null for a new item.</param>
    /// <param name="fromVersion">The version the draft began from; ignored for a new item.</param>
    public async Task<SaveOutcome> RunAsync(Guid? itemId, int fromVersion, ContentDraft draft, Actor actor, CancellationToken cancel)
    {
        draft = draft with { Title = VietnameseText.Normalize(draft.Title).Trim(), Summary = VietnameseText.Normalize(draft.Summary).Trim() };
        if (WhyNot(draft, out var genre) is { } refusal) return new SaveOutcome.Refused(refusal);

        var item = itemId is { } id ? await db.Items.SingleOrDefaultAsync(i => i.Id == id, cancel) : await NewItemAsync(draft, genre, actor, cancel);
        if (item is null) return new SaveOutcome.Refused(new("content.unknown", "Không tìm thấy bài này."));
        if (actor.WhyNotEdit(item) is { } closed) return new SaveOutcome.Refused(closed);
        if (item.UnitId != draft.UnitId && WhyNotUnit(draft, actor) is { } foreign) return new SaveOutcome.Refused(foreign);

        var last = await db.Versions.AsNoTracking().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        if (last is not null && last.Number != fromVersion) return new SaveOutcome.Conflict(last);

        var (named, before) = (MediaIds.Named(draft.Body.Json, draft.Fields, draft.ChannelTexts), last is null ? [] : MediaIds.Named(last.Body, last.Fields, last.ChannelTexts));
        if (await db.WhyNotNameAsync(item.Id, named.Except(before), actor, cancel) is { } unseen) return new SaveOutcome.Refused(unseen);

        var (fields, unlinked) = await consents.RunAsync(draft.Fields, last?.Fields, actor, cancel);
        if (unlinked is not null) return new SaveOutcome.Refused(unlinked);
        draft = draft with { Fields = fields };
        // What was told of the version now public is not told again of the next one.
        var repeated = last is not null && last.Number == item.PublishedVersion && last.Fields.Revision is { } told && (draft.Fields.Revision is null || draft.Fields.Revision == told);
        if (repeated) draft = draft with { Fields = draft.Fields with { Revision = last!.Fields.Revision } };

        var slug = draft.Slug is { Length: > 0 } ? draft.Slug : item.PublishedVersion is null || last is null ? Slug.From(draft.Title).Value : last.Slug;
        draft = draft with { ChannelTexts = draft.ChannelTexts.Follow(draft.Title, draft.Summary, site.Value.Absolute($"/{draft.Section}/{slug}")) };
        var hash = draft.Hash(slug);
        if (last?.Hash == hash) return new SaveOutcome.Saved(item, last);
        if (repeated)
        {
            draft = draft with { Fields = draft.Fields with { Revision = null } };
            hash = draft.Hash(slug);
        }

        var version = Write(item, draft, genre, slug, hash, (last?.Number ?? 0) + 1, actor);
        await KeepReferences.StageAsync(db, item.Id, isPublic: false, draft.Body, draft.Fields, draft.ChannelTexts, cancel);
        await ItemFingerprint.NoteAsync(db, item, draft, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (itemId is not null && !cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            var theirs = await db.Versions.AsNoTracking().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.Number).FirstAsync(cancel);
            if (theirs.Number == fromVersion) throw;
            return new SaveOutcome.Conflict(theirs);
        }

        if (item.State is ContentState.InReview) await review.RunAsync(item.Id, actor, cancel);
        return new SaveOutcome.Saved(item, version);
    }

    /// <summary>Where an item begins: the newsroom's own is being edited, everybody else's is a draft.</summary>
    public static ContentState FirstState(Actor actor) => actor.Has(Role.Editor) ? ContentState.Editing : ContentState.Draft;

    private ContentVersion Write(ContentItem item, ContentDraft draft, Genre genre, string slug, string hash, int number, Actor actor)
    {
        var now = clock.GetUtcNow();
        var version = new ContentVersion
        {
            ItemId = item.Id,
            Number = number,
            Genre = genre.Code,
            Section = draft.Section,
            UnitId = draft.UnitId,
            Title = draft.Title,
            Slug = slug,
            Summary = draft.Summary,
            Body = draft.Body.Json,
            Fields = draft.Fields,
            ChannelTexts = draft.ChannelTexts,
            Hash = hash,
            SavedAt = now,
            SavedBy = actor.Id ?? Guid.Empty,
            SavedByName = actor.Name,
            Note = draft.Note,
        };
        db.Versions.Add(version);

        var before = item.State;
        var after = number == 1 ? before : actor.Proposes(item) ? ContentLifecycle.Proposed : ContentLifecycle.AfterEdit(before);
        (item.Kind, item.Genre, item.Section, item.UnitId) = (genre.Kind, genre.Code, draft.Section, draft.UnitId);
        (item.Title, item.Version, item.UpdatedAt) = (draft.Title, number, now);
        if (before != after)
        {
            (item.State, item.StateSince, item.ApprovedHash, item.ApprovedAt) = (after, now, null, null);
            (item.ApprovedBy, item.ApprovedByName, item.ScheduledFor) = (null, null, null);
        }

        db.Events.Add(new ContentEvent
        {
            ItemId = item.Id,
            At = now,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = number == 1 ? "created" : "saved",
            FromState = before,
            ToState = after,
            Version = number,
            Hash = hash,
            Reason = draft.Note,
        });
        return version;
    }

    private async Task<ContentItem?> NewItemAsync(ContentDraft draft, Genre genre, Actor actor, CancellationToken cancel)
    {
        if (WhyNotUnit(draft, actor) is not null || !await db.Units.AnyAsync(u => u.Id == draft.UnitId, cancel)) return null;
        var now = clock.GetUtcNow();
        var item = new ContentItem
        {
            Id = Guid.CreateVersion7(now),
            Kind = genre.Kind,
            Genre = genre.Code,
            Section = draft.Section,
            UnitId = draft.UnitId,
            State = FirstState(actor),
            Title = draft.Title,
            Version = 0,
            AuthorId = actor.Id ?? Guid.Empty,
            AuthorName = actor.Name,
            StateSince = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Items.Add(item);
        return item;
    }

    private static Refusal? WhyNotUnit(ContentDraft draft, Actor actor) =>
        actor.Has(Role.Editor) || (actor.Has(Role.Contributor | Role.UnitHead) && actor.UnitId == draft.UnitId)
            ? null
            : new("content.unit", "Bạn chỉ viết bài cho đơn vị của mình.", nameof(draft.UnitId));

    private static Refusal? WhyNot(ContentDraft draft, out Genre genre)
    {
        if (!Genres.TryFind(draft.Genre, out genre!)) return new("content.genre", "Thể loại này không có trong danh mục. Hãy chọn một thể loại.", nameof(draft.Genre));
        if (draft.Title.Length == 0) return new("content.title", "Vui lòng nhập tiêu đề.", nameof(draft.Title));
        if (draft.Title.Length > MaxTitle) return new("content.title", $"Tiêu đề không được quá {MaxTitle} ký tự.", nameof(draft.Title));
        if (draft.Summary.Length > MaxSummary) return new("content.summary", "Tóm tắt không được quá 1.000 ký tự.", nameof(draft.Summary));
        if (draft.Fields.Revision is { Kind: RevisionKind.Correction } correction && string.IsNullOrWhiteSpace(correction.Note))
            return new("content.correction", "Hãy ghi cho bạn đọc biết đã sai điều gì và đúng là gì.", "RevisionNote");
        if (draft.Fields.Revision?.Note?.Length > MaxSummary) return new("content.correction", "Lời đính chính không được quá 1.000 ký tự.", "RevisionNote");
        if (!WebAddress.IsEmptyOrFine(draft.Fields.Source.Address)) return WebAddress.Mistake("SourceAddress");
        if (!WebAddress.IsEmptyOrFine(draft.Fields.Video?.Address)) return WebAddress.Mistake("RecordingAddress");
        return !Sections.TryFind(draft.Section, out _)
            ? new("content.section", "Vui lòng chọn chuyên mục.", nameof(draft.Section))
            : draft.Slug is { Length: > 0 } && !Slug.TryParse(draft.Slug, out _)
                ? new("content.slug", "Đường dẫn chỉ gồm chữ thường không dấu, số và dấu gạch nối.", nameof(draft.Slug))
                : null;
    }
}
