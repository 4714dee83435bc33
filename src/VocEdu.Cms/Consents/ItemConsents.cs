using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What the consents of the people in an item, and in its pictures, say to publishing it.</summary>
public sealed class ItemConsents(CmsDb db, ConsentSecrets secrets, IOptions<ConsentOptions> options)
{
    /// <param name="draft">What the item says; it need not be saved.</param>
    /// <param name="day">The day it is to be published, in Viet Nam.</param>
    /// <returns>The blocking ones first.</returns>
    public async Task<IReadOnlyList<ConsentFinding>> CheckAsync(ContentDraft draft, DateOnly day, CancellationToken cancel)
    {
        var fields = draft.Fields;
        var inText = (fields.Interviewee is { } interviewee ? fields.People.Append(interviewee) : fields.People).ToList();
        var files = FilesOf(draft);
        var inPictures = files.Count == 0 ? [] : await db.Set<MediaPerson>().AsNoTracking().Where(p => files.Contains(p.MediaId)).ToListAsync(cancel);
        if (inText.Count + inPictures.Count == 0) return [];

        var consents = await ConsentsAsync(inText, inPictures, cancel);
        var people = inText.Select(person => Shown(person, consents, day)).Concat(inPictures.Select(person => Shown(person, consents, day)));
        return [.. ConsentRule.Check(people, Places.Of(draft), day, options.Value.Policy).OrderByDescending(finding => finding.Blocks)];
    }

    /// <summary>Every file an item shows or offers.</summary>
    internal static HashSet<Guid> FilesOf(ContentDraft draft) =>
        [.. MediaIds.Of(draft.Body), .. new[] { draft.Fields.Cover?.MediaId, draft.Fields.Video?.MediaId, draft.Fields.File?.MediaId }.OfType<Guid>(), .. draft.ChannelTexts.Pictures.Select(picture => picture.MediaId)];

    private async Task<List<Consent>> ConsentsAsync(List<PersonShown> inText, List<MediaPerson> inPictures, CancellationToken cancel)
    {
        var ids = inText.Select(p => p.ConsentId).Concat(inPictures.Select(p => p.ConsentId)).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Set<Consent>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
    }

    private ShownPerson Shown(PersonShown person, List<Consent> consents, DateOnly day)
    {
        var consent = consents.Find(c => c.Id == person.ConsentId);
        var isGroup = person.Name is null || person.AgeBand is AgeBands.Mixed;
        return new(person.Name ?? person.Position ?? "người trong ảnh", isGroup, Age(person.AgeBand, consent, day), person.Basis, person.Announced, person.Because,
            person.Name is null ? PersonalData.Image : PersonalData.FullName, consent?.Terms);
    }

    private ShownPerson Shown(MediaPerson person, List<Consent> consents, DateOnly day)
    {
        var consent = consents.Find(c => c.Id == person.ConsentId);
        return new(person.Name, person.AgeBand is AgeBands.Mixed || consent is { IsGroup: true }, Age(person.AgeBand, consent, day), person.Basis, person.Announced, person.Because,
            PersonalData.Image, consent?.Terms);
    }

    /// <summary>A known birthday decides; otherwise the younger of what the item and the paper say.</summary>
    private AgeBand? Age(string? told, Consent? consent, DateOnly day)
    {
        if (consent is null or { ErasedAt: not null }) return AgeBands.Read(told);
        if (secrets.Open(consent).BornOn is { } bornOn) return AgeBands.On(bornOn, day);
        return AgeBands.Read(told) is { } band && AgeBands.Read(consent.AgeBand) is { } onPaper ? (AgeBand)Math.Min((int)band, (int)onPaper)
            : AgeBands.Read(told) ?? AgeBands.Read(consent.AgeBand);
    }
}
