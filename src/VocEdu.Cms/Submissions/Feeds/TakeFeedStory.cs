using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>Makes one item, waiting to be received, of one story of a feed; never a second time, whatever the feed calls it.</summary>
public sealed class TakeFeedStory(CmsDb db, SaveContent save, FeedPictures pictures, StoryNotices notices, TimeProvider clock)
{
    /// <summary>Names a story may come by again: the feed's id, its address, its words.</summary>
    public static IReadOnlyList<string> KeysOf(FeedStory story)
    {
        var words = Similarity.TitleKey(story.Title) + "\n" + VietnameseText.Fold(new HtmlParser().ParseDocument(story.Html).Body?.TextContent ?? "");
        return
        [
            .. new[] { story.Id is null ? null : $"id:{story.Id}", story.Link is null ? null : $"link:{story.Link.GetLeftPart(UriPartial.Query)}" }.OfType<string>()
                .Select(key => key.Length <= 500 ? key : $"hash:{Hash(key)}"),
            $"text:{Hash(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))}",
        ];
    }

    /// <returns>Whether it is new here.</returns>
    public async Task<bool> RunAsync(UnitFeed feed, FeedStory story, Actor actor, CancellationToken cancel)
    {
        var keys = KeysOf(story);
        if (await db.Set<FeedStoryKey>().AnyAsync(s => s.UnitId == feed.UnitId && keys.Contains(s.Key), cancel)) return false;

        var html = await pictures.TakeAsync(story, actor, cancel);
        if (!HtmlImport.TryRead(html, out var body, out var dropped)) body = RichText.FromPlainText(new HtmlParser().ParseDocument(story.Html).Body!.TextContent is var plain && plain.Length > 100_000 ? plain[..100_000] : plain);
        var text = PlainTextRenderer.Render(body).ReplaceLineEndings(" ");
        var draft = new ContentDraft
        {
            Genre = "TIN",
            Section = Sections.For(Genres.Get("TIN")),
            UnitId = feed.UnitId,
            Title = ChannelText.Fit(story.Title.Length > 0 ? Plain(story.Title) : text, 300),
            Summary = ChannelText.Fit(text, 300),
            Body = body,
            Fields = new() { Source = new(SourceKind.Unit, actor.Name, Address: story.Link?.AbsoluteUri, Date: story.At is { } at ? Vietnam.LocalDate(at) : null) },
            Note = dropped.Count == 0 ? null : ChannelText.Fit(string.Join(' ', dropped), 500),
        };

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await save.RunAsync(null, 0, draft, actor, cancel) is not SaveOutcome.Saved saved) return false;
        var (item, now) = (saved.Item, clock.GetUtcNow());
        var from = item.State;
        (item.State, item.StateSince, item.UpdatedAt) = (ContentState.Submitted, now, now);
        db.Events.Add(Step.Of(item, saved.Version, from, actor, now, "moved", $"Lấy từ nguồn tin {feed.Address}"));
        db.AddRange(keys.Distinct().Select(key => new FeedStoryKey { UnitId = feed.UnitId, Key = key, ItemId = item.Id, SeenAt = now }));
        await notices.MovedAsync(item, from, actor, null, now, cancel);
        await db.SaveChangesAsync(cancel);      // a second node that was as fast meets the key of the table here
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Remembers a story without making an item of it.</summary>
    public async Task PassOverAsync(UnitFeed feed, FeedStory story, CancellationToken cancel)
    {
        var (keys, now) = (KeysOf(story).Distinct().ToArray(), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"insert into cms.feed_story (unit_id, key, seen_at) select {feed.UnitId}, key, {now} from unnest({keys}) key on conflict do nothing", cancel);
    }

    // Titles of feeds may hold tags and entities.
    private static string Plain(string title) => string.Join(' ', (new HtmlParser().ParseDocument(title).Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
