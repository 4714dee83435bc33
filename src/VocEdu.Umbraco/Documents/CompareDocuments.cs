using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Documents;

/// <summary>Compares Umbraco's documents with the books: what a crash between Umbraco's commit and ours left open is booked here.</summary>
/// <remarks>Memory is bounded: one page of documents at a time, one scope for each document.</remarks>
public sealed class CompareDocuments(
    IServiceScopeFactory scopes, IContentService documents, IContentTypeService contentTypes, ICoreScopeProvider umbraco, KnownTypes types, TimeProvider clock, ILogger<CompareDocuments> log)
{
    private const int PageSize = 100;

    /// <summary>Those that were marked for a look.</summary>
    public async Task MarkedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        for (var after = Guid.Empty; ;)
        {
            var last = after;
            var keys = await AskAsync(db => db.Documents.Where(d => d.LookAt <= now && d.Key > last).OrderBy(d => d.Key).Select(d => d.Key).Take(PageSize).ToListAsync(cancel));
            if (keys.Count == 0) return;
            after = keys[^1];
            await SettleAsync(keys, cancel);
        }
    }

    /// <summary>Every published document, then every one that is booked as public.</summary>
    public async Task AllAsync(CancellationToken cancel)
    {
        await PublishedAsync(cancel);
        for (var after = Guid.Empty; ;)
        {
            var last = after;
            var keys = await AskAsync(db => db.Documents.Where(d => d.State == DocumentState.Public && d.Key > last).OrderBy(d => d.Key).Select(d => d.Key).Take(PageSize).ToListAsync(cancel));
            if (keys.Count == 0) return;
            after = keys[^1];
            await WithdrawnAsync(keys, cancel);
        }
    }

    /// <summary>Missed publications.</summary>
    private async Task PublishedAsync(CancellationToken cancel)
    {
        var ids = contentTypes.GetAllContentTypeIds([.. types.Aliases]).ToArray();
        if (ids.Length == 0) return;
        for (var page = 0L; ; page++)
        {
            var found = documents.GetPagedOfTypes(ids, page, PageSize, out _, umbraco.CreateQuery<IContent>().Where(d => d.Published), Ordering.By("id")).ToList();
            var keys = found.ConvertAll(d => d.Key);
            var now = clock.GetUtcNow();
            var known = await AskAsync(db => db.Documents.AsNoTracking().Where(d => keys.Contains(d.Key)).ToDictionaryAsync(d => d.Key, cancel));
            foreach (var document in found)
            {
                // What hangs below something unpublished is not public, and is not worth a look each time.
                if (known.TryGetValue(document.Key, out var row) && IsBooked(row, document, now)) continue;
                await QuietlyAsync(document.Key, settle => settle.RunAsync(document, thorough: true, cancel), cancel);
            }
            if (found.Count < PageSize) return;
        }
    }

    // What had a problem is looked at each time: an address, a file may have come meanwhile.
    private static bool IsBooked(UmbracoDocument row, IContent document, DateTimeOffset now) => row.State switch
    {
        DocumentState.Public => row.Version == document.PublishedVersionId && row.Path == document.Path && row.Problem is null && !(row.LookAt <= now),
        DocumentState.Deleted => true,
        _ => false,
    };

    /// <summary>Missed withdrawals and deletions.</summary>
    private async Task WithdrawnAsync(List<Guid> keys, CancellationToken cancel)
    {
        var here = documents.GetByIds(keys).ToDictionary(d => d.Key);
        foreach (var key in keys)
        {
            if (!here.TryGetValue(key, out var document)) await QuietlyAsync(key, settle => settle.ForgetAsync(key, cancel), cancel);
            else await QuietlyAsync(key, settle => settle.IsPublic(document) ? Task.CompletedTask : settle.RunAsync(document, thorough: true, cancel), cancel);
        }
    }

    private async Task SettleAsync(List<Guid> keys, CancellationToken cancel)
    {
        var here = documents.GetByIds(keys).ToDictionary(d => d.Key);
        foreach (var key in keys)
        {
            // Forgotten once it is booked; should that fail, it is tried again, and not at once.
            var again = clock.GetUtcNow() + TimeSpan.FromMinutes(5);
            await AskAsync(db => db.Documents.Where(d => d.Key == key).ExecuteUpdateAsync(d => d.SetProperty(x => x.LookAt, again), cancel));
            if (!here.TryGetValue(key, out var document)) await QuietlyAsync(key, settle => settle.ForgetAsync(key, cancel), cancel);
            else await QuietlyAsync(key, settle => settle.RunAsync(document, thorough: true, cancel), cancel);
        }
    }

    /// <summary>One document that cannot be booked stops no other; it is tried again with the next comparison.</summary>
    private async Task QuietlyAsync(Guid key, Func<SettleDocument, Task> book, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await book(scope.ServiceProvider.GetRequiredService<SettleDocument>());
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Document {Key} could not be compared and is tried again", key);
        }
    }

    private async Task<T> AskAsync<T>(Func<UmbracoDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<UmbracoDb>());
    }
}
