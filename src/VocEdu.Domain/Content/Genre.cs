namespace VocEdu.Domain.Content;

/// <summary>A kind of product (thể loại): what an officer picks before writing. Source: vietnam.md §6.</summary>
/// <param name="Code">Stable code, stored with every item: <c>TIN</c>, <c>VIDEO</c> …</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Kind">The document type that holds it.</param>
/// <param name="Counting">How it stands towards the yearly target under VE-COUNT-1.</param>
/// <param name="LengthHint">Advice for the writer; never blocks saving.</param>
/// <param name="Requires">What must be there before it may be sent for approval, besides title, unit and section.</param>
public sealed record Genre(
    string Code, string Name, string EnglishName, ContentKind Kind, GenreCounting Counting, string LengthHint, RequiredField Requires)
{
    public override string ToString() => Code;
}

/// <summary>How a genre stands towards a target that counts works.</summary>
public enum GenreCounting
{
    /// <summary>Each work counts.</summary>
    Counts,

    /// <summary>Counts only when published on its own (a single photo).</summary>
    CountsAlone,

    /// <summary>Counts if its file can be opened by the public (leaflets, posters).</summary>
    CountsWithPublicFile,

    /// <summary>Kept in a table of its own, outside the target (loudspeaker bulletins).</summary>
    SeparateTable,

    /// <summary>Does not count (announcements, events, official documents).</summary>
    DoesNotCount,
}

/// <summary>The document type: which form, which page and which address a piece of content has.</summary>
public enum ContentKind
{
    Article,
    Video,
    Audio,
    Leaflet,
    CareerGuide,
    School,
    Event,
    OfficialDocument,
    Announcement,
}

/// <summary>Fields a genre asks for besides title, author, unit and section.</summary>
[Flags]
public enum RequiredField : long
{
    None = 0,
    EventDate = 1 << 0,
    Place = 1 << 1,
    Lead = 1 << 2,
    OnePhoto = 1 << 3,
    ThreePhotos = 1 << 4,
    CaptionedPhotos = 1 << 5,
    Interviewee = 1 << 6,
    Person = 1 << 7,
    Consent = 1 << 8,
    DataSource = 1 << 9,
    TextAlternative = 1 << 10,
    Cover = 1 << 11,
    Duration = 1 << 12,
    Captions = 1 << 13,
    Transcript = 1 << 14,
    Station = 1 << 15,
    Script = 1 << 16,
    File = 1 << 17,
    Occupation = 1 << 18,
    Answerer = 1 << 19,
    Validity = 1 << 20,
    EventTimes = 1 << 21,
    DocumentNumber = 1 << 22,
    Contact = 1 << 23,
    Body = 1 << 24,
    Title = 1 << 25,
    Author = 1 << 26,
    Unit = 1 << 27,
    Section = 1 << 28,
    Chapters = 1 << 29,

    /// <summary>A recording here, or the address of the broadcast.</summary>
    LinkOrFile = 1 << 30,
    Priority = 1L << 31,
    AirWindow = 1L << 32,

    /// <summary>Publishing licence and print run; asked for only of what is printed.</summary>
    Imprint = 1L << 33,
    Edition = 1L << 34,
    DataYear = 1L << 35,
    Organiser = 1L << 36,
    InForce = 1L << 37,

    /// <summary>From when others may use it, or that they may at once.</summary>
    Embargo = 1L << 38,

    /// <summary>Of a press piece: outlet and date.</summary>
    Source = 1L << 39,

    /// <summary>What every genre asks for.</summary>
    Always = Title | Author | Unit | Section | Source,
}
