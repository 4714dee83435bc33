using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What somebody without an account asks about their data, from the form on the site.</summary>
public sealed class PrivacyLetter
{
    public required Guid Id { get; init; }
    public required PrivacyRequestKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Where to answer: a phone number or a mail address.</summary>
    public required string Contact { get; init; }

    /// <summary>The page it is about, as it was typed.</summary>
    public string? About { get; init; }
    public required string Wish { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateOnly AnswerDue { get; init; }

    /// <summary>The request it became, once its consent was found.</summary>
    public Guid? RequestId { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }
    public string? ClosedByName { get; set; }
    public string? Outcome { get; set; }

    /// <summary>What the person can name it by: <c>YC-1A2B3C4D</c>. The end of the id: its beginning is the time.</summary>
    public string Code => $"YC-{Id.ToString("N")[^8..].ToUpperInvariant()}";
}

internal sealed class PrivacyLetterTables : INewsroomTables, IEntityTypeConfiguration<PrivacyLetter>
{
    public void Configure(EntityTypeBuilder<PrivacyLetter> letter)
    {
        letter.ToTable("privacy_letter", CmsDb.Schema);
        letter.Ignore(l => l.Code);
        letter.HasOne<PrivacyRequest>().WithMany().HasForeignKey(l => l.RequestId);
        letter.HasIndex(l => l.AnswerDue).HasFilter("closed_at is null");
    }
}
