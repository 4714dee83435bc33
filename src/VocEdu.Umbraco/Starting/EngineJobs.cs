using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Health;
using VocEdu.Umbraco.Documents;

namespace VocEdu.Umbraco.Starting;

/// <summary>What has to be done now and then. Its time stands in our table: a restart begins nothing anew, and two servers do it once.</summary>
public sealed class EngineJobs(IServiceScopeFactory scopes, EngineReadiness readiness, IOptions<VocEduOptions> options, TimeProvider clock, ILogger<EngineJobs> log)
{
    /// <summary>Figures asked for in an hour: the platforms' allowances are spared.</summary>
    private const int FiguresEachHour = 100;
    private const string Compare = "compare";

    /// <summary>How often the table is asked whose turn it is.</summary>
    private static readonly TimeSpan Ask = TimeSpan.FromSeconds(15);
    private DateTimeOffset _asked;

    /// <param name="all">Whether all documents are compared now, whatever the hour.</param>
    public async Task RunDueAsync(bool all, CancellationToken cancel)
    {
        await QuietlyAsync("marked", services => services.GetRequiredService<CompareDocuments>().MarkedAsync(cancel), cancel);
        if (!all && clock.GetUtcNow() - _asked < Ask) return;
        _asked = clock.GetUtcNow();
        if (await TakeTurnAsync(Compare, options.Value.CompareEvery, cancel) || all) await QuietlyAsync(Compare, services => CompareAsync(services, cancel), cancel);
        await EveryAsync("tokens", TimeSpan.FromMinutes(30), services => services.GetRequiredService<ProbeChannels>().RunAsync(clock.GetUtcNow() + TimeSpan.FromDays(2), cancel), cancel);
        await EveryAsync("probe", TimeSpan.FromDays(1), services => services.GetRequiredService<ProbeChannels>().RunAsync(null, cancel), cancel);
        await EveryAsync("figures", TimeSpan.FromHours(1), services => CountAsync(services, cancel), cancel);
        await EveryAsync("watch", TimeSpan.FromMinutes(1), services => WatchAsync(services, cancel), cancel);
    }

    /// <summary>Has the server that leads compare all documents soon.</summary>
    public async Task AskLeaderAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UmbracoDb>().Jobs.Where(j => j.Name == Compare).ExecuteUpdateAsync(j => j.SetProperty(x => x.NextAt, now), cancel);
    }

    private async Task CompareAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<CompareDocuments>().AllAsync(cancel);
        readiness.ComparedAt = clock.GetUtcNow();
    }

    private static async Task CountAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<CountChannels>().RunAsync(cancel);
        await services.GetRequiredService<CountPosts>().RunAsync(FiguresEachHour, cancel);
    }

    private async Task WatchAsync(IServiceProvider services, CancellationToken cancel)
    {
        var state = await services.GetRequiredService<EngineHealth>().RunAsync(cancel);
        foreach (var post in state.Overdue) log.LogError("Overdue since {Since}: {Reference} on {Channel} is {State}: {Answer}", post.Since, post.Reference, post.Kind, post.State, post.Answer);
        var gone = clock.GetUtcNow() - TimeSpan.FromDays(1);
        await services.GetRequiredService<UmbracoDb>().Dispatchers.Where(d => d.BeatAt < gone).ExecuteDeleteAsync(cancel);
    }

    private async Task EveryAsync(string name, TimeSpan every, Func<IServiceProvider, Task> run, CancellationToken cancel)
    {
        if (await TakeTurnAsync(name, every, cancel)) await QuietlyAsync(name, run, cancel);
    }

    /// <summary>The turn is taken before the work: whoever asks meanwhile, or after a crash, waits for the next.</summary>
    private async Task<bool> TakeTurnAsync(string name, TimeSpan every, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UmbracoDb>().Database.ExecuteSqlAsync($"""
            insert into umbraco.job as j (name, next_at) values ({name}, {now + every})
            on conflict (name) do update set next_at = excluded.next_at where j.next_at <= {now} or j.next_at > excluded.next_at
            """, cancel) == 1;
    }

    private async Task QuietlyAsync(string name, Func<IServiceProvider, Task> run, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await run(scope.ServiceProvider);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Job {Job} failed and is tried again at its next turn", name);
        }
    }
}
