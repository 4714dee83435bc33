using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace VocEdu.Cms.Data;

/// <summary>A use case's transaction: its own, or the one its caller has begun and will commit.</summary>
public sealed class JoinedTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancel) => own?.CommitAsync(cancel) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public static class JoinedTransactions
{
    public static async Task<JoinedTransaction> JoinTransactionAsync(this DatabaseFacade database, CancellationToken cancel) =>
        new(database.CurrentTransaction is null ? await database.BeginTransactionAsync(cancel) : null);
}
