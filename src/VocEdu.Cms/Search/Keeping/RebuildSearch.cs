using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>Writes anew what an earlier version of the program wrote for search, a few at a time.</summary>
public sealed class RebuildSearch(CmsDb db, SearchIndex search) : IJob
{
    private const int AtATime = 1_000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var id in await db.SearchDocuments.Where(d => d.Normaliser < SearchForms.Version).OrderBy(d => d.ItemId).Take(AtATime).Select(d => d.ItemId).ToListAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Database.ExecuteSqlAsync($"select 1 from cms.content_item where id = {id} for update", cancel);
            if (await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.ItemId == id, cancel) is { } publication
                && await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == publication.Version, cancel) is { } version)
            {
                await search.WriteAsync(publication, RichText.Parse(version.Body), cancel);
            }

            await transaction.CommitAsync(cancel);
        }
    }
}
