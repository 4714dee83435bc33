using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>A trade as its page tells it. What an editor left out is an empty list here.</summary>
public sealed record CareerGuide
{
    public string Slug { get; init; } = "";
    public string? JobTitle { get; init; }
    public string? NameEn { get; init; }
    public string? Field { get; init; }
    public string? Riasec { get; init; }
    public IReadOnlyList<string> FolkNames { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> VscoCodes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<TrainingProgramme> Programmes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Intro { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Tasks { get; init => field = value ?? []; } = [];
    public IReadOnlyList<NamedText> Skills { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Tools { get; init => field = value ?? []; } = [];
    public Conditions? Conditions { get; init; }
    public Suits? Suits { get; init; }
    public IReadOnlyList<string> TryIt { get; init => field = value ?? []; } = [];
    public Routes Routes { get; init => field = value ?? new(); } = new();
    public IReadOnlyList<NamedText> Modules { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Certificate> Certificates { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Workplaces { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Stage> Progression { get; init => field = value ?? []; } = [];
    public Pay? Pay { get; init; }
    public Demand? Demand { get; init; }
    public Cost? Cost { get; init; }
    public IReadOnlyList<string> Related { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Schools { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Question> Faq { get; init => field = value ?? []; } = [];
    public IReadOnlyDictionary<string, Review> Review { get; init => field = value ?? new Dictionary<string, Review>(); } = new Dictionary<string, Review>();

    public static CareerGuide? Of(ContentFields fields) =>
        fields.Guide is { ValueKind: JsonValueKind.Object } json ? json.Deserialize<CareerGuide>(JsonSerializerOptions.Web) : null;

    /// <summary>The ways in, in the order a pupil meets them.</summary>
    public IEnumerable<(string Code, string Name, IReadOnlyList<RouteCard> Cards)> Ways =>
        [(RouteCodes.AfterGrade9, "Sau lớp 9", Routes.AfterGrade9), (RouteCodes.AfterGrade12, "Sau lớp 12", Routes.AfterGrade12), (RouteCodes.ShortCourse, "Học ngắn", Routes.ShortCourses)];
}

/// <summary>The ways in, as addresses name them.</summary>
public static class RouteCodes
{
    public const string AfterGrade9 = "sau-lop-9", AfterGrade12 = "sau-lop-12", ShortCourse = "hoc-ngan";
}

public sealed record NamedText(string Name, string? Text);

public sealed record TrainingProgramme(string? Level, string? Code, string Name);

public sealed record Certificate(string Name, string? Note);

public sealed record Stage([property: JsonPropertyName("stage")] string Name, string? Time, string? Text);

public sealed record Question(string Q, string A);

public sealed record Suits
{
    public IReadOnlyList<string> Good { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> ThinkTwice { get; init => field = value ?? []; } = [];
}

public sealed record Conditions
{
    public string? Setting { get; init; }
    public string? PhysicalLoad { get; init; }
    public string? Place { get; init; }
    public string? Hours { get; init; }
    public IReadOnlyList<string> Safety { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> HealthLimits { get; init => field = value ?? []; } = [];
}

public sealed record Routes
{
    public IReadOnlyList<RouteCard> AfterGrade9 { get; init => field = value ?? []; } = [];
    public IReadOnlyList<RouteCard> AfterGrade12 { get; init => field = value ?? []; } = [];
    [JsonPropertyName("short")] public IReadOnlyList<RouteCard> ShortCourses { get; init => field = value ?? []; } = [];
}

/// <summary>One way in. A way that does not exist is said openly, not left out.</summary>
/// <param name="WithSchool">General subjects are learned beside the trade (9+); null: its title tells.</param>
public sealed record RouteCard(string? Level, bool Available, string Title, string? Duration, string? Entry, string? Diploma, string? NextStep, bool? WithSchool = null)
{
    public bool IsNinePlus => WithSchool ?? Title?.Contains("9+", StringComparison.Ordinal) == true;
}

/// <summary>What learning it costs, and who is helped.</summary>
/// <param name="Support">There is a policy that pays or lowers the fee.</param>
public sealed record Cost(string? Tuition, bool Support, string? SupportText, string? Source, DateOnly? CheckedOn)
{
    public bool IsOld(DateOnly today) => CheckedOn is not { } day || day.AddYears(1) < today;
}

public sealed record Review(DateOnly ReviewedOn, DateOnly NextReviewOn, string? ReviewedBy)
{
    public bool IsOverdue(DateOnly today) => today > NextReviewOn;
}

/// <param name="Period">Month the figure is of, <c>2026-11</c>.</param>
public sealed record Pay(long Min, long Max, string Unit, string? Source, string? Period)
{
    public bool IsOld(DateOnly today) => Figures.AreOld(Period, today);
}

public sealed record Demand(string? Mark, string Label, string? Source, string? Period)
{
    public bool IsOld(DateOnly today) => Figures.AreOld(Period, today);
}

public static class Figures
{
    private const int OldAfterMonths = 12;

    /// <summary>A figure of the labour market says little after a year; one without a date says nothing.</summary>
    public static bool AreOld(string? period, DateOnly today) =>
        !DateOnly.TryParseExact(period, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        || month.AddMonths(OldAfterMonths + 1) <= today;
}
