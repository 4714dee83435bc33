using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions;

internal sealed class SubmissionTables : INewsroomTables, IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<SentDraft>,
    IEntityTypeConfiguration<ContentEvent>, IEntityTypeConfiguration<StoryCall>, IEntityTypeConfiguration<StoryCallUnit>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submission", CmsDb.Schema);
        submission.HasKey(s => s.ItemId);
        submission.HasOne<ContentItem>().WithOne().HasForeignKey<Submission>(s => s.ItemId);
        submission.HasOne<StoryCall>().WithMany().HasForeignKey(s => s.CallId);
        submission.Property(s => s.Files).HasColumnType("jsonb").HasConversion(new Json<IReadOnlyList<SentFile>>(), Json<IReadOnlyList<SentFile>>.Comparer);
    }

    public void Configure(EntityTypeBuilder<SentDraft> sent)
    {
        sent.ToTable("sent_draft", CmsDb.Schema);
        sent.HasKey(s => new { s.PersonId, s.Key });
        sent.HasOne<ContentItem>().WithMany().HasForeignKey(s => s.ItemId);
    }

    public void Configure(EntityTypeBuilder<ContentEvent> step) => step.HasIndex(e => e.At).HasFilter("to_state = 'Submitted'");

    public void Configure(EntityTypeBuilder<StoryCall> call)
    {
        call.ToTable("story_call", CmsDb.Schema);
        call.HasMany(c => c.Units).WithOne().HasForeignKey(u => u.CallId);
        call.HasIndex(c => c.Deadline).HasFilter("closed_at is null");
        call.HasIndex(c => c.OpenedAt);
    }

    public void Configure(EntityTypeBuilder<StoryCallUnit> asked)
    {
        asked.ToTable("story_call_unit", CmsDb.Schema);
        asked.HasKey(u => new { u.CallId, u.UnitId });
        asked.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
    }
}
