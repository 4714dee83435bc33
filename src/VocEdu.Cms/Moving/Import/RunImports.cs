using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Submissions.Feeds;

namespace VocEdu.Cms.Moving.Import;

/// <summary>Carries out the imports that were asked for, piece by piece. Each has at most one worker; one whose worker died is carried on where it was.</summary>
public sealed class RunImports(IServiceScopeFactory scopes, MediaStore store, TimeProvider clock, ILogger<RunImports> log)
{
    private const int MostAttempts = 10, MostPieces = 200_000;
    private const string GivenUp = "Máy chủ đã dừng giữa chừng nhiều lần khi nhập. Những bài đã nhập vẫn còn; hãy chạy lại, bài đã nhập không bị nhập lần nữa.";
    private const string Fault = "Có lỗi ở máy chủ khi nhập bài này. Hãy chạy lại sau; bài đã nhập không bị nhập lần nữa.";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10), UntilPicturesAreMade = TimeSpan.FromSeconds(20), FilesKeptFor = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken cancel)
    {
        await ForgetFilesAsync(cancel);
        while (await ClaimAsync(cancel) is { } run) await ImportAsync(run, cancel);
    }

    private async Task<ImportRun?> ClaimAsync(CancellationToken cancel)
    {
        var (now, lease) = (clock.GetUtcNow(), Guid.NewGuid());
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<CmsDb>().Set<ImportRun>().FromSql($"""
            update cms.import_run set lease = {lease}, lease_until = {now + Lease}, attempts = attempts + 1 where id = (
              select id from cms.import_run where state = 'Waiting' and (lease_until is null or lease_until <= {now}) order by requested_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancel);
        return claimed.SingleOrDefault();
    }

    private async Task ImportAsync(ImportRun run, CancellationToken cancel)
    {
        try
        {
            if (run.Attempts > MostAttempts) throw new FetchRefusedException(GivenUp);
            await using (var scope = scopes.CreateAsyncScope())
            {
                var source = scope.ServiceProvider.GetServices<IImportSource>().Single(s => s.Kind == run.Kind);
                var number = run.Place;
                await foreach (var story in source.ReadAsync(run, run.Place, cancel))
                {
                    if (++number > MostPieces || !await TakeAsync(run, story, number, cancel)) return;
                }
            }

            var waiting = !run.DryRun && run.Publish && await PublishAsync(run, cancel);
            if (waiting) await LetGoAsync(run, UntilPicturesAreMade);
            else await FinishAsync(run, null);
        }
        catch (FetchRefusedException why)
        {
            await FinishAsync(run, why.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await LetGoAsync(run, TimeSpan.Zero);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Import {RunId} broke off at attempt {Attempt}", run.Id, run.Attempts);      // carried on once the lease has run out
        }
    }

    /// <summary>One piece, in a transaction of its own: it is imported and its place is passed, or neither.</summary>
    /// <returns>False when somebody else has taken the import over, or it was removed.</returns>
    private async Task<bool> TakeAsync(ImportRun run, SourceStory story, int number, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var line = await scope.ServiceProvider.GetRequiredService<TakeStory>().RunAsync(run, story, number, cancel);
            db.Add(line);
            return await PassAsync(db, run, number, cancel) && await SavedAsync(db, transaction, cancel);
        }
        catch (Exception fault) when (fault is DbUpdateException or InvalidOperationException or JsonException or FormatException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            log.LogError(fault, "Piece {Number} of import {RunId} could not be taken", number, run.Id);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Add(new ImportLine { RunId = run.Id, Number = number, Title = story.Title.Length <= 300 ? story.Title : story.Title[..300], Fate = ImportFate.Failed, Note = Fault });
            return await PassAsync(db, run, number, cancel) && await SavedAsync(db, transaction, cancel);
        }
    }

    private static async Task<bool> SavedAsync(CmsDb db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<bool> PassAsync(CmsDb db, ImportRun run, int number, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Lease;
        return await Mine(db, run).ExecuteUpdateAsync(set => set.SetProperty(r => r.Place, number).SetProperty(r => r.LeaseUntil, until), cancel) == 1;
    }

    /// <returns>Whether some wait for their pictures to be made ready.</returns>
    private async Task<bool> PublishAsync(ImportRun run, CancellationToken cancel)
    {
        List<ImportedItem> wanted;
        await using (var scope = scopes.CreateAsyncScope())
            wanted = await scope.ServiceProvider.GetRequiredService<CmsDb>().Set<ImportedItem>().AsNoTracking().Where(i => i.RunId == run.Id && i.WantsPublic).OrderBy(i => i.At).ToListAsync(cancel);
        var waiting = false;
        foreach (var imported in wanted)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
            var refusal = await scope.ServiceProvider.GetRequiredService<TakeStory>().PublishAsync(run, imported, cancel);
            if (refusal?.Code == MediaReadiness.Waiting)
            {
                waiting = true;
                continue;
            }

            db.ChangeTracker.Clear();
            if (refusal is not null)
            {
                await db.Set<ImportLine>().Where(l => l.RunId == run.Id && l.ItemId == imported.ItemId)
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.Note, l => "Chưa đăng, bài ở bước biên tập: " + refusal.Message + (l.Note == null ? "" : " " + l.Note)), cancel);
            }

            await db.Set<ImportedItem>().Where(i => i.Source == imported.Source && i.Key == imported.Key).ExecuteUpdateAsync(set => set.SetProperty(i => i.WantsPublic, false), cancel);
            var until = clock.GetUtcNow() + Lease;
            if (await Mine(db, run).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, until), cancel) == 0) return true;       // somebody else's now
        }

        return waiting;
    }

    /// <summary>What was uploaded is kept a while, for whoever wants to go on with it.</summary>
    private async Task ForgetFilesAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - FilesKeptFor;
        await using var scope = scopes.CreateAsyncScope();
        var old = scope.ServiceProvider.GetRequiredService<CmsDb>().Set<ImportRun>().Where(r => r.Kind == ImportKind.WordPress && r.FinishedAt < before);
        foreach (var id in await old.OrderByDescending(r => r.FinishedAt).Take(20).Select(r => r.Id).ToListAsync(cancel)) File.Delete(WordPressSource.PathOf(store, id));
    }

    private async Task LetGoAsync(ImportRun run, TimeSpan rest)
    {
        var until = clock.GetUtcNow() + rest;
        await using var scope = scopes.CreateAsyncScope();
        await Mine(scope.ServiceProvider.GetRequiredService<CmsDb>(), run).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, until).SetProperty(r => r.Attempts, r => r.Attempts - 1));
    }

    private async Task FinishAsync(ImportRun run, string? failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.GetUtcNow();
        var state = failure is null ? ImportState.Done : ImportState.Failed;
        if (await Mine(db, run).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.Failure, failure).SetProperty(r => r.FinishedAt, now)
            .SetProperty(r => r.Lease, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)) == 0) return;
        await scope.ServiceProvider.GetRequiredService<Notify>().PeopleAsync([run.RequestedBy], new($"import:{run.Id}:{run.DryRun}", failure is not null ? "Chưa nhập xong dữ liệu" : run.DryRun ? "Đã chạy thử xong" : "Đã nhập xong dữ liệu",
            failure ?? $"Nguồn: {run.Source}.", $"{ImportListModel.Address}/{run.Id}"), CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static IQueryable<ImportRun> Mine(CmsDb db, ImportRun run) => db.Set<ImportRun>().Where(r => r.Id == run.Id && r.Lease == run.Lease);
}

[DisallowConcurrentExecution]
public sealed class RunImportsRound(RunImports imports) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await imports.RunAsync(cancellationToken);
}
