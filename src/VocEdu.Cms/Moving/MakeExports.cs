using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Moving.Archive;
using VocEdu.Cms.Notices;

namespace VocEdu.Cms.Moving;

/// <summary>Makes the archives that were asked for. Each has at most one worker; one whose worker died is carried on once the lease has run out.</summary>
public sealed class MakeExports(IServiceScopeFactory scopes, MediaStore store, TimeProvider clock, ILogger<MakeExports> log)
{
    private const int MostAttempts = 5;
    private const string GivenUp = "Máy chủ đã dừng giữa chừng nhiều lần khi tạo tệp xuất. Dữ liệu vẫn nguyên; hãy xuất lại hoặc báo quản trị hệ thống.";

    /// <summary>How long an archive can be fetched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);

    public static string PathOf(MediaStore store, Guid id) => Path.Combine(store.ExportsFolder, $"{id:N}.zip");

    public async Task RunAsync(CancellationToken cancel)
    {
        await ForgetAsync(cancel);
        while (await ClaimAsync(cancel) is { } export) await MakeAsync(export, cancel);
    }

    private async Task<DataExport?> ClaimAsync(CancellationToken cancel)
    {
        var (now, lease) = (clock.GetUtcNow(), Guid.NewGuid());
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<CmsDb>().Set<DataExport>().FromSql($"""
            update cms.data_export set lease = {lease}, lease_until = {now + Lease}, attempts = attempts + 1 where id = (
              select id from cms.data_export where state = 'Waiting' and (lease_until is null or lease_until <= {now}) order by requested_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancel);
        return claimed.SingleOrDefault();
    }

    private async Task MakeAsync(DataExport export, CancellationToken cancel)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var path = PathOf(store, export.Id);
        var since = Stopwatch.StartNew();
        var told = TimeSpan.MinValue;
        try
        {
            if (export.Attempts > MostAttempts) throw new ArchiveRefusedException(GivenUp);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WriteArchive>().RunAsync(path, export.WithPersonal, async progress =>
            {
                if (told != TimeSpan.MinValue && since.Elapsed - told < BetweenNotes && progress.Done < progress.Total) return;
                told = since.Elapsed;
                if (!await NoteAsync(export, progress)) await work.CancelAsync();
            }, work.Token);
            await FinishAsync(export, ExportState.Done, null, new FileInfo(path).Length);
        }
        catch (ArchiveRefusedException why)
        {
            WriteArchive.Remove(path);
            await FinishAsync(export, ExportState.Failed, why.Message, null);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            log.LogInformation("Export {ExportId} was left in the middle and will be carried on", export.Id);
            await GiveBackAsync(export);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Export {ExportId} could not be made at attempt {Attempt}", export.Id, export.Attempts);      // tried again once the lease has run out
        }
    }

    /// <returns>False when somebody else has taken it over, or it was removed.</returns>
    private async Task<bool> NoteAsync(DataExport export, ArchiveProgress progress)
    {
        var until = clock.GetUtcNow() + Lease;
        await using var scope = scopes.CreateAsyncScope();
        return await Mine(scope, export).ExecuteUpdateAsync(set => set.SetProperty(e => e.Done, progress.Done).SetProperty(e => e.Total, progress.Total).SetProperty(e => e.LeaseUntil, until)) == 1;
    }

    private async Task GiveBackAsync(DataExport export)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Mine(scope, export).ExecuteUpdateAsync(set => set.SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null).SetProperty(e => e.Attempts, e => e.Attempts - 1));
    }

    private async Task FinishAsync(DataExport export, ExportState state, string? failure, long? length)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.GetUtcNow();
        if (await Mine(scope, export).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, state).SetProperty(e => e.Failure, failure).SetProperty(e => e.Length, length)
            .SetProperty(e => e.FinishedAt, now).SetProperty(e => e.Lease, (Guid?)null).SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null)) == 0) return;
        await scope.ServiceProvider.GetRequiredService<Notify>().PeopleAsync([export.RequestedBy], new($"export:{export.Id}", failure is null ? "Tệp xuất dữ liệu đã sẵn sàng" : "Chưa xuất được dữ liệu",
            failure ?? $"Tệp tải về được trong {KeptFor.TotalDays:0} ngày.", ExportPageModel.Address), CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static IQueryable<DataExport> Mine(AsyncServiceScope scope, DataExport export) =>
        scope.ServiceProvider.GetRequiredService<CmsDb>().Set<DataExport>().Where(e => e.Id == export.Id && e.Lease == export.Lease);

    private async Task ForgetAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - KeptFor;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        foreach (var id in await db.Set<DataExport>().Where(e => e.FinishedAt < before).Select(e => e.Id).ToListAsync(cancel))
        {
            WriteArchive.Remove(PathOf(store, id));
            await db.Set<DataExport>().Where(e => e.Id == id).ExecuteDeleteAsync(cancel);
        }
    }
}

[DisallowConcurrentExecution]
public sealed class MakeExportsRound(MakeExports make) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await make.RunAsync(cancellationToken);
}
