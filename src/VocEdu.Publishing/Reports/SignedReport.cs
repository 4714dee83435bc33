using System.Security.Cryptography;
using System.Text;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Reports;

/// <summary>A report as it was signed off: its rules, its figures, its text and the works it counts. The database lets nobody change it.</summary>
public sealed class SignedReport
{
    public required Guid Id { get; init; }
    public required string PlanCode { get; init; }
    public required PeriodKind PeriodKind { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required DateOnly FromDay { get; init; }
    public required DateOnly ToDay { get; init; }

    /// <summary>Where the sum so far begins: works are listed from here to <see cref="DataDate"/>.</summary>
    public required DateOnly YearFrom { get; init; }
    public required DateOnly DataDate { get; init; }

    /// <summary>Version of the counting rules.</summary>
    public required string Rules { get; init; }

    /// <summary>Works listed.</summary>
    public required int Counted { get; init; }
    public required byte[] WorksHash { get; init; }

    /// <summary>Tables, text and head as JSON, kept to the letter because it is hashed.</summary>
    public required string Document { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required string SignedBy { get; init; }
    public byte[] Hash { get; set; } = [];

    public ReportPeriod Period => ReportPeriod.Of(PeriodKind, Year, Number, FromDay, ToDay);

    /// <summary>SHA-256 over everything it states, line by line.</summary>
    public byte[] ComputeHash() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Id, PlanCode, PeriodKind, Year.ToString("D", null), Number.ToString("D", null), Day(FromDay), Day(ToDay), Day(YearFrom), Day(DataDate), Rules,
        Counted.ToString("D", null), Convert.ToHexStringLower(WorksHash), SignedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture), SignedBy, Document)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A work as a signed report counts it.</summary>
public sealed class SignedWork
{
    public required Guid ReportId { get; init; }
    public required Guid WorkId { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required string Genre { get; init; }
    public required WorkOrigin Origin { get; init; }
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public string? Author { get; init; }
    public string? Outlet { get; init; }

    /// <summary>Address of the page or of the proof.</summary>
    public string? Link { get; init; }

    /// <summary>Names of the channels that carried it, as they were known.</summary>
    public required string Channels { get; init; }
    public required DateOnly FirstPublicOn { get; init; }

    public StatedWork Stated => new(WorkId, Reference, Title, Genre, UnitCode, FirstPublicOn);

    /// <summary>What is hashed of it.</summary>
    public string Line => string.Join('\t', WorkId, Reference, Genre, Origin, UnitCode, FirstPublicOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Title);
}
