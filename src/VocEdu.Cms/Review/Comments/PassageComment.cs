using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Comments;

/// <summary>What somebody says about a passage of a version, or an answer to it.</summary>
public sealed class PassageComment
{
    public long Id { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }

    /// <summary>The comment this one answers.</summary>
    public long? ParentId { get; init; }

    /// <summary>The passage as it stood; empty: the whole text.</summary>
    public required string Quote { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Addressed to the unit that wrote it. Its people see it once the item is theirs again.</summary>
    public bool ForUnit { get; init; }
    public List<Guid> Mentioned { get; init; } = [];
    public DateTimeOffset? ResolvedAt { get; set; }
    public string? ResolvedByName { get; set; }
}

internal sealed class PassageCommentTables : INewsroomTables, IEntityTypeConfiguration<PassageComment>
{
    public void Configure(EntityTypeBuilder<PassageComment> comment)
    {
        comment.ToTable("passage_comment", CmsDb.Schema);
        comment.HasOne<ContentItem>().WithMany().HasForeignKey(c => c.ItemId);
        comment.HasOne<PassageComment>().WithMany().HasForeignKey(c => c.ParentId);
    }
}
