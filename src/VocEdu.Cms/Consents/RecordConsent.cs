using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>What stands on a paper that was signed, or was answered electronically.</summary>
public sealed record ConsentGiven
{
    /// <summary>Null: the next one of the year.</summary>
    public string? Number { get; init; }
    public required string UnitId { get; init; }
    public bool IsGroup { get; init; }
    public required string PersonName { get; init; }
    public DateOnly? BornOn { get; init; }

    /// <summary>Where the birthday is not known.</summary>
    public AgeBand? Age { get; init; }
    public string? GuardianName { get; init; }
    public string? GuardianRelation { get; init; }
    public string? Contact { get; init; }
    public bool ByPerson { get; init; }
    public bool ByGuardian { get; init; }

    /// <summary>A child's guardian has still to be named; until then nothing is published by it.</summary>
    public bool LacksGuardian { get; init; }
    public ConsentPurpose Purposes { get; init; }
    public PersonalData DataTypes { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public ConsentForm Form { get; init; }
    public string? Method { get; init; }
    public required string TextVersion { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public string? Note { get; init; }
}

/// <summary>Keeps a consent, with what proves it.</summary>
public sealed class RecordConsent(CmsDb db, ConsentSecrets secrets, ConsentTexts texts, SignedPaper paper, AuditLog audit, TimeProvider clock)
{
    public async Task<(Consent? Consent, Refusal? Refusal)> RunAsync(ConsentGiven given, IFormFile? file, Actor by, CancellationToken cancel)
    {
        if (await WhyNotAsync(given, by, cancel) is { } refusal) return (null, refusal);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var number = given.Number ?? await NextNumberAsync(now, cancel);
        var name = Clean(given.PersonName)!;
        var consent = new Consent
        {
            Id = id,
            Number = number,
            UnitId = given.UnitId,
            IsGroup = given.IsGroup,
            PersonName = name,
            Search = VietnameseText.Fold($"{name} {number}"),
            AgeBand = given.BornOn is { } bornOn ? AgeBands.On(bornOn, Vietnam.LocalDate(given.GivenAt)).Code() : given.Age?.Code() ?? AgeBands.Mixed,
            Private = secrets.Seal(id, new(given.BornOn, Clean(given.GuardianName), Clean(given.GuardianRelation), Clean(given.Contact))),
            ByPerson = given.ByPerson,
            ByGuardian = given.ByGuardian,
            Purposes = given.Purposes,
            DataTypes = given.DataTypes,
            ValidFrom = given.ValidFrom,
            ValidUntil = given.ValidUntil,
            Form = given.Form,
            Method = Clean(given.Method),
            TextVersion = given.TextVersion,
            GivenAt = given.GivenAt,
            Note = Clean(given.Note),
            RecordedAt = now,
            RecordedBy = by.Id ?? Guid.Empty,
            RecordedByName = by.Name,
        };
        db.Add(consent);
        if (file is not null && await AddAsync(consent, file, by, cancel) is { } unread) return (null, unread);
        audit.Add(by, "Ghi phiếu đồng ý", "consent", id.ToString(), $"{number}: {ConsentNames.Of(given.Purposes)}");
        await db.SaveChangesAsync(cancel);
        return (consent, null);
    }

    /// <summary>Adds a photograph or scan of the paper to a consent that stands.</summary>
    public async Task<Refusal?> AddPaperAsync(Consent consent, IFormFile file, Actor by, CancellationToken cancel)
    {
        if (consent.ErasedAt is not null) return new("consent.erased", "Dữ liệu của phiếu này đã được xóa theo yêu cầu nên không thêm được bản chụp.");
        if (await AddAsync(consent, file, by, cancel) is { } refusal) return refusal;
        audit.Add(by, "Thêm bản chụp phiếu đồng ý", "consent", consent.Id.ToString(), consent.Number);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Refusal?> AddAsync(Consent consent, IFormFile file, Actor by, CancellationToken cancel)
    {
        var (type, content, refusal) = await paper.ReadAsync(file, cancel);
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        db.Add(new ConsentEvidence
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), ConsentId = consent.Id, ContentType = type, Content = secrets.SealBytes(consent.Id, content),
            AddedAt = clock.GetUtcNow(), AddedByName = by.Name,
        });
        return null;
    }

    private async Task<Refusal?> WhyNotAsync(ConsentGiven given, Actor by, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var age = given.BornOn is { } bornOn ? AgeBands.On(bornOn, Vietnam.LocalDate(given.GivenAt)) : given.Age;
        if (!by.Has(ConsentAccess.OfAllUnits) && by.UnitId != given.UnitId)
            return new("consent.unit", "Bạn chỉ ghi phiếu đồng ý cho đơn vị của mình.", nameof(given.UnitId));
        if (!await db.Units.AnyAsync(u => u.Id == given.UnitId, cancel)) return new("consent.unit", "Vui lòng chọn đơn vị.", nameof(given.UnitId));
        if (given.Number is { } number && await db.Set<Consent>().AnyAsync(c => c.Number == number, cancel))
            return new("consent.number", $"Đã có phiếu mang số {number}.", nameof(given.Number));
        if (texts.Find(given.TextVersion) is null) return new("consent.text", "Vui lòng chọn mẫu phiếu đã ký.", nameof(given.TextVersion));
        return WhyNot(given, age, today);
    }

    private static Refusal? WhyNot(ConsentGiven given, AgeBand? age, DateOnly today) => given switch
    {
        { PersonName: var name } when string.IsNullOrWhiteSpace(name) => new("consent.name", "Vui lòng nhập họ và tên.", nameof(given.PersonName)),
        { BornOn: var born } when born > today => new("consent.born", "Ngày sinh không thể ở trong tương lai.", nameof(given.BornOn)),
        { IsGroup: false } when age is null => new("consent.age", "Vui lòng nhập ngày sinh hoặc chọn độ tuổi.", nameof(given.Age)),
        { Purposes: ConsentPurpose.None } => new("consent.purposes", "Hãy đánh dấu ít nhất một nơi đăng mà người ký đã đồng ý.", nameof(given.Purposes)),
        { DataTypes: PersonalData.None } => new("consent.data", "Hãy đánh dấu ít nhất một loại dữ liệu mà người ký đã đồng ý.", nameof(given.DataTypes)),
        { ByPerson: false, ByGuardian: false } => new("consent.signed", "Hãy đánh dấu ai đã đồng ý.", nameof(given.ByPerson)),
        { ByGuardian: true, GuardianName: null or "", IsGroup: false } => new("consent.guardian", "Vui lòng nhập tên cha, mẹ hoặc người giám hộ.", nameof(given.GuardianName)),
        { ByGuardian: false, LacksGuardian: false } when age < AgeBand.From16 => new("consent.guardian",
            "Người dưới 16 tuổi cần có sự đồng ý của cha, mẹ hoặc người giám hộ.", nameof(given.ByGuardian)),
        { ByPerson: false } when age is AgeBand.From7 => new("consent.child", "Từ 7 đến dưới 16 tuổi cần cả sự đồng ý của chính các em.", nameof(given.ByPerson)),
        { ByPerson: false } when age >= AgeBand.From16 => new("consent.person", "Từ 16 tuổi cần có sự đồng ý của chính người đó.", nameof(given.ByPerson)),
        { GivenAt: var at } when Vietnam.LocalDate(at) > today => new("consent.given", "Ngày ký không thể ở trong tương lai.", nameof(given.GivenAt)),
        { ValidUntil: var until, ValidFrom: var from } when until < from => new("consent.period", "Ngày hết hạn phải sau ngày bắt đầu.", nameof(given.ValidUntil)),
        { Form: ConsentForm.Electronic, Method: null or "" } => new("consent.method", "Vui lòng ghi cách người đó đồng ý, ví dụ tin nhắn Zalo hoặc thư điện tử.", nameof(given.Method)),
        _ => null,
    };

    private async Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var next = await db.Database.SqlQuery<long>($"""select nextval('cms.consent_number') as "Value" """).SingleAsync(cancel);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PDY-{Vietnam.LocalDate(now).Year}-{next:000000}");
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).Trim();
}
