using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Consents;

/// <summary>Ties the people of an item to the consents whose numbers were given. A person can only choose from what they see; what stood there before stays.</summary>
public sealed class LinkConsents(CmsDb db)
{
    /// <param name="before">The version it follows; null for a new item.</param>
    public async Task<(ContentFields Fields, Refusal? Refusal)> RunAsync(ContentFields fields, ContentFields? before, Actor actor, CancellationToken cancel)
    {
        var people = People(fields).ToList();
        if (people.TrueForAll(p => p.ConsentReference is null && p.ConsentId is null)) return (fields, null);

        var kept = (before is null ? [] : People(before)).Where(p => p.ConsentId is not null && p.ConsentReference is not null)
            .DistinctBy(p => p.ConsentId).ToDictionary(p => p.ConsentId!.Value, p => p.ConsentReference!);
        var numbers = people.Select(p => p.ConsentReference?.Trim().ToUpperInvariant()).OfType<string>().ToList();
        var ids = people.Select(p => p.ConsentId).OfType<Guid>().ToList();
        var visible = await db.Set<Consent>().AsNoTracking().VisibleTo(actor).Where(c => numbers.Contains(c.Number) || ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);

        Refusal? refusal = null;
        PersonShown Link(PersonShown person)
        {
            if (person.ConsentReference is { } typed)
            {
                var number = typed.Trim().ToUpperInvariant();
                var id = visible.Concat(kept).FirstOrDefault(c => c.Value == number || c.Value == typed).Key;
                return person with { ConsentId = id == Guid.Empty ? null : id };
            }

            if (person.ConsentId is not { } given) return person;
            if ((visible.GetValueOrDefault(given) ?? kept.GetValueOrDefault(given)) is { } known) return person with { ConsentReference = known };
            refusal = new("consent.unknown", $"Không tìm thấy phiếu đồng ý đã chọn cho {person.Name ?? person.Position}. Hãy chọn lại.", nameof(ContentFields.People));
            return person;
        }

        fields = fields with { Interviewee = fields.Interviewee is { } one ? Link(one) : null, People = [.. fields.People.Select(Link)] };
        return (fields, refusal);
    }

    private static IEnumerable<PersonShown> People(ContentFields fields) => fields.Interviewee is { } one ? fields.People.Append(one) : fields.People;
}
