using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Counting.Import;

/// <summary>A row as it was typed into the spreadsheet.</summary>
/// <param name="Line">Its number there, the heading included.</param>
public sealed record ImportRow(
    int Line, string Outlet, string Title, string Genre, string Author, string Day, string Time, string Unit, string Link, string Note, string Repost, string Themes, string Activities);

/// <summary>A spreadsheet that was read and waits for a person to say yes; its rows can be booked in several goes.</summary>
public sealed class ExternalImport
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required List<ImportRow> Rows { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public int Booked { get; set; }
}

internal sealed class ImportTables : INewsroomTables, IEntityTypeConfiguration<ExternalImport>
{
    public void Configure(EntityTypeBuilder<ExternalImport> import)
    {
        import.ToTable("external_import", CmsDb.Schema);
        import.Property(i => i.Rows).HasColumnType("jsonb").HasConversion(
            rows => JsonSerializer.Serialize(rows, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<List<ImportRow>>(json, JsonSerializerOptions.Web)!);
        import.HasIndex(i => i.CreatedAt);
    }
}
