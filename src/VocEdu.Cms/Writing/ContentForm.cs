using Microsoft.AspNetCore.Mvc.ModelBinding;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What the editor's page sends: one property for each input on it, and nothing else can be set.</summary>
public sealed partial class ContentForm
{
    /// <summary>The version this text began from; 0 for a new item.</summary>
    public int FromVersion { get; set; }
    public string? Genre { get; set; }
    public string? Section { get; set; }
    public string? UnitId { get; set; }
    public string? Title { get; set; }
    public string? Slug { get; set; }
    public string? Summary { get; set; }

    /// <summary>The editor's document, or plain text where scripts do not run.</summary>
    public string? Body { get; set; }
    public string? Note { get; set; }

    /// <summary>A version is public: the next one says whether it updates or corrects it.</summary>
    public bool IsPublic { get; set; }
    public RevisionKind? RevisionKind { get; set; }
    public string? RevisionNote { get; set; }
    public bool RevisionGrave { get; set; }

    public List<AuthorForm> Authors { get; set; } = [];
    public string? Responsible { get; set; }
    public SourceKind SourceKind { get; set; }
    public string? SourceText { get; set; }
    public string? Outlet { get; set; }
    public string? SourceAddress { get; set; }
    public DateOnly? SourceDate { get; set; }
    public bool AiUsed { get; set; }

    public Guid? CoverId { get; set; }
    public string? CoverAlt { get; set; }
    public string? CoverCaption { get; set; }
    public string? CoverCredit { get; set; }

    public List<string> Themes { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Activities { get; set; } = [];
    public List<string> Schools { get; set; } = [];
    public List<string> Guides { get; set; } = [];
    public string? Series { get; set; }
    public int? SeriesPart { get; set; }
    public List<string> Topics { get; set; } = [];

    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }

    public DateOnly? EventDate { get; set; }
    public string? Place { get; set; }
    public PersonForm Interviewee { get; set; } = new();
    public List<PersonForm> People { get; set; } = [];
    public string? DataSource { get; set; }
    public int? DataYear { get; set; }
    public string? Script { get; set; }
    public BroadcastPriority? Priority { get; set; }
    public DateTime? AirFrom { get; set; }
    public DateTime? AirTo { get; set; }
    public int? Repeats { get; set; }
    public string? AirPlaces { get; set; }
    public string? Contact { get; set; }

    /// <summary>Whether a press release may be used at once; null until somebody has decided.</summary>
    public bool? ReleasedAtOnce { get; set; }
    public DateTime? NotBefore { get; set; }
    public string? IndependentBecause { get; set; }

    public Guid? VideoId { get; set; }
    public string? Duration { get; set; }
    public string? Transcript { get; set; }
    public string? Captions { get; set; }
    public string? Station { get; set; }
    public string? RecordingAddress { get; set; }

    public Guid? FileId { get; set; }
    public bool FilePublic { get; set; } = true;
    public int? Pages { get; set; }
    public int? Copies { get; set; }
    public string? Edition { get; set; }
    public string? LicenceNumber { get; set; }
    public DateOnly? LicenceDate { get; set; }
    public string? LicenceIssuer { get; set; }

    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public DateTime? EventStart { get; set; }
    public DateTime? EventEnd { get; set; }
    public string? Organiser { get; set; }
    public string? Registration { get; set; }
    public bool Free { get; set; } = true;

    public string? DocumentType { get; set; }
    public string? DocumentNumber { get; set; }
    public DateOnly? DocumentDate { get; set; }
    public string? DocumentBody { get; set; }
    public string? DocumentSubject { get; set; }

    /// <summary>The inputs of a career guide or a school; their names come from its shape.</summary>
    [BindNever] public ShapeInputs Details { get; set; } = new();

    public ChannelForm Facebook { get; set; } = new();
    public ChannelForm YouTube { get; set; } = new();
    public ChannelForm Zalo { get; set; } = new();

    /// <summary>An empty form of a genre; the channels it usually goes to are ticked.</summary>
    public static ContentForm New(Genre genre, string unitId) => new ContentForm
    {
        Genre = genre.Code,
        Section = Sections.For(genre),
        UnitId = unitId,
    }.TickUsualChannels(genre);

    /// <summary>Keeps an empty row at the end of each list, to type into.</summary>
    public void MakeRoom()
    {
        if (Authors is not [.., { IsEmpty: true }]) Authors.Add(new());
        if (People is not [.., var last] || last.Read() is not null) People.Add(new());
    }

    /// <summary>Of an item that is public the next version says what it does to it; of the public version itself that has been told.</summary>
    public void Revise(ContentItem item)
    {
        IsPublic = item.PublishedVersion is not null;
        if (FromVersion == item.PublishedVersion) (RevisionKind, RevisionNote, RevisionGrave) = (null, null, false);
    }

    public static ContentForm Of(ContentVersion version) => Of(ContentDraft.Of(version), version.Number);

    /// <param name="number">The version the text begins from.</param>
    public static ContentForm Of(ContentDraft version, int number)
    {
        var fields = version.Fields;
        var form = new ContentForm
        {
            FromVersion = number,
            Genre = version.Genre,
            Section = version.Section,
            UnitId = version.UnitId,
            Title = version.Title,
            Slug = version.Slug,
            Summary = version.Summary,
            Body = version.Body.Json,
            Authors = [.. fields.Credits.Select(AuthorForm.Of)],
            Responsible = fields.Responsible,
            SourceKind = fields.Source.Kind,
            SourceText = fields.Source.Text,
            Outlet = fields.Source.Outlet,
            SourceAddress = fields.Source.Address,
            SourceDate = fields.Source.Date,
            AiUsed = fields.AiUsed,
            CoverId = fields.Cover?.MediaId,
            CoverAlt = fields.Cover?.AlternativeText,
            CoverCaption = fields.Cover?.Caption,
            CoverCredit = fields.Cover?.Credit,
            Themes = [.. fields.Themes],
            Audiences = [.. fields.Audiences],
            Activities = [.. fields.Activities],
            Schools = [.. fields.Schools],
            Guides = [.. fields.Guides],
            Series = fields.Series?.Slug,
            SeriesPart = fields.Series?.Part,
            Topics = [.. fields.Topics],
            Tags = string.Join(", ", fields.Tags),
            EventDate = fields.EventDate,
            Place = fields.Place,
            Interviewee = PersonForm.Of(fields.Interviewee),
            People = [.. fields.People.Select(PersonForm.Of)],
            DataSource = fields.DataSource,
            DataYear = fields.DataYear,
            Script = fields.Script,
            Contact = fields.Contact,
            IndependentBecause = fields.IndependentBecause,
            ValidFrom = fields.ValidFrom,
            ValidTo = fields.ValidTo,
        };
        if (Genres.TryFind(version.Genre, out var genre) && FormShape.For(genre) is { } shape) form.Details = ShapeInputs.Of(shape, FormShape.In(fields, genre));
        if (fields.Revision is { } revision) (form.RevisionKind, form.RevisionNote, form.RevisionGrave) = (revision.Kind, revision.Note, revision.Grave);
        form.ShowAttachments(fields);
        form.ShowChannels(version.ChannelTexts);
        return form;
    }
}
