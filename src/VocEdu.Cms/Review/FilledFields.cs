using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Review;

/// <summary>Which of the fields a genre may ask for are filled in (vietnam.md §6).</summary>
public static class FilledFields
{
    public static RequiredField Of(ContentVersion version, ContentItem item)
    {
        var fields = version.Fields;
        var body = RichText.Parse(version.Body);
        var images = body.Images.ToList();
        var people = fields.Interviewee is { } interviewee ? fields.People.Append(interviewee) : fields.People;

        (RequiredField Field, bool Filled)[] table =
        [
            (RequiredField.Title, Has(version.Title)),
            (RequiredField.Author, Has(fields.Author ?? item.AuthorName)),
            (RequiredField.Unit, Has(item.UnitId)),
            (RequiredField.Section, Has(item.Section)),
            (RequiredField.Lead, Has(version.Summary)),
            (RequiredField.Body, !body.IsEmpty),
            (RequiredField.EventDate, fields.EventDate is not null),
            (RequiredField.EventTimes, fields.Event is not null),
            (RequiredField.Place, Has(fields.Place)),
            (RequiredField.Cover, fields.Cover is not null),
            (RequiredField.OnePhoto, fields.Cover is not null || images.Count >= 1),
            (RequiredField.ThreePhotos, images.Count >= 3),
            (RequiredField.CaptionedPhotos, images.Count > 0 && images.All(image => Has(image.Caption) && Has(image.Credit))),
            (RequiredField.Interviewee, fields.Interviewee is { } person && Has(person.Name) && Has(person.Position)),
            (RequiredField.Person, fields.People.Any(p => Has(p.Name))),
            (RequiredField.Consent, people.Any() && people.All(p => p.Basis is not null)),
            (RequiredField.DataSource, Has(fields.DataSource)),
            (RequiredField.TextAlternative, !body.IsEmpty),
            (RequiredField.Duration, fields.Video?.DurationSeconds > 0),
            (RequiredField.Captions, fields.Video?.Captions?.Count > 0),
            (RequiredField.Transcript, Has(fields.Video?.Transcript)),
            (RequiredField.Station, Has(fields.Video?.Station)),
            (RequiredField.Script, Has(fields.Script)),
            (RequiredField.File, fields.File?.MediaId is not null),
            (RequiredField.Occupation, fields.Guide is not null),
            (RequiredField.Answerer, Has(fields.Interviewee?.Name)),
            (RequiredField.Validity, fields.ValidFrom is not null && fields.ValidTo is not null),
            (RequiredField.DocumentNumber, fields.Document is not null),
            (RequiredField.Contact, Has(fields.Contact) || fields.School is not null),
        ];
        return table.Where(row => row.Filled).Aggregate(RequiredField.None, (all, row) => all | row.Field);
    }

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
