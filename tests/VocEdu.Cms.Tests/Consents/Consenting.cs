using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Tests.Consents;

/// <summary>Consents for tests, recorded as people record them.</summary>
public static class Consenting
{
    public static readonly Actor Keeper = new(Guid.CreateVersion7(), "Đỗ Thị Giữ", Role.DataProtection, null);

    public static ConsentGiven Given(CmsApp app, string name, AgeBand age = AgeBand.From7, string unit = CmsApp.SchoolId) => new()
    {
        UnitId = unit,
        PersonName = name,
        Age = age,
        ByPerson = true,
        ByGuardian = true,
        GuardianName = "Trần Thị Mẹ",
        Contact = "0900 000 001",
        Purposes = ConsentPurpose.Site | ConsentPurpose.Zalo,
        DataTypes = (PersonalData)31,
        ValidFrom = Vietnam.Today(app.Clock).AddDays(-1),
        TextVersion = "2026-01",
        GivenAt = app.Clock.GetUtcNow().AddDays(-1),
    };

    public static Task<Consent> ConsentAsync(this CmsApp app, ConsentGiven given) => app.AskAsync(async services =>
    {
        var (consent, refusal) = await services.GetRequiredService<RecordConsent>().RunAsync(given, null, Keeper, CancellationToken.None);
        return consent ?? throw new InvalidOperationException(refusal!.Message);
    });
}
