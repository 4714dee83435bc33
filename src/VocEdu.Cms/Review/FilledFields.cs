using System.Text.Json;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>Which of the fields a genre may ask for are filled in (vietnam.md §6).</summary>
public static class FilledFields
{
    /// <param name="draft">With what it takes from the library, see <see cref="Media.LibraryWords"/>.</param>
    /// <param name="author">Whose name is printed when the draft gives none.</param>
    public static RequiredField Of(ContentDraft draft, string author)
    {
        var (fields, body) = (draft.Fields, draft.Body);
        var images = body.Images.ToList();
        var people = fields.Interviewee is { } interviewee ? fields.People.Append(interviewee) : fields.People;

        (RequiredField Field, bool Filled)[] table =
        [
            (RequiredField.Title, Has(draft.Title)),
            (RequiredField.Author, Has(fields.Byline ?? author)),
            (RequiredField.Unit, Has(draft.UnitId)),
            (RequiredField.Section, Has(draft.Section)),
            (RequiredField.Source, fields.Source is not { Kind: SourceKind.Press } press || (Has(press.Outlet) && press.Date is not null)),
            (RequiredField.Lead, Has(draft.Summary)),
            (RequiredField.Body, !body.IsEmpty),
            (RequiredField.EventDate, fields.EventDate is not null),
            (RequiredField.EventTimes, fields.Event is not null),
            (RequiredField.Organiser, Has(fields.Event?.Organiser)),
            (RequiredField.Place, Has(fields.Place)),
            (RequiredField.Cover, fields.Cover is not null),
            (RequiredField.OnePhoto, fields.Cover is not null || images.Count >= 1),
            (RequiredField.ThreePhotos, images.Count >= 3),
            (RequiredField.CaptionedPhotos, images.Count > 0 ? images.All(image => Has(image.Caption) && Has(image.Credit)) : IsCaptionedPhoto(fields.Cover, draft)),
            (RequiredField.Interviewee, fields.Interviewee is { } person && Has(person.Name) && Has(person.Position)),
            (RequiredField.Person, fields.People.Any(p => Has(p.Name))),
            (RequiredField.Consent, people.Any() && people.All(p => p.Basis is not null)),
            (RequiredField.DataSource, Has(fields.DataSource)),
            (RequiredField.DataYear, fields.DataYear is not null || HasPeriod(fields.Guide, "pay") || HasPeriod(fields.Guide, "demand")),
            (RequiredField.TextAlternative, !body.IsEmpty),
            (RequiredField.Chapters, body.Headings.Count >= 2),
            (RequiredField.Duration, fields.Video?.DurationSeconds > 0),
            (RequiredField.Captions, fields.Video?.Captions?.Count > 0),
            (RequiredField.Transcript, Has(fields.Video?.Transcript)),
            (RequiredField.Station, Has(fields.Video?.Station)),
            (RequiredField.LinkOrFile, fields.Video?.MediaId is not null || Has(fields.Video?.Address)),
            (RequiredField.Script, Has(fields.Script)),
            (RequiredField.Priority, fields.Broadcast?.Priority is not null),
            (RequiredField.AirWindow, fields.Broadcast is { AirFrom: not null, AirTo: not null }),
            (RequiredField.File, fields.File?.MediaId is not null),
            (RequiredField.Imprint, IsNotPrinted(fields.File) || fields.File is { Copies: > 0, LicenceDate: not null } printed && Has(printed.LicenceNumber) && Has(printed.LicenceIssuer)),
            (RequiredField.Edition, Has(fields.File?.Edition)),
            (RequiredField.Occupation, fields.Guide is not null),
            (RequiredField.Answerer, Has(fields.Interviewee?.Name)),
            (RequiredField.Validity, fields.ValidFrom is not null && fields.ValidTo is not null),
            (RequiredField.InForce, fields.ValidFrom is not null),
            (RequiredField.DocumentNumber, fields.Document is { } paper && Has(paper.Type) && Has(paper.Number) && Has(paper.Body) && Has(paper.Subject)),
            (RequiredField.Contact, Has(fields.Contact) || fields.School is not null),
            (RequiredField.Embargo, fields.Release is not null),
        ];
        return table.Where(row => row.Filled).Aggregate(RequiredField.None, (all, row) => all | row.Field);
    }

    /// <summary>A single photo may be the cover and nothing else.</summary>
    private static bool IsCaptionedPhoto(MediaUse? cover, ContentDraft draft) => draft.Genre == "ANH" && cover is not null && Has(cover.Caption) && Has(cover.Credit);

    private static bool IsNotPrinted(FileFields? file) => file is null or { Copies: null or 0, LicenceNumber: null or "" };

    private static bool HasPeriod(JsonElement? guide, string part) => guide is { ValueKind: JsonValueKind.Object } told
        && told.TryGetProperty(part, out var figures) && figures.ValueKind is JsonValueKind.Object && figures.TryGetProperty("period", out var period)
        && period.ValueKind is JsonValueKind.String;

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
