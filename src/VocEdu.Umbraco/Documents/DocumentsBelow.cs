using Microsoft.EntityFrameworkCore;

namespace VocEdu.Umbraco.Documents;

/// <summary>Documents below one that changed: Umbraco sends no notification for them, though they come and go with it and carry its name in their address.</summary>
public sealed class DocumentsBelow(UmbracoDb db, DocumentAddresses addresses, TimeProvider clock)
{
    /// <summary>Other servers learn of a change within five seconds; before that their copies are old.</summary>
    private static readonly TimeSpan Heard = TimeSpan.FromSeconds(6);

    /// <summary>All of them are compared with Umbraco soon.</summary>
    public Task LookAtAllAsync(string path, CancellationToken cancel)
    {
        var (at, below) = (clock.GetUtcNow() + Heard, path + ",");
        return db.Documents.Where(d => d.Path.StartsWith(below) && d.State != DocumentState.Deleted).ExecuteUpdateAsync(d => d.SetProperty(x => x.LookAt, at), cancel);
    }

    /// <summary>After a publication: those that are not public, and all when their addresses have changed, which one of them tells.</summary>
    public async Task LookAtChangedAsync(string path, CancellationToken cancel)
    {
        var (at, below) = (clock.GetUtcNow() + Heard, path + ",");
        var sample = await db.Documents.AsNoTracking().Where(d => d.Path.StartsWith(below) && d.State == DocumentState.Public).OrderBy(d => d.Path).Select(d => (Guid?)d.Key).FirstOrDefaultAsync(cancel);
        if (sample is { } key)
        {
            var source = UmbracoDocument.SourceOf(key);
            var booked = await db.Works.Where(w => w.Source == source).Select(w => w.PublicPath).SingleOrDefaultAsync(cancel);
            if (booked != addresses.Find(key, culture: null)?.PathAndQuery)
            {
                await LookAtAllAsync(path, cancel);
                return;
            }
        }
        await db.Documents.Where(d => d.Path.StartsWith(below) && d.State == DocumentState.Gone).ExecuteUpdateAsync(d => d.SetProperty(x => x.LookAt, at), cancel);
    }

    /// <summary>These are compared with Umbraco soon.</summary>
    public Task LookAtAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        return db.Documents.Where(d => keys.Contains(d.Key) && d.State != DocumentState.Deleted).ExecuteUpdateAsync(d => d.SetProperty(x => x.LookAt, at), cancel);
    }
}
