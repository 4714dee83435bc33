using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Distribution;

/// <param name="Day">When the platform counted them.</param>
/// <param name="Gained">More, or fewer, than about a week before; null: not known yet.</param>
public sealed record Followers(long Count, DateOnly Day, long? Gained);

/// <summary>How many people follow each channel, as its platform said last.</summary>
public sealed class ReadFollowers(CmsDb db)
{
    private const int WeekBefore = 7, NotBefore = 14;

    // Each platform has its own word for it.
    private static readonly string[] Metrics = ["page_follows", "subscriberCount", "num_follower"];

    public async Task<Dictionary<Guid, Followers>> RunAsync(CancellationToken cancel)
    {
        var last = await db.ChannelFigures.AsNoTracking().Where(f => Metrics.Contains(f.Metric)).GroupBy(f => f.ChannelId)
            .Select(g => g.OrderByDescending(f => f.Day).First()).ToListAsync(cancel);
        var followers = new Dictionary<Guid, Followers>();
        foreach (var now in last)
        {
            var (from, to) = (now.Day.AddDays(-NotBefore), now.Day.AddDays(-WeekBefore));
            var before = await db.ChannelFigures.AsNoTracking().Where(f => f.ChannelId == now.ChannelId && f.Metric == now.Metric && f.Day >= from && f.Day <= to)
                .OrderByDescending(f => f.Day).Select(f => (long?)f.Value).FirstOrDefaultAsync(cancel);
            followers[now.ChannelId] = new(now.Value, now.Day, now.Value - before);
        }

        return followers;
    }
}
