using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Calendar;

/// <summary>An address at which somebody without an account reads the calendar, and nothing else.</summary>
public sealed class CalendarLink
{
    public required Guid Id { get; init; }

    /// <summary>Whom it was given to.</summary>
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required List<EntryKind> Kinds { get; init; }
    public string? UnitId { get; init; }
    public required bool InProgress { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastOpenedAt { get; set; }

    public CalendarFilter Filter => new(Kinds);

    public CalendarScope Scope => new(items => items.Where(i => i.State != ContentState.Draft && i.State != ContentState.UnitReview), UnitId is null ? null : [UnitId], Posts: true, InProgress);
}

internal sealed class CalendarTables : INewsroomTables, IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> link)
    {
        link.ToTable("calendar_link", CmsDb.Schema);
        link.PrimitiveCollection(l => l.Kinds).ElementType().HasConversion<string>();
        link.HasOne<Unit>().WithMany().HasForeignKey(l => l.UnitId);
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasIndex(l => l.CreatedAt);
    }
}
