using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Units;

/// <summary>A person who moved, with all rights, when the unit was closed.</summary>
public sealed class UnitTransfer
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string FromId { get; init; }
    public required string ToId { get; init; }
    public required Role Roles { get; init; }
    public required DateOnly On { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
}

internal sealed class UnitTransferTable : INewsroomTables, IEntityTypeConfiguration<UnitTransfer>
{
    public void Configure(EntityTypeBuilder<UnitTransfer> transfer)
    {
        transfer.ToTable("unit_transfer", CmsDb.Schema);
        transfer.Property(t => t.Roles).HasConversion<int>();
        transfer.HasOne<Unit>().WithMany().HasForeignKey(t => t.FromId);
        transfer.HasOne<Unit>().WithMany().HasForeignKey(t => t.ToId);
    }
}
