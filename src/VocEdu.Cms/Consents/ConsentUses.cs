using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Consents;

/// <summary>Where a consent is used.</summary>
public sealed class ConsentUses(CmsDb db)
{
    /// <summary>Items that name the person, or show a picture of them, in what is newest or in what is public.</summary>
    public IQueryable<ContentItem> Items(Guid consentId)
    {
        var id = consentId.ToString();
        return db.Items.FromSql($"""
            select i.* from cms.content_item i where i.id in (
              select r.item_id from cms.content_reference r where r.kind = 'Consent' and r.target = {id}
              union all
              select r.item_id from cms.media_person p join cms.content_reference r on r.kind = 'Media' and r.target = p.media_id::text where p.consent_id = {consentId})
            """);
    }

    public IQueryable<MediaFile> Files(Guid consentId) =>
        db.Media.Where(m => db.Set<MediaPerson>().Any(p => p.MediaId == m.Id && p.ConsentId == consentId));
}

public static class ConsentViews
{
    /// <summary>Writes down that somebody looked.</summary>
    public static async Task SawAsync(this CmsDb db, Consent consent, ConsentViewed what, Actor actor, TimeProvider clock, CancellationToken cancel)
    {
        db.Add(new ConsentView { ConsentId = consent.Id, At = clock.GetUtcNow(), PersonId = actor.Id ?? Guid.Empty, PersonName = actor.Name, What = what });
        await db.SaveChangesAsync(cancel);
    }
}
