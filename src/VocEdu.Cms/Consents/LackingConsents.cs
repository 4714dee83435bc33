using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>Consents of children by which nothing is published until a parent or guardian is named.</summary>
public sealed class LackingConsents(CmsDb db, IOptions<ConsentOptions> options)
{
    public bool Lacks(Consent consent) => consent is { ByGuardian: false, WithdrawnAt: null } && AgeBands.Read(consent.AgeBand) is { } age && NeedsGuardian(age);

    public bool NeedsGuardian(AgeBand age) => age < AgeBand.From16 || (age is AgeBand.From16 && options.Value.GuardianFrom16);

    // The ages stand here as words: by them the database knows its index.
    public IQueryable<Consent> Among(IQueryable<Consent> consents) => options.Value.GuardianFrom16
        ? consents.Where(c => !c.ByGuardian && c.WithdrawnAt == null && (c.AgeBand == "under-7" || c.AgeBand == "7-under-16" || c.AgeBand == "16-17"))
        : consents.Where(c => !c.ByGuardian && c.WithdrawnAt == null && (c.AgeBand == "under-7" || c.AgeBand == "7-under-16"));

    /// <summary>Those that stand in the way of an item, as far as the person may know of them.</summary>
    public Task<List<Consent>> OfAsync(Guid itemId, Actor actor, CancellationToken cancel) => Among(db.Set<Consent>().FromSql($"""
        select c.* from cms.consent c where c.id in (
          select r.target::uuid from cms.content_reference r where r.item_id = {itemId} and not r.is_public and r.kind = 'Consent'
          union
          select p.consent_id from cms.content_reference r join cms.media_person p on p.media_id = r.target::uuid where r.item_id = {itemId} and not r.is_public and r.kind = 'Media')
        """)).AsNoTracking().VisibleTo(actor).OrderBy(c => c.Id).ToListAsync(cancel);
}
