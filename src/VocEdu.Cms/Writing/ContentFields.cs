using System.Text.Json;
using System.Text.Json.Serialization;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Writing;

/// <summary>Everything beside title, summary and body. Which of them a genre asks for is said by <c>Genre.Requires</c>.</summary>
public sealed record ContentFields
{
    /// <summary>The one author of a version from before <see cref="Authors"/>, and of what comes from outside; see <see cref="Credits"/>.</summary>
    public string? Author { get; init; }

    /// <summary>Who made it, in the order it is printed.</summary>
    public IReadOnlyList<AuthorCredit> Authors { get; init; } = [];

    /// <summary>Who is printed, wherever it was written; empty: the account that wrote it, and its unit in public.</summary>
    [JsonIgnore] public IReadOnlyList<AuthorCredit> Credits => Authors.Count > 0 ? Authors : string.IsNullOrWhiteSpace(Author) ? [] : [new(Author)];

    /// <summary>One line as newspapers print it: <c>Hải Yến – Văn Minh; Ảnh: Thu Trang</c>. Null when nobody is named.</summary>
    [JsonIgnore] public string? Byline => AuthorCredit.Line(Credits);
    public string? Responsible { get; init; }
    public ContentSource Source { get; init; } = new(SourceKind.Own, null);
    public bool AiUsed { get; init; }
    public MediaUse? Cover { get; init; }
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> Schools { get; init; } = [];
    public IReadOnlyList<string> Guides { get; init; } = [];
    public SeriesPart? Series { get; init; }

    /// <summary>Slugs of the topics it is filed in.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public DateOnly? EventDate { get; init; }
    public string? Place { get; init; }
    public PersonShown? Interviewee { get; init; }
    public IReadOnlyList<PersonShown> People { get; init; } = [];
    public string? DataSource { get; init; }

    /// <summary>The year the figures are of.</summary>
    public int? DataYear { get; init; }
    public VideoFields? Video { get; init; }
    public FileFields? File { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public EventFields? Event { get; init; }
    public DocumentFields? Document { get; init; }

    /// <summary>Loudspeaker or broadcast text.</summary>
    public string? Script { get; init; }
    public BroadcastFields? Broadcast { get; init; }
    public string? Contact { get; init; }
    public ReleaseFields? Release { get; init; }

    /// <summary>What this version does to the one that is public; null where none is.</summary>
    public Revision? Revision { get; init; }

    /// <summary>Set when this is another form of a work that is already counted.</summary>
    public Guid? VersionOf { get; init; }
    public string? IndependentBecause { get; init; }

    /// <summary>The anatomy of a career guide, as its JSON schema in config says; null for other kinds.</summary>
    public JsonElement? Guide { get; init; }

    /// <summary>A school's profile; null for other kinds.</summary>
    public JsonElement? School { get; init; }
}

/// <param name="Slug">Of the series.</param>
/// <param name="Part">Its place, from 1.</param>
public sealed record SeriesPart(string Slug, int? Part = null);

public enum SourceKind
{
    Own,
    Unit,
    Press,
}

/// <param name="Text">As it is to be printed, where a name is not enough.</param>
/// <param name="Outlet">The newspaper or station it comes from.</param>
/// <param name="Address">Where it stands there; http or https.</param>
/// <param name="Date">When it appeared there.</param>
public sealed record ContentSource(SourceKind Kind, string? Text, string? Outlet = null, string? Address = null, DateOnly? Date = null);

/// <summary>A picture in use: alternative text belongs to the use, not to the file.</summary>
public sealed record MediaUse(Guid MediaId, string AlternativeText, string? Caption = null, string? Credit = null);

/// <summary>A person named or shown, and why that is lawful (vietnam.md §9).</summary>
/// <param name="AgeBand">See <see cref="AgeBands"/>; <c>mixed</c> for a crowd.</param>
/// <param name="ConsentReference">The number on the paper.</param>
/// <param name="ConsentId">The record of that number, found when the item is saved.</param>
/// <param name="Announced">Those present at a public event had been told of the recording.</param>
/// <param name="Because">The reason that goes with work of a state body.</param>
public sealed record PersonShown(
    string? Name, string? Position, string? AgeBand, LawfulBasis? Basis, string? ConsentReference,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? ConsentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Announced = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Because = null);

/// <param name="Address">Where the broadcast can be seen or heard; http or https.</param>
public sealed record VideoFields(
    Guid? MediaId, int? DurationSeconds, string? Transcript, IReadOnlyList<Caption>? Captions, string? Station = null, string? Address = null);

public enum BroadcastPriority
{
    Normal,
    High,
    Urgent,
}

/// <summary>How a loudspeaker bulletin is to be aired.</summary>
/// <param name="Repeats">Times a day.</param>
/// <param name="Places">Communes and wards.</param>
public sealed record BroadcastFields(BroadcastPriority? Priority, DateTimeOffset? AirFrom, DateTimeOffset? AirTo, int? Repeats = null, string? Places = null);

/// <summary>From when a press release may be used.</summary>
/// <param name="NotBefore">Null: at once. It cannot become public before.</param>
public sealed record ReleaseFields(DateTimeOffset? NotBefore);

/// <summary>One caption; times in seconds from the start.</summary>
public sealed record Caption(double Start, double End, string Text);

public sealed record FileFields(Guid? MediaId, bool Public, int? Pages, string? LicenceNumber, DateOnly? LicenceDate, string? LicenceIssuer, int? Copies, string? Edition);

public sealed record EventFields(DateTimeOffset Start, DateTimeOffset End, string Organiser, string? Registration, bool Free);

public sealed record DocumentFields(string Type, string Number, DateOnly Date, string Body, string Subject);
