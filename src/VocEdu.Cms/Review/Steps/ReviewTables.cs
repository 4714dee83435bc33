using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

internal sealed class ReviewTables : INewsroomTables,
    IEntityTypeConfiguration<PeopleGroup>, IEntityTypeConfiguration<Deputy>, IEntityTypeConfiguration<ReviewProcess>,
    IEntityTypeConfiguration<ReviewChoice>, IEntityTypeConfiguration<ReviewRound>, IEntityTypeConfiguration<ReviewDecision>
{
    public void Configure(EntityTypeBuilder<PeopleGroup> group)
    {
        group.ToTable("people_group", CmsDb.Schema);
        group.HasIndex(g => g.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Deputy> deputy)
    {
        deputy.ToTable("deputy", CmsDb.Schema);
        deputy.HasIndex(d => new { d.DeputyId, d.LastDay });
        deputy.HasIndex(d => new { d.PersonId, d.LastDay });
    }

    public void Configure(EntityTypeBuilder<ReviewProcess> process)
    {
        process.ToTable("review_process", CmsDb.Schema);
        process.HasIndex(p => new { p.Scope, p.Number }).IsUnique();
        process.Property(p => p.Steps).HasColumnType("jsonb").HasConversion(new Json<IReadOnlyList<ReviewStep>>(), Json<IReadOnlyList<ReviewStep>>.Comparer);
    }

    public void Configure(EntityTypeBuilder<ReviewChoice> choice)
    {
        choice.ToTable("review_choice", CmsDb.Schema);
        choice.HasKey(c => c.ItemId);
        choice.HasOne<ContentItem>().WithOne().HasForeignKey<ReviewChoice>(c => c.ItemId);
    }

    public void Configure(EntityTypeBuilder<ReviewRound> round)
    {
        round.ToTable("review_round", CmsDb.Schema);
        round.HasOne<ContentItem>().WithMany().HasForeignKey(r => r.ItemId);
        round.HasOne<ReviewProcess>().WithMany().HasForeignKey(r => r.ProcessId);
        round.Property(r => r.Steps).HasColumnType("jsonb").HasConversion(new Json<IReadOnlyList<ReviewStep>>(), Json<IReadOnlyList<ReviewStep>>.Comparer);
        round.Ignore(r => r.Step);
        round.Ignore(r => r.IsLastStep);
        round.HasIndex(r => r.ItemId).IsUnique().HasFilter("closed_at is null");
        round.HasIndex(r => new { r.ItemId, r.OpenedAt });
        round.HasIndex(r => r.DueAt).HasFilter("closed_at is null");
        round.HasIndex(r => r.OverdueAt).HasFilter("closed_at is null and escalated_at is null and overdue_at is not null");
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> decision)
    {
        decision.ToTable("review_step", CmsDb.Schema);
        decision.HasOne<ReviewRound>().WithMany().HasForeignKey(d => d.RoundId);
        decision.HasOne<ContentItem>().WithMany().HasForeignKey(d => d.ItemId);
    }
}
