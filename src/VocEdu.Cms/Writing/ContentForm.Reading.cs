using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

public sealed partial class ContentForm
{
    /// <summary>Turns what was typed into a draft.</summary>
    /// <param name="before">The fields of the version it began from: what the page does not show stays as it was.</param>
    /// <param name="addressOf">The public address an item of this section and slug will have.</param>
    /// <param name="lookUps">The lists a career guide and a school take their choices from.</param>
    /// <param name="composed">What that version said on the channels.</param>
    public Reading Read(ContentFields before, Func<string, string, Uri> addressOf, LookUps lookUps, ChannelTexts? composed = null)
    {
        var mistakes = new List<Refusal>();
        if (!RichText.TryRead(Body, out var body, out var dropped))
            mistakes.Add(new("content.body", string.Join(' ', dropped), nameof(Body)));
        if (Interval(EventStart, EventEnd) is { } eventTimes) mistakes.Add(eventTimes with { Field = nameof(EventEnd) });
        if (IsPublic && RevisionKind is null)
            mistakes.Add(new("content.revision", "Bài đang được đăng: hãy cho biết lần sửa này là cập nhật hay đính chính.", nameof(RevisionKind)));
        foreach (var (at, field) in ((DateTime?, string)[])[(EventStart, nameof(EventStart)), (EventEnd, nameof(EventEnd)), (AirFrom, nameof(AirFrom)), (AirTo, nameof(AirTo)), (NotBefore, nameof(NotBefore))])
            if (at is { } given && !given.IsSensible()) mistakes.Add(new("content.time", "Hãy kiểm tra lại năm của ngày giờ này.", field));
        if (AirTo <= AirFrom) mistakes.Add(new("content.air-window", "Giờ phát cuối phải sau giờ phát đầu.", nameof(AirTo)));
        if (ReleasedAtOnce is false && NotBefore is null)
            mistakes.Add(new("content.embargo", "Hãy chọn ngày giờ được sử dụng, hoặc chọn “Được sử dụng ngay”.", nameof(NotBefore)));
        if (SeriesPart is < 1 or > 999) mistakes.Add(new("content.part", "Kỳ là một số từ 1 đến 999.", nameof(SeriesPart)));
        if (DataYear is < 1900 or > 2200) mistakes.Add(new("content.data-year", "Năm của số liệu gồm bốn chữ số, ví dụ 2026.", nameof(DataYear)));
        foreach (var (address, field) in ((string?, string)[])[(SourceAddress, nameof(SourceAddress)), (RecordingAddress, nameof(RecordingAddress))])
            if (!WebAddress.IsEmptyOrFine(Clean(address))) mistakes.Add(WebAddress.Mistake(field));
        for (var i = 0; i < Authors.Count; i++)
            if (!Authors[i].IsEmpty && Clean(Authors[i].Name) is null) mistakes.Add(new("content.author", "Hãy ghi tên tác giả như sẽ in trên bài.", $"{nameof(Authors)}[{i}].Name"));
        if (ValidTo < ValidFrom) mistakes.Add(new("content.validity", "Ngày hết hiệu lực phải sau ngày có hiệu lực.", nameof(ValidTo)));
        if (Duration is not null && CaptionText.ReadDuration(Duration) is null)
            mistakes.Add(new("content.duration", "Thời lượng ghi theo phút và giây, ví dụ 3:25.", nameof(Duration)));
        if (CoverId is not null && string.IsNullOrWhiteSpace(CoverAlt))
            mistakes.Add(new("content.cover-alt", "Hãy mô tả ảnh đại diện để người không nhìn thấy ảnh cũng hiểu.", nameof(CoverAlt)));

        var fields = ReadDetails(ReadFields(before), lookUps, mistakes);
        var channels = ReadChannels(addressOf, composed ?? new());
        mistakes.AddRange(channels.Mistakes);
        var draft = new ContentDraft
        {
            Genre = Genre ?? "",
            Section = Section ?? "",
            UnitId = UnitId ?? "",
            Title = Title ?? "",
            Slug = Slug?.Trim(),
            Summary = Summary ?? "",
            Body = body,
            Fields = fields,
            ChannelTexts = channels.Texts,
            Note = Note,
        };
        return new(draft, mistakes, mistakes.Count == 0 ? dropped : []);
    }

