using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing.Previews;

/// <summary>Shows one version of an item to whoever has the link, until it expires or is revoked.</summary>
public sealed class PreviewLink
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }

    /// <summary>SHA-256 (hex) of the token; the token itself is shown once and kept nowhere.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastOpenedAt { get; set; }
}

internal sealed class PreviewTables : INewsroomTables, IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("preview_link", CmsDb.Schema);
        link.HasOne<ContentVersion>().WithMany().HasForeignKey(l => new { l.ItemId, l.Version });
        link.HasIndex(l => l.Hash).IsUnique();
    }
}
