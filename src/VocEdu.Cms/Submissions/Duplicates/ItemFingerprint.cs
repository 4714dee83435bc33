using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions.Duplicates;

/// <summary>By what an item that says the same is found, see <see cref="Similarity"/>.</summary>
public sealed class ItemFingerprint
{
    public required Guid ItemId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string TitleKey { get; set; }
    public required int[] Samples { get; set; }

    /// <summary>Everything of a version that another story may repeat.</summary>
    public static string TextOf(string title, string summary, RichText body) => $"{title}\n{summary}\n{PlainTextRenderer.Render(body)}";

    /// <summary>Notes what an item says now; saved with it.</summary>
    public static async Task NoteAsync(CmsDb db, ContentItem item, ContentDraft draft, CancellationToken cancel)
    {
        var (key, samples) = (Similarity.TitleKey(draft.Title), Similarity.Samples(TextOf(draft.Title, draft.Summary, draft.Body)).ToArray());
        if (await db.Set<ItemFingerprint>().FindAsync([item.Id], cancel) is { } known) (known.TitleKey, known.Samples) = (key, samples);
        else db.Add(new ItemFingerprint { ItemId = item.Id, At = item.CreatedAt, TitleKey = key, Samples = samples });
    }
}

internal sealed class DuplicateTables : INewsroomTables, IEntityTypeConfiguration<ItemFingerprint>
{
    public void Configure(EntityTypeBuilder<ItemFingerprint> print)
    {
        print.ToTable("item_fingerprint", CmsDb.Schema);
        print.HasKey(p => p.ItemId);
        print.HasOne<ContentItem>().WithOne().HasForeignKey<ItemFingerprint>(p => p.ItemId);
        print.HasIndex(p => p.At);
        print.HasIndex(p => p.TitleKey);
        print.HasIndex(p => p.Samples).HasMethod("gin");
    }
}
