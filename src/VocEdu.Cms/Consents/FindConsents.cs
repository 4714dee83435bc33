using Microsoft.EntityFrameworkCore;
using System.Security.Claims;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>A consent as a person chooses it while typing.</summary>
public sealed record ConsentFound(string Number, string Name, string Age, string Details)
{
    public static ConsentFound Of(Consent consent) => new(consent.Number, consent.PersonName, consent.AgeBand,
        string.Join(" · ", new[]
        {
            consent.Number, AgeBands.Read(consent.AgeBand)?.Name() ?? "Nhiều độ tuổi",
            consent.ValidUntil is { } until ? $"đến {VietnameseDates.Date(until)}" : null,
        }.OfType<string>()));
}

public static class FindConsents
{
    private const int Most = 8;

    public static void MapConsents(this WebApplication app) =>
        app.MapGet("/quan-tri/phieu-dong-y/tim", FindAsync).RequireAuthorization(new NeedsRoleAttribute(ConsentAccess.Readers)).ExcludeFromDescription();

    /// <summary>Consents in force that the person sees, by a part of a name or number, with or without marks.</summary>
    private static async Task<IResult> FindAsync(string? q, ClaimsPrincipal user, CmsDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > 200) return Results.Json(Array.Empty<ConsentFound>());
        var today = Vietnam.Today(clock);
        var found = await db.Set<Consent>().AsNoTracking().VisibleTo(user.Actor()).Named(q)
            .Where(c => c.WithdrawnAt == null && (c.ValidUntil == null || c.ValidUntil >= today))
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancel);
        return Results.Json(found.Select(ConsentFound.Of));
    }

    /// <summary>Whose name or number has all these words.</summary>
    public static IQueryable<Consent> Named(this IQueryable<Consent> consents, string? text)
    {
        foreach (var word in VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) consents = consents.Where(c => c.Search.Contains(word));
        return consents;
    }
}
