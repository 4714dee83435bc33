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

    /// <summary>The samples, each tied to the <see cref="Season"/> it was told in: what is asked for by index is a few weeks' news, however many years there are.</summary>
    public required int[] Keys { get; set; }

    /// <summary>News repeats within weeks.</summary>
    public static readonly TimeSpan Season = TimeSpan.FromDays(45);
    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Spreads seasons over all bits; schema file 083 has it too.</summary>
    private const int Spread = 40_503;

    /// <param name="later">Of so many seasons after the one of <paramref name="at"/>.</param>
    public static int[] KeysOf(IReadOnlyCollection<int> samples, DateTimeOffset at, int later = 0)
    {
        var season = (int)((at - First).Ticks / Season.Ticks) + later;
        return [.. samples.Select(sample => sample ^ (season * Spread))];
    }

    /// <summary>Everything of a version that another story may repeat.</summary>
    public static string TextOf(string title, string summary, RichText body) => $"{title}\n{summary}\n{PlainTextRenderer.Render(body)}";

    /// <summary>Notes what an item says now; saved with it.</summary>
    public static async Task NoteAsync(CmsDb db, ContentItem item, ContentDraft draft, CancellationToken cancel)
    {
        var (key, samples) = (Similarity.TitleKey(draft.Title), Similarity.Samples(TextOf(draft.Title, draft.Summary, draft.Body)).ToArray());
        if (await db.Set<ItemFingerprint>().FindAsync([item.Id], cancel) is { } known) (known.TitleKey, known.Samples, known.Keys) = (key, samples, KeysOf(samples, known.At));
        else db.Add(new ItemFingerprint { ItemId = item.Id, At = item.CreatedAt, TitleKey = key, Samples = samples, Keys = KeysOf(samples, item.CreatedAt) });
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
        print.HasIndex(p => p.Keys).HasMethod("gin");
    }
}
