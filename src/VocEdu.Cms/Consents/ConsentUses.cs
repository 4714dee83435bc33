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
        var id = $"%{consentId}%";
        return db.Items.FromSql($"""
            select i.* from cms.content_item i where exists (
              select from cms.content_version v where v.item_id = i.id and v.number in (i.version, i.published_version) and (
                v.fields::text like {id}
                or exists (select from cms.media_person p where p.consent_id = {consentId}
                  and (v.body like '%' || p.media_id || '%' or v.fields::text like '%' || p.media_id || '%'))))
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
