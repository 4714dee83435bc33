using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Consents;

/// <summary>Takes everything personal out of a consent and of the lists of people that hang on it. What was done, and when, stays.</summary>
public sealed class EraseConsent(CmsDb db, SuppressionList suppressions, IOptions<ConsentOptions> options, TimeProvider clock)
{
    public const string Erased = "[đã xóa theo yêu cầu]";

    /// <summary>Done again it changes nothing.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await db.Set<Consent>().FromSql($"select * from cms.consent where id = {id} for update").SingleOrDefaultAsync(cancel) is not { ErasedAt: null } consent) return;
        var (now, name) = (clock.GetUtcNow(), consent.PersonName);
        await db.Set<ConsentEvidence>().Where(e => e.ConsentId == id).ExecuteDeleteAsync(cancel);
        await db.Set<MediaPerson>().Where(p => p.ConsentId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, Erased).SetProperty(p => p.Because, (string?)null), cancel);
        await db.Set<PrivacyRequest>().Where(r => r.ConsentId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Wish, r => r.Wish == null ? null : Erased), cancel);
        await db.Audit.Where(l => l.Details != null && l.Details.Contains(name) && l.TargetKind == "consent" && l.TargetId == id.ToString())
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Details, l => l.Details!.Replace(name, Erased)), cancel);
        await ForgetInVersionsAsync(id, cancel);
        (consent.PersonName, consent.Search, consent.Private, consent.Method, consent.Note) = (Erased, "", [], null, null);
        (consent.WithdrawnAt, consent.ErasedAt) = (consent.WithdrawnAt ?? now, now);
        suppressions.Write(id, now, erased: true);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Erases consents that ended so long ago that they need prove nothing any more, and old lines of the log of views.</summary>
    public async Task OutdatedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (ended, endedOn, viewed) = (now.AddMonths(-options.Value.KeepMonths), Vietnam.LocalDate(now).AddMonths(-options.Value.KeepMonths), now.AddMonths(-options.Value.KeepViewsMonths));
        var old = await db.Set<Consent>().Where(c => c.ErasedAt == null && (c.WithdrawnAt < ended || c.ValidUntil < endedOn))
            .Where(c => !db.Set<PrivacyRequest>().Any(r => r.ConsentId == c.Id && r.ClosedAt == null)).Select(c => c.Id).ToListAsync(cancel);
        foreach (var id in old) await RunAsync(id, cancel);
        await db.Set<ConsentView>().Where(v => v.At < viewed).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The lists of people in every version, and in what is public; the words of the texts are a person's work, told by the tasks.</summary>
    private async Task ForgetInVersionsAsync(Guid id, CancellationToken cancel)
    {
        var pattern = $"%{id}%";
        var versions = await db.Versions.FromSql($"select * from cms.content_version where fields::text like {pattern}").AsNoTracking().ToListAsync(cancel);
        foreach (var version in versions)
        {
            var fields = JsonSerializer.Serialize(Forget(version.Fields, id), JsonSerializerOptions.Web);
            await db.Database.ExecuteSqlAsync($"update cms.content_version set fields = {fields}::jsonb where item_id = {version.ItemId} and number = {version.Number}", cancel);
        }

        foreach (var publication in await db.Publications.FromSql($"select * from cms.publication where fields::text like {pattern}").AsNoTracking().ToListAsync(cancel))
        {
            var fields = JsonSerializer.Serialize(Forget(publication.Fields, id), JsonSerializerOptions.Web);
            await db.Database.ExecuteSqlAsync($"update cms.publication set fields = {fields}::jsonb where item_id = {publication.ItemId}", cancel);
        }
    }

    private static ContentFields Forget(ContentFields fields, Guid id)
    {
        PersonShown Clean(PersonShown person) => person.ConsentId == id ? person with { Name = Erased, Position = null, Because = null } : person;
        return fields with { Interviewee = fields.Interviewee is { } one ? Clean(one) : null, People = [.. fields.People.Select(Clean)] };
    }
}
