using System.Collections.Frozen;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Site.Embedding;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Site.Interests;
using VocEdu.Cms.Site.Teachers;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>
/// What may be kept of the public site, and how: the same bytes for everyone, whoever is signed in, until something they show changes.
/// </summary>
/// <remarks>Decided by the address alone, before anything else of the program runs: a page from the cache costs next to nothing.
/// What is not on this list is never kept.</remarks>
public sealed class PublicPages(PublicFreshness freshness, MaintenanceNotices maintenance) : IOutputCachePolicy
{
    /// <summary>Tag of all that is kept.</summary>
    public const string All = "all";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);     // what depends on the day turns over by itself
    private static readonly FrozenSet<string> Single =
        new[]
        {
            "/", "/rss.xml", "/atom.xml", "/feed.json", "/nguon-tin", Embed.Root, Embed.BlockPath, "/robots.txt", "/lien-he", "/quyen-rieng-tu", "/tro-nang",
            "/da-luu", "/lich-tuyen-sinh", "/lich-tuyen-sinh.ics", "/nhu-cau", "/su-kien.ics", "/bao-chi", "/kenh-chinh-thuc", InterestQuizzes.Path, InterestQuizzes.ResultPath, InterestQuizzes.SheetPath, TeachersModel.Path,
        }.ToFrozenSet();

    private static readonly FrozenSet<string> Folders =
        new[] { Collection.Folder(CollectionKind.Series), Collection.Folder(CollectionKind.Topic), Audience.Folder, EnglishTexts.Root[1..], "nhu-cau" }.ToFrozenSet();

    /// <summary>The parts of a query that change a page; all else shares its copy.</summary>
    private static readonly StringValues Choices = new([.. GuideFacets.Keys, GuideChoice.OrderKey, "nghe", "noi", "dang-nhan", "nguon", "so", "giao-dien", "loai", "tinh", "truong", "thang", "da-qua", "nam", "con-hieu-luc"]);

    /// <summary>The parts of a query that make a page of a few readers, or of one: deep in a list, with words of their own, with the answers of a quiz.</summary>
    private static readonly string[] Own = ["sau", GuideChoice.TextKey, "v", "q"];

    public static bool Holds(PathString path)
    {
        var text = path.Value ?? "";
        if (Single.Contains(text)) return true;
        if (text.Length < 2) return false;
        if (text.StartsWith(Embed.CardPath + "/", StringComparison.Ordinal)) return true;
        var end = text.IndexOf('/', 1);
        var first = end < 0 ? text[1..] : text[1..end];
        return Sections.TryFind(first, out _) || Folders.Contains(first) || first.StartsWith("sitemap", StringComparison.Ordinal);
    }

    /// <summary>An item's own page names what it shows; everything else lists something.</summary>
    private static bool IsOneItem(PathString path) =>
        path.Value is { Length: > 1 } text && text.IndexOf('/', 1) > 0 && !FeedFormat.IsFeed(text);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var kept = HttpMethods.IsGet(request.Method) && Holds(request.Path)
            && !Own.Any(request.Query.ContainsKey) && freshness.IsHeard;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = kept;
        if (!kept) return ValueTask.CompletedTask;

        context.CacheVaryByRules.VaryByHost = false;                       // pages name their address from the configuration
        context.CacheVaryByRules.QueryKeys = Choices;
        context.CacheVaryByRules.HeaderNames = Encodings.Chosen;
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(All);
        if (!IsOneItem(request.Path)) context.Tags.Add(PublicChange.Lists);
        context.HttpContext.Items[typeof(PublicPages)] = freshness.Changes;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // Something changed while this page was being made: it may already be old.
        var unchanged = context.HttpContext.Items[typeof(PublicPages)] is long then && then == freshness.Changes;
        context.AllowCacheStorage = unchanged && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
            && context.HttpContext.Response.Headers.SetCookie.Count == 0;
        context.ResponseExpirationTimeSpan = maintenance.KeepFor(Longest);
        foreach (var tag in context.HttpContext.ShownTags()) context.Tags.Add(tag);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What a page shows, so that it is dropped when one of these changes.</summary>
public static class Shown
{
    public static void Shows(this HttpContext context, string tag)
    {
        if (context.Items[typeof(Shown)] is not HashSet<string> tags) context.Items[typeof(Shown)] = tags = [];
        tags.Add(tag);
    }

    public static void Shows(this HttpContext context, IEnumerable<Card> cards)
    {
        foreach (var card in cards) context.Shows(PublicChange.ItemTag(card.ItemId));
    }

    public static IEnumerable<string> ShownTags(this HttpContext context) => context.Items[typeof(Shown)] as HashSet<string> ?? [];
}
