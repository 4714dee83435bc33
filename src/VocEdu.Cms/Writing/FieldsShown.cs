using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>Which groups of inputs the editor's page shows: what the genre asks for, and what already holds something, so that no save loses it.</summary>
public sealed class FieldsShown(Genre genre, ContentForm form)
{
    public bool WhenAndWhere => Asks(RequiredField.EventDate | RequiredField.Place) || form.EventDate is not null || form.Place is not null;
    public bool Interviewee => Asks(RequiredField.Interviewee | RequiredField.Answerer) || form.Interviewee.Read() is not null;
    public bool People => Asks(RequiredField.Person | RequiredField.Consent) || genre.Kind is ContentKind.Article or ContentKind.Video || form.People.Exists(person => person.Read() is not null);
    public bool DataSource => Asks(RequiredField.DataSource) || form.DataSource is not null;
    public bool Video => genre.Kind is ContentKind.Video or ContentKind.Audio || form.VideoId is not null || form.Transcript is not null || form.Station is not null;
    public bool File => Asks(RequiredField.File) || form.FileId is not null || form.LicenceNumber is not null;
    public bool Printed => genre.Kind is ContentKind.Leaflet || form.LicenceNumber is not null || form.Copies is not null;
    public bool Validity => Asks(RequiredField.Validity) || form.ValidFrom is not null || form.ValidTo is not null;
    public bool EventTimes => Asks(RequiredField.EventTimes) || form.EventStart is not null;
    public bool Document => Asks(RequiredField.DocumentNumber) || form.DocumentNumber is not null;
    public bool Script => Asks(RequiredField.Script) || form.Script is not null;
    public bool Contact => Asks(RequiredField.Contact) || form.Contact is not null;
    public bool YouTube => genre.Kind is ContentKind.Video || form.YouTube.On;

    public bool Asks(RequiredField any) => (genre.Requires & any) != RequiredField.None;
}
