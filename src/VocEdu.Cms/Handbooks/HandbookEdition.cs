using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Handbooks;

/// <summary>The handbook of a year: what an officer chose, and once it is made the text as it was then.</summary>
public sealed class HandbookEdition
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }
    public required string Title { get; set; }

    /// <summary>Plain text, a paragraph a line.</summary>
    public string Foreword { get; set; } = "";

    /// <summary>Unit that makes it.</summary>
    public required string UnitId { get; set; }
    public Guid? CoverId { get; set; }

    /// <summary>Last parts of the addresses of the trades, in their order.</summary>
    public List<string> Guides { get; set; } = [];

    /// <summary>Last parts of the addresses of the schools, in their order.</summary>
    public List<string> Schools { get; set; } = [];
    public int Revision { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }

    /// <summary>Somebody asked for it to be made and it is not made yet.</summary>
    public DateTimeOffset? AskedAt { get; set; }
    public Guid? AskedBy { get; set; }
    public string? AskedByName { get; set; }
    public Role AskedRoles { get; set; }
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public int Attempts { get; set; }
    public int ChaptersDone { get; set; }
    public int ChaptersAll { get; set; }

    /// <summary>Why it could not be made the last time.</summary>
    public string? Fault { get; set; }

    /// <summary>What readers see of it, frozen when it was made.</summary>
    public HandbookText? Text { get; set; }
    public DateTimeOffset? MadeAt { get; set; }
    public int? Pages { get; set; }
    public Guid? FileId { get; set; }

    /// <summary>The publication that carries it and by which it is counted.</summary>
    public Guid? ItemId { get; set; }

    /// <summary>Where its web version stands once it is public.</summary>
    public string Path => PathOf(Year);

    public static string PathOf(int year) => $"/cam-nang/{year}";
}

internal sealed class HandbookTables : INewsroomTables, IEntityTypeConfiguration<HandbookEdition>
{
    public void Configure(EntityTypeBuilder<HandbookEdition> edition)
    {
        edition.ToTable("handbook_edition", CmsDb.Schema);
        edition.Ignore(e => e.Path);
        edition.Property(e => e.Revision).IsConcurrencyToken();
        edition.Property(e => e.Text).HasColumnType("jsonb").HasConversion(
            text => JsonSerializer.Serialize(text, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<HandbookText>(json, JsonSerializerOptions.Web)!);
        edition.HasIndex(e => e.Year).IsUnique();
        edition.HasIndex(e => e.AskedAt).HasFilter("asked_at is not null");
        edition.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId);
        edition.HasOne<MediaFile>().WithMany().HasForeignKey(e => e.CoverId);
        edition.HasOne<MediaFile>().WithMany().HasForeignKey(e => e.FileId);
        edition.HasOne<ContentItem>().WithMany().HasForeignKey(e => e.ItemId);
    }
}
