using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution.Sending;

/// <summary>On the page of a post that is on its channel: its latest figures, and on Zalo the message to followers.</summary>
public sealed class AfterPostViewComponent(CmsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OutboxPost post)
    {
        if (post is not { State: PostState.Posted, RemoteId: not null }) return Content("");
        var cancel = HttpContext.RequestAborted;
        var day = await db.Figures.Where(f => f.PostId == post.Id).MaxAsync(f => (DateOnly?)f.TakenOn, cancel);
        var figures = day is null ? [] : await db.Figures.AsNoTracking().Where(f => f.PostId == post.Id && f.TakenOn == day).OrderBy(f => f.Metric).ToListAsync(cancel);
        // Two figures of one name are one figure that the platform tells twice.
        figures = [.. figures.OrderBy(f => Place(f.Metric)).DistinctBy(f => Name(f.Metric))];
        var told = post.Channel!.Kind == ChannelKind.Zalo ? await db.Broadcasts.AsNoTracking().SingleOrDefaultAsync(b => b.PostId == post.Id, cancel) : null;
        var mayTell = post is { Channel.Kind: ChannelKind.Zalo, RemovalAskedAt: null } && (told is null || told.Outcome == "Refused") && HttpContext.User.Actor().Has(DistributionServices.Dispatchers);
        return View("/Distribution/Sending/_AfterPost.cshtml", new Shown(post.Id, day, figures, told, mayTell));
    }

    /// <param name="Day">When the figures were taken; null: not yet.</param>
    /// <param name="Told">The message to followers, if one was asked for.</param>
    public sealed record Shown(Guid PostId, DateOnly? Day, IReadOnlyList<PostFigure> Figures, Broadcast? Told, bool MayTell);

    // In the order in which people ask for them; where a platform tells one twice the first is taken.
    private static readonly (string Name, string[] Metrics)[] Words =
    [
        ("Lượt xem", ["post_media_view", "total_video_views", "viewCount", "total_view"]),
        ("Người xem", ["post_total_media_view_unique"]),
        ("Lượt bày tỏ cảm xúc", ["reactions", "post_reactions_by_type_total", "likeCount"]),
        ("Bình luận", ["comments", "commentCount"]),
        ("Lượt chia sẻ", ["shares", "total_share"]),
        ("Lượt bấm", ["post_clicks"]),
    ];

    /// <summary>A figure's name; a new one of the platform is shown as it is.</summary>
    public static string Name(string metric) => Array.Find(Words, word => word.Metrics.Contains(metric)).Name ?? metric;

    private static int Place(string metric) => Array.FindIndex(Words, word => word.Metrics.Contains(metric)) is var place and >= 0 ? (place * 10) + Array.IndexOf(Words[place].Metrics, metric) : int.MaxValue;
}
