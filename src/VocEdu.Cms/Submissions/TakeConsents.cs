using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>When a story is taken in, what its sender said people agreed to goes into the consent register, and the item and its files name the entries.</summary>
/// <remarks>A person already in the register is not written down twice. A child whose guardian nobody has named is entered as lacking one: the unit is asked, and publishing waits for it.</remarks>
public sealed class TakeConsents(CmsDb db, RecordConsent record, LackingConsents lacking, SaveContent save, Notify notify, ConsentTexts texts, TimeProvider clock)
{
    /// <summary>Writes the version that names the entries: nobody's text, so nobody becomes an author by it.</summary>
    private static readonly Actor Register = new(null, "Sổ phiếu đồng ý", Role.Editor, null);

    private static readonly Dictionary<string, ConsentPurpose> Purposes = new()
    {
        ["site"] = ConsentPurpose.Site, ["facebook"] = ConsentPurpose.Facebook, ["youtube"] = ConsentPurpose.YouTube, ["zalo"] = ConsentPurpose.Zalo,
        ["press"] = ConsentPurpose.Press, ["print"] = ConsentPurpose.Print, ["loudspeaker"] = ConsentPurpose.Loudspeaker,
    };

    /// <param name="by">Who takes the story in.</param>
    public async Task RunAsync(ContentItem item, ContentVersion version, Actor by, CancellationToken cancel)
    {
        if (await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == item.Id, cancel) is not { } sent) return;
        var people = version.Fields.People.ToList();
        foreach (var (name, told) in Told(sent))
        {
            var at = people.FindIndex(p => p.Name == name && p is { ConsentId: null, Basis: LawfulBasis.Consent });
            if (at < 0 || await EntryAsync(item, sent, name, told, by, cancel) is not { } consent) continue;
            people[at] = people[at] with { ConsentId = consent.Id, ConsentReference = consent.Number };
            await NameInFilesAsync(told.Files, name, told.AgeBand, consent, cancel);
            if (lacking.Lacks(consent)) await AskAsync(item, consent, cancel);
        }

        if (people.SequenceEqual(version.Fields.People)) return;
        await db.SaveChangesAsync(cancel);
        await save.RunAsync(item.Id, version.Number, ContentDraft.Of(version) with { Fields = version.Fields with { People = people }, Note = "Gắn phiếu đồng ý vào bài" }, Register, cancel);
    }

    /// <summary>Each person once: in several pictures only what was agreed to for all of them.</summary>
    private static IEnumerable<(string Name, Agreed Told)> Told(Submission sent) =>
        from file in sent.Files
        where file.Shows is { Kind: ShownKind.People, Purposes.Count: > 0 }
        from name in PeopleShown.NamesOf(file.Shows)
        group file by name into one
        let purposes = one.Select(file => file.Shows.Purposes.Aggregate(ConsentPurpose.None, (all, code) => all | Purposes.GetValueOrDefault(code))).Aggregate((all, next) => all & next)
        where purposes != ConsentPurpose.None
        select (one.Key, new Agreed(purposes, one.Select(f => f.Shows.AgeBand).FirstOrDefault(band => band.Length > 0), one.Select(f => f.Shows.Reference).FirstOrDefault(r => r.Length > 0),
            [.. one.Select(f => f.MediaId).Distinct()]));

    private async Task<Consent?> EntryAsync(ContentItem item, Submission sent, string name, Agreed told, Actor by, CancellationToken cancel)
    {
        var (today, search, number) = (Vietnam.Today(clock), VietnameseText.Fold(name), told.Reference?.Trim().ToUpperInvariant());
        var known = await db.Set<Consent>().Where(c => c.UnitId == item.UnitId && c.WithdrawnAt == null && c.ErasedAt == null && (c.ValidUntil == null || c.ValidUntil >= today)
            && (c.Number == number || c.PersonName == name)).OrderBy(c => c.Number != number).ThenByDescending(c => c.GivenAt).ToListAsync(cancel);
        var age = AgeBands.Read(told.AgeBand);
        var child = age is { } band && lacking.NeedsGuardian(band);
        // A child's paper with a guardian on it holds, whatever the sender remembers of it.
        if ((known.Find(c => VietnameseText.Fold(c.PersonName) == search && (c.Number == number || (child && c.ByGuardian)))
            ?? known.Find(c => VietnameseText.Fold(c.PersonName) == search && (c.Purposes & told.Purposes) == told.Purposes && c.AgeBand == (told.AgeBand ?? AgeBands.Mixed))) is { } entry) return entry;

        var (consent, _) = await record.RunAsync(new()
        {
            UnitId = item.UnitId,
            IsGroup = name == PeopleShown.Crowd,
            PersonName = name,
            Age = age,
            ByPerson = true,
            LacksGuardian = child,
            Purposes = told.Purposes,
            DataTypes = PersonalData.FullName | PersonalData.Image,
            ValidFrom = Vietnam.LocalDate(sent.SentAt),
            Form = ConsentForm.Electronic,
            Method = $"Khai khi gửi bài “{item.Title}”, người khai: {item.AuthorName}",
            TextVersion = texts.All[0].Version,
            GivenAt = sent.SentAt,
            Note = told.Reference,
        }, null, by, cancel);
        return consent;
    }

    private Task AskAsync(ContentItem item, Consent consent, CancellationToken cancel) => notify.PeopleAsync(item.AuthorId is { } author ? [author] : [],
        new(CompleteConsent.AskedOf(item.Id, consent.Id), $"Cần bổ sung phiếu đồng ý {consent.Number}",
            $"Bài “{item.Title}” đã được tiếp nhận, nhưng chưa thể đăng vì phiếu chưa có tên cha, mẹ hoặc người giám hộ. Hãy mở phiếu và bổ sung.",
            $"/quan-tri/phieu-dong-y/{consent.Id}", NoticeKind.Turn), cancel);

    private async Task NameInFilesAsync(IReadOnlyList<Guid> files, string name, string? ageBand, Consent consent, CancellationToken cancel)
    {
        var named = await db.Set<MediaPerson>().Where(p => files.Contains(p.MediaId) && p.Name == name).Select(p => p.MediaId).ToListAsync(cancel);
        foreach (var file in files.Except(named))
            db.Add(new MediaPerson { Id = Guid.CreateVersion7(clock.GetUtcNow()), MediaId = file, Name = name, AgeBand = ageBand, Basis = LawfulBasis.Consent, Announced = false, ConsentId = consent.Id });
    }

    /// <param name="Reference">The number of the paper, as typed.</param>
    private sealed record Agreed(ConsentPurpose Purposes, string? AgeBand, string? Reference, IReadOnlyList<Guid> Files);
}
