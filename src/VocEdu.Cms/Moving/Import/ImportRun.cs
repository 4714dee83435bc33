using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Moving.Import;

public enum ImportKind
{
    Umbraco,
    WordPress,
    Rss,
}

public enum ImportState
{
    /// <summary>Asked for, or under way with whoever holds the lease.</summary>
    Waiting,
    Done,
    Failed,
}

/// <summary>Content taken over from another system, tried out or in earnest.</summary>
public sealed class ImportRun
{
    public required Guid Id { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>The site or feed: with a piece's key it names the piece for ever.</summary>
    public required string Source { get; init; }
    public string? Address { get; init; }
    public string? FileName { get; init; }

    /// <summary>The other site's key, encrypted.</summary>
    public byte[]? Secret { get; init; }
    public required string UnitId { get; init; }
    public required string Section { get; init; }
    public required string Genre { get; init; }

    /// <summary>What was public there becomes public here, on its old date.</summary>
    public required bool Publish { get; init; }
    public required bool DryRun { get; set; }
    public ImportState State { get; set; }

    /// <summary>How many pieces were looked at; the next attempt begins after them.</summary>
    public int Place { get; set; }
    public required DateTimeOffset RequestedAt { get; set; }
    public required Guid RequestedBy { get; init; }
    public required string RequestedByName { get; init; }
    public string? Failure { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Attempts { get; set; }
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}

public enum ImportFate
{
    New,

    /// <summary>Was imported before.</summary>
    Known,

    /// <summary>Holds nothing to import.</summary>
    LeftOut,
    Failed,
}

/// <summary>What became of one piece.</summary>
public sealed class ImportLine
{
    public required Guid RunId { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public string? Address { get; init; }
    public required ImportFate Fate { get; init; }
    public string? Note { get; set; }
    public Guid? ItemId { get; init; }
}

/// <summary>What an item is called where it came from.</summary>
public sealed class ImportedItem
{
    public required string Source { get; init; }
    public required string Key { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid RunId { get; init; }
    public string? Address { get; init; }

    /// <summary>When it became public there.</summary>
    public required DateTimeOffset At { get; init; }
    public required bool WantsPublic { get; set; }
}

internal sealed class ImportTables : INewsroomTables, IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<ImportLine>, IEntityTypeConfiguration<ImportedItem>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.ToTable("import_run", CmsDb.Schema);
        run.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
        run.HasIndex(r => r.RequestedAt);
    }

    public void Configure(EntityTypeBuilder<ImportLine> line)
    {
        line.ToTable("import_line", CmsDb.Schema);
        line.HasKey(l => new { l.RunId, l.Number });
        line.HasOne<ImportRun>().WithMany().HasForeignKey(l => l.RunId);
    }

    public void Configure(EntityTypeBuilder<ImportedItem> item)
    {
        item.ToTable("imported_item", CmsDb.Schema);
        item.HasKey(i => new { i.Source, i.Key });
        item.HasOne<ContentItem>().WithMany().HasForeignKey(i => i.ItemId);
        item.HasIndex(i => i.RunId);
    }
}
