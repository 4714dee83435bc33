using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Search;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Review;

/// <summary>
/// Makes the approved version public: the published version, its address, the search document, the work's entry in the ledger,
/// the outbox posts and the audit line are saved in one transaction. Nothing else publishes.
/// </summary>
public sealed class PublishContent(
    CmsDb db, RecordPublication record, PlanPosts plan, ChannelPosts channelPosts, SearchIndex search, PageRenderer renderer, StoryNotices notices,
    ItemConsents consents, RecordRevision revisions, LibraryWords words, ManualTasks byHand, TimeProvider clock)
{
    /// <param name="correction">What was corrected in something already public, where the version itself does not say it.</param>
    /// <param name="inRelease">The release set that is being published; an item of an open set is not published without it.</param>
    /// <returns>Why it was refused, or null once all is saved.</returns>
    public async Task<Refusal?> RunAsync(Guid itemId, Actor actor, string? correction, CancellationToken cancel, Guid? inRelease = null)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null) return new Refusal("content.unknown", "Không tìm thấy bài này.");

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var draft = await words.CompleteAsync(ContentDraft.Of(version), cancel);
        var (refusal, findings) = await WhyNotAsync(item, version, draft, inRelease, actor, now, cancel);
        if (refusal is not null) return refusal;

        var body = RichText.Parse(version.Body);
        var publication = await PublicationAsync(item, version, draft.Fields, now, cancel);
        await revisions.RunAsync(item, version, publication, correction, actor, now, cancel);
        await KeepReferences.StageAsync(db, item.Id, isPublic: true, body, version.Fields, version.ChannelTexts, cancel);
        publication.Html = await renderer.RenderAsync(body, cancel);
        await PublicFiles.ShowAsync(db, version, cancel);

        var work = await record.RunAsync(AnnouncementOf(item, version, publication), actor.Name, cancel);
        (publication.WorkId, publication.Reference) = (work.Id, work.Reference);
        await plan.RunAsync(work, await channelPosts.ForAsync(version, publication, body, cancel), cancel, RefusedChannels.By(findings));
        await byHand.PublishedAsync(item, work.Id, now, cancel);
        await search.WriteAsync(publication, body, cancel);

        var from = item.State;
        (item.State, item.StateSince, item.PublishedVersion, item.ScheduledFor, item.UpdatedAt) =
            (ContentState.Published, now, version.Number, null, now);
        db.Events.Add(Step.Of(item, version, from, actor, now, "published", correction ?? version.Fields.Revision?.Note));
        await notices.MovedAsync(item, from, actor, reason: null, now, cancel);
        await db.SaveChangesAsync(cancel);
        await PublicChange.AnnounceAsync(db, publication, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Why the actor may not make it public as it stands now, and what the consents of its people say; nothing is written.</summary>
    /// <param name="draft">The version with what the library adds to it.</param>
    internal async Task<(Refusal? Refusal, IReadOnlyList<ConsentFinding> Findings)> WhyNotAsync(
        ContentItem item, ContentVersion version, ContentDraft draft, Guid? inRelease, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var byClock = actor == Actor.Clock;
        if (inRelease is null && byClock && item.ScheduledFor > now) return (new("content.not-due", "Giờ đăng của bài vừa được đổi sang lúc khác."), []);
        if (await db.WhyNotAloneAsync(item.Id, cancel, inRelease) is { } together) return (together, []);
        if (Embargo.WhyNot(version.Fields, now) is { } early) return (early, []);
        var findings = await consents.CheckAsync(draft, Vietnam.LocalDate(now), cancel);
        var facts = new MoveFacts
        {
            MissingConsents = [.. findings.Where(f => f.Blocks).Select(f => f.Message)],
            ContentHash = version.Hash,
            ApprovedHash = item.ApprovedHash,
            Missing = Genres.Get(item.Genre).MissingFrom(FilledFields.Of(draft, item.AuthorName)),
            // A set that came due moves what people have approved, as their publishing it would.
            ByClock = byClock && inRelease is null,
        };
        var roles = byClock && inRelease is not null ? Role.Editor : actor.Roles;
        return (ContentLifecycle.WhyNot(item.State, ContentState.Published, roles, facts) ?? await MediaReadiness.WhyNotAsync(db, version, cancel), findings);
    }

    /// <summary>Takes the locks of the addresses that items are going to have, always in one order, so that two who publish several never wait for each other.</summary>
    internal async Task LockAddressesAsync(IEnumerable<(ContentItem Item, ContentVersion Version)> items, CancellationToken cancel)
    {
        foreach (var wanted in items.Select(i => WantedAddress(i.Item, i.Version)).Distinct().Order(StringComparer.Ordinal))
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({wanted}, 0))", cancel);
    }

    private static string WantedAddress(ContentItem item, ContentVersion version) => $"/{item.Section}/{version.Slug}";

    private async Task<Publication> PublicationAsync(
        ContentItem item, ContentVersion version, ContentFields fields, DateTimeOffset now, CancellationToken cancel)
    {
        var path = await AddressAsync(item, version, now, cancel);
        var unit = await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == item.UnitId, cancel);
        var publication = await db.Publications.SingleOrDefaultAsync(p => p.ItemId == item.Id, cancel);
        if (publication is null)
        {
            publication = new Publication
            {
                ItemId = item.Id,
                Version = version.Number,
                Path = path,
                Kind = item.Kind,
                Genre = item.Genre,
                Section = item.Section,
                Title = version.Title,
                Summary = version.Summary,
                Html = "",
                Fields = fields,
                UnitId = item.UnitId,
                UnitName = unit.NameOn(Vietnam.LocalDate(now)).Name,
                PublishedAt = now,
                UpdatedAt = now,
            };
            db.Publications.Add(publication);
        }
        else
        {
            (publication.Version, publication.Path, publication.Kind, publication.Genre, publication.Section) =
                (version.Number, path, item.Kind, item.Genre, item.Section);
            (publication.Title, publication.Summary, publication.Fields, publication.UpdatedAt) = (version.Title, version.Summary, fields, now);
        }

        publication.Themes = [.. version.Fields.Themes];
        publication.Audiences = [.. version.Fields.Audiences];
        publication.Tags = [.. version.Fields.Tags];
        publication.Guides = [.. version.Fields.Guides];
        publication.Schools = [.. version.Fields.Schools];
        (publication.Series, publication.Part, publication.Topics) = (version.Fields.Series?.Slug, version.Fields.Series?.Part, [.. version.Fields.Topics]);
        publication.Listed = true;
        return publication;
    }

    /// <summary>The item's address: its slug, numbered when another item has it. Earlier addresses stay and lead here.</summary>
    private async Task<string> AddressAsync(ContentItem item, ContentVersion version, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = WantedAddress(item, version);
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? wanted : $"{wanted}-{number}";
            // Two items that want one address at once: the second waits and then sees that the first has it. Each waits only for longer addresses.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({path}, 0))", cancel);
            var address = await db.Addresses.FindAsync([path], cancel);
            if (address is null) db.Addresses.Add(new PublicAddress { Path = path, ItemId = item.Id, Since = now });
            if (address is null || address.ItemId == item.Id) return path;
        }
    }

    /// <summary>The engine's key of an item.</summary>
    internal static string SourceOf(Guid itemId) => $"{SourcePrefix}{itemId}";

    /// <summary>The item behind an engine's key; null for a work that came from elsewhere.</summary>
    internal static Guid? ItemOf(string? source) =>
        source?.StartsWith(SourcePrefix, StringComparison.Ordinal) == true && Guid.TryParse(source.AsSpan(SourcePrefix.Length), out var id) ? id : null;

    private const string SourcePrefix = "content:";

    private static Announcement AnnouncementOf(ContentItem item, ContentVersion version, Publication publication) => new()
    {
        Source = SourceOf(item.Id),
        Genre = item.Genre,
        Title = version.Title,
        UnitCode = publication.UnitId,
        UnitName = publication.UnitName,
        Author = version.Fields.Byline ?? item.AuthorName,
        Themes = version.Fields.Themes,
        Audiences = version.Fields.Audiences,
        Activities = version.Fields.Activities,
        PublicPath = publication.Path,
        PublicAt = publication.UpdatedAt,
        HasPublicFile = version.Fields.File is { Public: true },
        VersionOf = version.Fields.VersionOf is { } other ? SourceOf(other) : null,
        IndependentBecause = version.Fields.IndependentBecause,
    };
}
