using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Sync;
using VocEdu.Umbraco.Starting;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Starting;

/// <summary>The worker as the host runs it, on a database without a table.</summary>
public sealed class EngineWorkerTests : SiteFixture
{
    protected override bool Prepared => false;
    protected override bool WithoutTypes => true;

    [Test]
    public async Task Worker_waits_for_Umbraco_prepares_the_engine_leads_where_it_may_and_steps_down()
    {
        (Level, Role) = (RuntimeLevel.Install, ServerRole.Unknown);
        var (worker, readiness, bell) = (Server.GetServices<IHostedService>().OfType<EngineWorker>().Single(), Server.GetRequiredService<EngineReadiness>(), Server.GetRequiredService<EngineBell>());
        await worker.StartAsync(CancellationToken.None);
        Assert.That(readiness.Prepared, Is.False, "Umbraco is being installed");

        Level = RuntimeLevel.Run;
        await UntilAsync(() => readiness.Prepared, bell);
        Assert.That(readiness.Leads, Is.False, "its role is not known yet");

        Role = ServerRole.SchedulingPublisher;
        await UntilAsync(() => readiness is { Leads: true, ComparedAt: not null }, bell);
        await UntilAsync(() => AskAsync(db => db.Dispatchers.AnyAsync()), bell);
        Assert.That((await ComposerTests.CheckAsync(Server)).Select(s => s.ResultType), Is.EqualTo(new[] { StatusResultType.Success }));

        Role = ServerRole.Subscriber;
        await UntilAsync(() => !readiness.Leads, bell);
        await UntilAsync(async () => !await AskAsync(db => db.Dispatchers.AnyAsync()), bell);

        bell.RingForAll();          // an editor's change on this server that it could not book
        await UntilAsync(() => AskAsync(db => db.Jobs.AnyAsync(j => j.Name == "compare" && j.NextAt <= Start)), bell);
        await worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Database_that_is_away_never_stops_the_site()
    {
        Settings["VocEdu:ConnectionString"] = "Host=127.0.0.1;Port=1;Database=none;Timeout=1";
        var server = AddServer();
        var worker = server.GetServices<IHostedService>().OfType<EngineWorker>().Single();

        await worker.StartAsync(CancellationToken.None);
        await UntilAsync(() => server.GetRequiredService<EngineReadiness>().Fault is not null, server.GetRequiredService<EngineBell>());

        Assert.That((await ComposerTests.CheckAsync(server)).Single().ResultType, Is.EqualTo(StatusResultType.Error));
        await worker.StopAsync(CancellationToken.None);
        Assert.That(worker.ExecuteTask!.IsCompletedSuccessfully);
    }

    private static Task UntilAsync(Func<bool> holds, EngineBell bell) => UntilAsync(() => Task.FromResult(holds()), bell);

    private static async Task UntilAsync(Func<Task<bool>> holds, EngineBell bell)
    {
        while (!await holds())
        {
            bell.Ring();
            await Task.Delay(20);
        }
    }
}
