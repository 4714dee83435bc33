using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Api;

/// <summary>The open document: how it counts, and what became of its posts.</summary>
internal static class DocumentEndpoint
{
    public static async Task<IResult> RunAsync(Guid key, HttpContext context, [FromServices] Editor editor, [FromServices] UmbracoDb db, [FromServices] KnownTypes types, [FromServices] IContentService documents, CancellationToken cancel)
    {
        if (editor.Of(context.User) is not { } user || !await editor.MayReadAsync(user, key)) return Results.Problem(statusCode: StatusCodes.Status404NotFound);

        var source = UmbracoDocument.SourceOf(key);
        var work = await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Source == source, cancel);
        var isWork = work is not null || (documents.GetById(key) is { } document && types.Find(document.ContentType.Alias) is not null);
        var problem = await db.Documents.Where(d => d.Key == key).Select(d => d.Problem).SingleOrDefaultAsync(cancel);
        var posts = work is null ? [] : await db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).Where(p => p.WorkId == work.Id).OrderBy(p => p.Number).ToListAsync(cancel);
        return Results.Ok(new DocumentAnswer(isWork, work?.Reference, work?.Counts ?? false, work?.CountReason, work?.FirstPublicAt, problem, posts.ConvertAll(PostAnswer.Of)));
    }
}
