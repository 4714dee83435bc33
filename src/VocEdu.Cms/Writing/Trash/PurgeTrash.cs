using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Trash;

/// <summary>
/// Ends what has lain in the bin for its time. Earlier versions are emptied; the item's row, its last version, its steps and an audit line
/// stay, so that it can always be said what was deleted, by whom and when.
/// </summary>
public sealed class PurgeTrash(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeTrash> log)
{
    private const int Batch = 50;

    /// <returns>How many items were ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var ended = 0;
        while (await NextAsync(cancel))
        {
            ended++;
            if (ended % Batch == 0) log.LogInformation("Bin: {Count} items ended", ended);
        }

        return ended;
    }

    /// <summary>One item, one transaction; the row lock is the lease, so any number of nodes may run this.</summary>
    private async Task<bool> NextAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = now.AddDays(-TrashContent.DaysKept);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Items.FromSql($"""
            select * from cms.content_item where trashed_at <= {until} and purged_at is null order by trashed_at limit 1 for update skip locked
            """).IgnoreQueryFilters().ToListAsync(cancel);
        if (due is not [var item]) return false;

        var last = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel);
        await db.Versions.Where(v => v.ItemId == item.Id && v.Number != item.Version).ExecuteUpdateAsync(set => set
            .SetProperty(v => v.Title, "").SetProperty(v => v.Summary, "").SetProperty(v => v.Body, RichText.Empty.Json)
            .SetProperty(v => v.Fields, new ContentFields()).SetProperty(v => v.ChannelTexts, new ChannelTexts()), cancel);
        await db.References.Where(r => r.ItemId == item.Id).ExecuteDeleteAsync(cancel);
        item.PurgedAt = now;
        scope.ServiceProvider.GetRequiredService<AuditLog>().Add(Actor.Clock, "Xóa hẳn bài hết hạn trong thùng rác", "item", item.Id.ToString(),
            JsonSerializer.Serialize(new
            {
                item.Title, item.Genre, item.UnitId, item.AuthorName, item.TrashedAt, item.TrashedByName, LastVersion = last.Number, last.Hash,
                Text = PlainTextRenderer.Render(RichText.Parse(last.Body)),
            }, Readable));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };
}

/// <summary>Empties the bin.</summary>
[DisallowConcurrentExecution]
public sealed class PurgeTrashRound(PurgeTrash purge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await purge.RunAsync(cancellationToken);
}
