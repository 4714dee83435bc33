using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>A feed (RSS, Atom) of a unit, whose stories come into the inbox.</summary>
public sealed class UnitFeed
{
    public required Guid Id { get; init; }
    public required string UnitId { get; init; }
    public required string Address { get; init; }
    public required bool Active { get; set; }
    public string? ETag { get; set; }
    public string? LastModified { get; set; }
    public required DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? LastAt { get; set; }

    /// <summary>A sentence: what came of it, and what to do.</summary>
    public string? LastResult { get; set; }
    public bool LastFailed { get; set; }

    /// <summary>In a row.</summary>
    public int Failures { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedByName { get; init; }
}

/// <summary>What a unit's feeds have brought, under each name it may come by again.</summary>
public sealed class FeedStoryKey
{
    public required string UnitId { get; init; }
    public required string Key { get; init; }

    /// <summary>Null: it stood there before the feed was added.</summary>
    public Guid? ItemId { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
}

internal sealed class FeedTables : INewsroomTables, IEntityTypeConfiguration<UnitFeed>, IEntityTypeConfiguration<FeedStoryKey>
{
    public void Configure(EntityTypeBuilder<UnitFeed> feed)
    {
        feed.ToTable("unit_feed", CmsDb.Schema);
        feed.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId);
        feed.HasIndex(f => new { f.UnitId, f.Address }).IsUnique();
        feed.HasIndex(f => f.NextAt).HasFilter("active");
    }

    public void Configure(EntityTypeBuilder<FeedStoryKey> story)
    {
        story.ToTable("feed_story", CmsDb.Schema);
        story.HasKey(s => new { s.UnitId, s.Key });
        story.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        story.HasOne<ContentItem>().WithMany().HasForeignKey(s => s.ItemId);
        story.HasIndex(s => s.ItemId);
    }
}
