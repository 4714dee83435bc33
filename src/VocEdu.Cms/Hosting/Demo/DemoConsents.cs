using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The papers that the people of the demo have signed.</summary>
internal sealed class DemoConsents(CmsDb db, DemoFiles files, RecordConsent record, ConsentTexts texts)
{
    private const int DaysBefore = 7;

    private static readonly (string Name, ConsentPurpose Purpose)[] Purposes =
    [
        ("site", ConsentPurpose.Site), ("facebook", ConsentPurpose.Facebook), ("youtube", ConsentPurpose.YouTube), ("zalo", ConsentPurpose.Zalo),
        ("bao_chi", ConsentPurpose.Press), ("an_pham_in", ConsentPurpose.Print), ("truyen_thanh", ConsentPurpose.Loudspeaker),
    ];

    public async Task LoadAsync(Actor by, CancellationToken cancel)
    {
        var known = (await db.Set<Consent>().Select(c => c.Number).ToListAsync(cancel)).ToHashSet();
        var signed = from item in files.Read("items").AsArray()
                     from person in item!["people"]?.AsArray() ?? []
                     where person!.TextOrNull("consentRef") is not null
                     select (Item: item!, Person: person!);
        foreach (var (item, person) in signed.Where(row => known.Add(row.Person.Text("consentRef"))))
        {
            var (_, refusal) = await record.RunAsync(Given(item, person), null, by, cancel);
            if (refusal is not null) throw new InvalidOperationException($"Demo consent {person.Text("consentRef")}: {refusal.Message}");
        }
    }

    private ConsentGiven Given(JsonNode item, JsonNode person)
    {
        var at = item.Instant("publishedAt").AddDays(-DaysBefore).ToUniversalTime();
        var age = AgeBands.Read(person.TextOrNull("ageBand"));
        var byGuardian = person["guardianConsent"]?.GetValue<bool>() ?? person.TextOrNull("ageBand") is "16-and-over";
        return new()
        {
            Number = person.Text("consentRef"),
            UnitId = item.Text("unit"),
            IsGroup = person.TextOrNull("name") is null,
            PersonName = person.TextOrNull("name") ?? person.Text("role"),
            Age = age,
            ByPerson = age is not AgeBand.Under7,
            ByGuardian = byGuardian,
            GuardianName = byGuardian ? "Cha, mẹ của các em" : null,
            Purposes = person.Texts("purposes").Aggregate(ConsentPurpose.None, (all, name) => all | Purposes.Single(p => p.Name == name).Purpose),
            DataTypes = PersonalData.FullName | PersonalData.Image | PersonalData.Voice | PersonalData.Story | PersonalData.Achievement,
            ValidFrom = Vietnam.LocalDate(at),
            TextVersion = texts.All[0].Version,
            GivenAt = at,
        };
    }
}
