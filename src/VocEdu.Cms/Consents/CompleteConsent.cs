using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>What a child's consent lacked.</summary>
/// <param name="Agreed">The guardian agreed to the same as the child.</param>
/// <param name="BornOn">Tells the true age: in a picture of several the youngest stood for all.</param>
public sealed record GuardianNamed(string? Name, string? Relation, string? Contact, bool Agreed, DateOnly? BornOn);

/// <summary>Completes a consent that came with a school's story. What was agreed to stays as it was.</summary>
public sealed class CompleteConsent(CmsDb db, LackingConsents lacking, ConsentSecrets secrets, ConsentUses uses, Notify notify, AuditLog audit, TimeProvider clock)
{
    private const int Longest = 200;

    /// <returns>Why nothing was changed, or null once it is saved.</returns>
    public async Task<Refusal?> RunAsync(Guid id, GuardianNamed given, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await db.Set<Consent>().FromSql($"select * from cms.consent where id = {id} for update").VisibleTo(by).SingleOrDefaultAsync(cancel) is not { } consent)
            return new("consent.unknown", "Không tìm thấy phiếu đồng ý này.");
        if (!lacking.Lacks(consent)) return new("consent.complete", "Phiếu này không còn thiếu gì. Hãy tải lại trang để xem.");

        var age = given.BornOn is { } bornOn ? AgeBands.On(bornOn, Vietnam.LocalDate(consent.GivenAt)) : AgeBands.Read(consent.AgeBand)!.Value;
        var name = Clean(given.Name);
        if (WhyNot(given, consent, age, name) is { } refusal) return refusal;

        var known = secrets.Open(consent);
        var guardian = given.Agreed && (name is not null || consent.IsGroup);
        consent.Private = secrets.Seal(id, known with
        {
            BornOn = given.BornOn ?? known.BornOn,
            GuardianName = guardian ? name : known.GuardianName,
            GuardianRelation = guardian ? Clean(given.Relation) : known.GuardianRelation,
            Contact = Clean(given.Contact) ?? known.Contact,
        });
        (consent.AgeBand, consent.ByGuardian) = (age.Code(), guardian);
        audit.Add(by, guardian ? "Bổ sung cha, mẹ hoặc người giám hộ vào phiếu đồng ý" : "Bổ sung ngày sinh vào phiếu đồng ý", "consent", id.ToString(), consent.Number);
        await TellAsync(consent, by, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private Refusal? WhyNot(GuardianNamed given, Consent consent, AgeBand age, string? name) => given switch
    {
        { BornOn: { } bornOn } when bornOn > Vietnam.Today(clock) => new("consent.born", "Ngày sinh không thể ở trong tương lai.", nameof(given.BornOn)),
        { BornOn: not null } when consent.IsGroup => new("consent.born", "Phiếu của một nhóm không có ngày sinh.", nameof(given.BornOn)),
        _ when new[] { given.Name, given.Relation, given.Contact }.Any(text => text?.Length > Longest) => new("consent.long", $"Mỗi ô không được quá {Longest} ký tự.", nameof(given.Name)),
        _ when !lacking.NeedsGuardian(age) && name is null => null,
        _ when name is null && !consent.IsGroup => new("consent.guardian", "Vui lòng nhập tên cha, mẹ hoặc người giám hộ.", nameof(given.Name)),
        { Agreed: false } => new("consent.agreed", "Hãy đánh dấu rằng cha, mẹ hoặc người giám hộ đã đồng ý.", nameof(given.Agreed)),
        _ => null,
    };

    /// <summary>Those who work on an item that waited for it may go on; nobody is asked for it any more.</summary>
    private async Task TellAsync(Consent consent, Actor by, CancellationToken cancel)
    {
        var items = await uses.Items(consent.Id).AsNoTracking().Select(i => new { i.Id, i.AssignedTo }).ToListAsync(cancel);
        var asked = items.ConvertAll(i => AskedOf(i.Id, consent.Id));
        var now = clock.GetUtcNow();
        await db.Notices.Where(n => asked.Contains(n.Event) && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
        await notify.PeopleAsync([.. items.Select(i => i.AssignedTo).OfType<Guid>().Where(person => person != by.Id)],
            new($"consent:{consent.Id}:complete", $"Phiếu đồng ý {consent.Number} đã đủ", "Đơn vị đã bổ sung phiếu. Bài dùng phiếu này không còn bị chặn vì thiếu cha, mẹ hoặc người giám hộ.",
                $"/quan-tri/phieu-dong-y/{consent.Id}", NoticeKind.Progress), cancel);
    }

    /// <summary>The event of asking a unit for it.</summary>
    public static string AskedOf(Guid itemId, Guid consentId) => $"item:{itemId}:lacking:{consentId}";

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim();
}
