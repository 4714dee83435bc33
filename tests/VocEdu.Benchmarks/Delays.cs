using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Benchmarks;

/// <summary>How long people and platforms wait after a click or an appointed time.</summary>
public static class Delays
{
    private const int Times = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>From the approver's click on one node to the story on a cached public page of another.</summary>
    /// <returns>Median in ms.</returns>
    public static async Task<double> UntilVisibleAsync(Newsroom newsroom, Uri other)
    {
        using var reader = new HttpClient { BaseAddress = other };
        var waits = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var title = $"Tin đo thời gian hiện ra {Guid.NewGuid():N}";
            var id = await newsroom.ApprovedAsync(title, toFacebook: false);
            await reader.GetStringAsync("/tin-tuc");
            var watch = Stopwatch.StartNew();
            await newsroom.PublishAsync(id);
            while (!(await reader.GetStringAsync("/tin-tuc")).Contains(title, StringComparison.Ordinal))
            {
                if (watch.Elapsed > Patience) throw new TimeoutException("A story was not seen on the other node.");
            }
            waits.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Median(waits);
    }

    /// <summary>From the moment a post is due to its arrival at the platform, the check of its public page included.</summary>
    /// <returns>Median in ms.</returns>
    public static async Task<double> UntilSentAsync(Newsroom newsroom, Platforms platforms)
    {
        var waits = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var id = await newsroom.ApprovedAsync($"Tin đo thời gian gửi {Guid.NewGuid():N}", toFacebook: true);
            var before = platforms.Arrived.Count;
            await newsroom.PublishAsync(id);
            var watch = Stopwatch.StartNew();
            while (platforms.Arrived.Count == before)
            {
                if (watch.Elapsed > Patience) throw new TimeoutException("A post did not arrive at the platform.");
                await Task.Delay(1);
            }
            var due = await newsroom.AskAsync(async services =>
                (await services.GetRequiredService<CmsDb>().Outbox.AsNoTracking().OrderByDescending(p => p.DueAt).FirstAsync()).DueAt);
            waits.Add((platforms.Arrived.Last() - due).TotalMilliseconds);
        }
        return Median(waits);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
