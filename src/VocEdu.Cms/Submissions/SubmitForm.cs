using System.Globalization;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>What the page “Gửi bài” sends: one property for each input on it.</summary>
public sealed class SubmitForm
{
    /// <summary>Names the draft, so that it arrives once however often it is sent.</summary>
    public Guid Key { get; set; }

    /// <summary>The version a returned story was opened at; 0 for a new one.</summary>
    public int FromVersion { get; set; }
    public string? Genre { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }

    /// <summary><c>yyyy-MM-dd</c> from a date input, <c>dd/MM/yyyy</c> from a browser without one.</summary>
    public string? Day { get; set; }
    public string? Place { get; set; }
    public Guid? CallId { get; set; }
    public List<SubmitFile> Files { get; set; } = [];

    /// <summary>The text is structured beyond this form: <see cref="Text"/> is added to it.</summary>
    public bool Adds { get; set; }

    public static SubmitForm Of(ContentItem item, ContentVersion version, Submission? submission)
    {
        var body = RichText.Parse(version.Body);
        var plain = StoryBody.PlainText(body);
        var sent = (submission?.Files ?? []).ToDictionary(file => file.MediaId);
        var pictures = body.Images.Where(image => Guid.TryParse(image.MediaId, out _)).ToDictionary(image => Guid.Parse(image.MediaId!), (image) => image);
        return new()
        {
            Key = Guid.NewGuid(),
            FromVersion = version.Number,
            Genre = item.Genre,
            Title = version.Title,
            Text = plain,
            Adds = plain is null,
            Day = version.Fields.EventDate is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Place = version.Fields.Place,
            CallId = submission?.CallId,
            // A picture's words are those of the body, which somebody may have improved; who is in it was told by the sender.
            Files = [.. pictures.Select(picture => SubmitFile.Of(new(picture.Key, picture.Value.Caption ?? "", picture.Value.Credit ?? "", sent.GetValueOrDefault(picture.Key)?.Shows ?? PictureShows.Unsaid))),
                .. sent.Values.Where(file => !pictures.ContainsKey(file.MediaId)).Select(SubmitFile.Of)],
        };
    }

    public DateOnly? ReadDay() =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || VietnameseDates.TryParse(Day, out day) ? day : null;
}

/// <summary>One file of the form: chosen now, or in the library already.</summary>
public sealed class SubmitFile
{
    public IFormFile? File { get; set; }
    public Guid? MediaId { get; set; }
    public bool Remove { get; set; }
    public string? Caption { get; set; }
    public string? Credit { get; set; }
    public ShownKind Shows { get; set; }
    public bool Noticed { get; set; }
    public string? Names { get; set; }
    public string? AgeBand { get; set; }
    public List<string> Purposes { get; set; } = [];
    public string? Reference { get; set; }

    public static SubmitFile Of(SentFile file) => new()
    {
        MediaId = file.MediaId,
        Caption = file.Caption,
        Credit = file.Credit,
        Shows = file.Shows.Kind,
        Noticed = file.Shows.Noticed,
        Names = file.Shows.Names,
        AgeBand = file.Shows.AgeBand,
        Purposes = [.. file.Shows.Purposes],
        Reference = file.Shows.Reference,
    };

    public SentFile Read(Guid mediaId) => new(mediaId, Clean(Caption, 500), Clean(Credit, 200), Shows is ShownKind.People or ShownKind.PublicEvent
        ? new(Shows, Noticed && Shows is ShownKind.PublicEvent, Clean(Names, 500), AgeBands.Read(AgeBand)?.Code() ?? "",
            [.. ConsentPurposes.All.Select(purpose => purpose.Code).Where(Purposes.Contains)], Clean(Reference, 100))
        : PictureShows.Unsaid with { Kind = Enum.IsDefined(Shows) ? Shows : ShownKind.Unsaid });

    private static string Clean(string? text, int most)
    {
        var clean = VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim();
        return clean.Length <= most ? clean : clean[..most];
    }
}
