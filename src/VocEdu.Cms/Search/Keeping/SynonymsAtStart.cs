using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Finding;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>Takes over <c>config/search-synonyms.tsv</c> the first time; from then on the department keeps them.</summary>
public sealed class SynonymsAtStart(IServiceScopeFactory scopes, IOptions<SearchOptions> options, IHostEnvironment environment, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((options.Value.SynonymFile is { Length: > 0 } file ? file : SynonymFile.Find(environment.ContentRootPath)) is not { } path || !File.Exists(path)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two nodes that start together: the second finds what the first took over.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('search synonyms at start', 0))", cancellationToken);
        if (await db.Set<SearchSynonym>().AnyAsync(cancellationToken)) return;
        var now = clock.GetUtcNow();
        db.AddRange(SynonymFile.Read(await File.ReadAllLinesAsync(path, cancellationToken)).Select(group => new SearchSynonym
        {
            Id = Guid.CreateVersion7(now), Abbreviation = group.Abbreviation, Phrases = [.. group.Phrases], UpdatedAt = now, UpdatedByName = "Danh mục ban đầu",
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
