using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Consents;

/// <summary>Shows a signed paper to those who may see the consent, and writes down who opened it.</summary>
public static class PaperEndpoint
{
    public static void MapPapers(this WebApplication app) => app.MapGet("/quan-tri/phieu-dong-y/{id:guid}/ban-chup/{paperId:guid}", ShowAsync)
        .RequireAuthorization(new NeedsRoleAttribute(ConsentAccess.Readers)).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        Guid id, Guid paperId, ClaimsPrincipal user, HttpResponse response, CmsDb db, ConsentSecrets secrets, TimeProvider clock, CancellationToken cancel)
    {
        var actor = user.Actor();
        var consent = await db.Set<Consent>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, cancel);
        var paper = consent is null ? null : await db.Set<ConsentEvidence>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == paperId && e.ConsentId == id, cancel);
        if (paper is null) return Results.NotFound();

        await db.SawAsync(consent!, ConsentViewed.Evidence, actor, clock, cancel);
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; sandbox";
        return Results.Bytes(secrets.OpenBytes(id, paper.Content), paper.ContentType);
    }
}
