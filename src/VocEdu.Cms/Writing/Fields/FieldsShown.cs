using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Fields;

/// <summary>Which groups of inputs the editor's page shows: the genre's own, and what already holds something, so that a change of genre loses nothing.</summary>
public sealed class FieldsShown(Genre genre, ContentForm form)
{
    public static FieldsShown Of(ContentForm form) => new(Genres.TryFind(form.Genre, out var genre) ? genre : Genres.All[0], form);

    public Genre Genre => genre;

    public IReadOnlyList<FieldGroup> Own => GenreForms.For(genre.Code);

    /// <summary>Typed for another genre and kept.</summary>
    public IReadOnlyList<FieldGroup> Kept => [.. Enum.GetValues<FieldGroup>().Where(group => !Own.Contains(group) && Holds(group))];

    /// <summary>The place belongs to two groups and is asked for once.</summary>
    public bool PlaceIsIn(FieldGroup group) => group == (Own.Contains(FieldGroup.EventTimes) ? FieldGroup.EventTimes : FieldGroup.WhenAndWhere);

    public bool YouTube => genre.Kind is ContentKind.Video || form.YouTube.On;

    public bool Asks(RequiredField any) => (genre.Requires & any) != RequiredField.None;

    /// <summary>Pictures in the text now.</summary>
    public int PictureCount => RichText.TryRead(form.Body, out var body, out _) ? body.Images.Count() : 0;

    private bool Holds(FieldGroup group) => group switch
    {
        FieldGroup.WhenAndWhere => form.EventDate is not null || (PlaceIsIn(group) && Has(form.Place)),
        FieldGroup.EventTimes => form.EventStart is not null || Has(form.Organiser),
        FieldGroup.Document => Has(form.DocumentNumber) || form.DocumentDate is not null,
        FieldGroup.Interviewee => form.Interviewee.Read() is not null,
        FieldGroup.DataSource => Has(form.DataSource) || form.DataYear is not null,
        FieldGroup.Script => Has(form.Script),
        FieldGroup.Broadcast => form.Priority is not null || form.AirFrom is not null || Has(form.AirPlaces),
        FieldGroup.Recording => form.VideoId is not null || Has(form.Transcript) || Has(form.Station) || Has(form.RecordingAddress) || Has(form.Captions),
        FieldGroup.File => form.FileId is not null,
        FieldGroup.Imprint => Has(form.LicenceNumber) || form.Copies is not null || Has(form.Edition),
        FieldGroup.Validity => form.ValidFrom is not null || form.ValidTo is not null,
        FieldGroup.Contact => Has(form.Contact),
        FieldGroup.Release => form.ReleasedAtOnce is not null || form.NotBefore is not null,
        FieldGroup.People => form.People.Exists(person => person.Read() is not null),
        _ => false,
    };

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