    private ContentFields ReadFields(ContentFields before) => before with
    {
        Author = KeepsTheOneAuthor(before) ? before.Author : null,
        Authors = KeepsTheOneAuthor(before) ? [] : ReadAuthors(),
        Revision = RevisionKind is { } revision ? new(revision, Clean(RevisionNote), RevisionGrave) : null,
        Responsible = Clean(Responsible),
        Source = new(SourceKind, Clean(SourceText), Clean(Outlet), Clean(SourceAddress), SourceDate),
        AiUsed = AiUsed,
        Cover = CoverId is { } cover ? new(cover, Clean(CoverAlt) ?? "", Clean(CoverCaption), Clean(CoverCredit)) : null,
        Themes = [.. Themes.Distinct()],
        Audiences = [.. Audiences.Distinct()],
        Activities = [.. Activities.Distinct()],
        Schools = [.. Schools.Distinct()],
        Guides = [.. Guides.Distinct()],
        Series = Clean(Series) is { } series ? new(series, SeriesPart) : null,
        Topics = [.. Topics.Distinct()],
        Tags = [.. (Tags ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(VietnameseText.Normalize).Distinct(StringComparer.OrdinalIgnoreCase)],
        EventDate = EventDate,
        Place = Clean(Place),
        Interviewee = Interviewee.Read(),
        People = [.. People.Select(person => person.Read()).OfType<PersonShown>()],
        DataSource = Clean(DataSource),
        DataYear = DataYear,
        Broadcast = ReadBroadcast(),
        Release = NotBefore is { } hour && ReleasedAtOnce is not true ? new(hour.AtVietnamClock()) : ReleasedAtOnce is true ? new(null) : null,
        Script = Clean(Script),
        Contact = Clean(Contact),
        IndependentBecause = Clean(IndependentBecause),
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Video = ReadVideo(),
        File = ReadFile(),
        Event = EventStart is { } start && EventEnd is { } end
            ? new(start.AtVietnamClock(), end.AtVietnamClock(), Clean(Organiser) ?? "", Clean(Registration), Free)
            : null,
        Document = Clean(DocumentNumber) is { } number && DocumentDate is { } date
            ? new(Clean(DocumentType) ?? "", number, date, Clean(DocumentBody) ?? "", Clean(DocumentSubject) ?? Clean(Title) ?? "")
            : null,
    };

    private ContentFields ReadDetails(ContentFields fields, LookUps lookUps, List<Refusal> mistakes)
    {
        if (!Genres.TryFind(Genre, out var genre) || FormShape.For(genre) is not { } shape) return fields;
        var (json, wrong) = ShapeReading.Read(shape, Details, FormShape.In(fields, genre), lookUps);
        mistakes.AddRange(wrong);
        if (json is { ValueKind: JsonValueKind.Object } told)
        {
            // The profile repeats the name for those who read it alone; there is one place to change it, the title.
            var named = JsonObject.Create(told)!;
            named["name"] = Clean(Title);
            json = named.Deserialize<JsonElement>();
        }

        return genre.Kind is ContentKind.School ? fields with { School = json } : fields with { Guide = json };
    }

    private List<AuthorCredit> ReadAuthors() =>
        [.. Authors.Where(row => Clean(row.Name) is not null).Select(row => new AuthorCredit(Clean(row.Name)!, Clean(row.Role), row.PersonId))];

    /// <summary>An old version names one author in a field of its own: untouched it stays there, so that a save without changes changes nothing.</summary>
    private bool KeepsTheOneAuthor(ContentFields before) =>
        before.Authors.Count == 0 && ReadAuthors() is [{ Role: null, PersonId: null } only] && only.Name == before.Author;

    private BroadcastFields? ReadBroadcast()
    {
        var aired = new BroadcastFields(Priority, AirFrom?.AtVietnamClock(), AirTo?.AtVietnamClock(), Repeats, Clean(AirPlaces));
        return aired == new BroadcastFields(null, null, null) ? null : aired;
    }

    private VideoFields? ReadVideo()
    {
        var video = new VideoFields(VideoId, CaptionText.ReadDuration(Duration), Clean(Transcript), CaptionText.Read(Captions) is { Count: > 0 } captions ? captions : null,
            Clean(Station), Clean(RecordingAddress));
        return video == new VideoFields(null, null, null, null) ? null : video;
    }

    private FileFields? ReadFile() => FileId is null && Clean(LicenceNumber) is null && Copies is null && Clean(Edition) is null
        ? null
        : new(FileId, FilePublic, Pages, Clean(LicenceNumber), LicenceDate, Clean(LicenceIssuer), Copies, Clean(Edition));

    private void ShowAttachments(ContentFields fields)
    {
        if (fields.Video is { } video)
        {
            (VideoId, Transcript, Captions, Station) = (video.MediaId, video.Transcript, CaptionText.Write(video.Captions), video.Station);
            RecordingAddress = video.Address;
            Duration = video.DurationSeconds is { } seconds ? CaptionText.Clock(seconds) : null;
        }

        if (fields.File is { } file)
        {
            (FileId, FilePublic, Pages, Copies, Edition) = (file.MediaId, file.Public, file.Pages, file.Copies, file.Edition);
            (LicenceNumber, LicenceDate, LicenceIssuer) = (file.LicenceNumber, file.LicenceDate, file.LicenceIssuer);
        }

        if (fields.Event is { } happening)
        {
            (EventStart, EventEnd) = (happening.Start.OnVietnamClock(), happening.End.OnVietnamClock());
            (Organiser, Registration, Free) = (happening.Organiser, happening.Registration, happening.Free);
        }

        if (fields.Broadcast is { } aired)
        {
            (Priority, AirFrom, AirTo) = (aired.Priority, aired.AirFrom?.OnVietnamClock(), aired.AirTo?.OnVietnamClock());
            (Repeats, AirPlaces) = (aired.Repeats, aired.Places);
        }

        if (fields.Release is { } release) (ReleasedAtOnce, NotBefore) = (release.NotBefore is null, release.NotBefore?.OnVietnamClock());
        if (fields.Document is { } document)
        {
            (DocumentType, DocumentNumber, DocumentDate) = (document.Type, document.Number, document.Date);
            (DocumentBody, DocumentSubject) = (document.Body, document.Subject);
        }
    }

    private static Refusal? Interval(DateTime? start, DateTime? end) =>
        (start is null) != (end is null) ? new("content.times", "Hãy nhập cả giờ bắt đầu và giờ kết thúc.")
        : end <= start ? new("content.times", "Giờ kết thúc phải sau giờ bắt đầu.")
        : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).Trim();
}

/// <summary>A form that was read.</summary>
/// <param name="Mistakes">What the person must correct before anything can be saved; each names its input.</param>
/// <param name="Dropped">What the body lost on the way in; said, not hidden.</param>
public sealed record Reading(ContentDraft Draft, IReadOnlyList<Refusal> Mistakes, IReadOnlyList<string> Dropped);
