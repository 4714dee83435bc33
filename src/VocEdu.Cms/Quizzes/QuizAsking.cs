using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Quizzes;

/// <summary>Which items are asked from some day on. Never changed: links keep the number of the change they answered to.</summary>
public sealed class QuizAsking
{
    /// <summary>The version in the file.</summary>
    public required int Written { get; init; }

    /// <summary>From 1.</summary>
    public required int Change { get; init; }
    public required List<int> Items { get; init; }
    public required DateTimeOffset AskedFrom { get; init; }
    public required string AskedByName { get; init; }
}

internal sealed class QuizTables : INewsroomTables, IEntityTypeConfiguration<QuizAsking>
{
    public void Configure(EntityTypeBuilder<QuizAsking> asking)
    {
        asking.ToTable("quiz_asking", CmsDb.Schema);
        asking.HasKey(a => new { a.Written, a.Change });
    }
}
