using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Health;
using VocEdu.Umbraco.Documents;

namespace VocEdu.Umbraco.Api;

/// <summary>Posts that wait for a person or are late, and documents that could not be booked; newest first, and only what the person may read.</summary>
internal static class FailuresEndpoint
{
    private const int Most = 100;

    public static async Task<IResult> RunAsync(HttpContext context, [FromServices] Editor editor, [FromServices] UmbracoDb db, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (editor.Of(context.User) is not { } user) return Results.Problem(statusCode: StatusCodes.Status403Forbidden);

        var stuck = db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work);
        var posts = await stuck.NeedingPerson().OrderByDescending(p => p.Number).Take(Most).ToListAsync(cancel);
        posts.AddRange(await stuck.Overdue(clock.GetUtcNow()).OrderByDescending(p => p.Number).Take(Most).ToListAsync(cancel));
        var documents = await (
            from document in db.Documents.AsNoTracking()
            where document.Problem != null && document.State == DocumentState.Public
            orderby document.SettledAt descending
            join work in db.Works on "umbraco:" + document.Key equals work.Source into works
            from work in works.DefaultIfEmpty()
            select new DocumentProblem(document.Key, work == null ? "" : work.Title, document.Problem!)).Take(Most).ToListAsync(cancel);

        var answers = posts.DistinctBy(p => p.Id).Select(PostAnswer.Of).ToList();
        var keys = answers.Select(a => a.Document).Concat(documents.Select(d => d.Document)).Where(key => key != Guid.Empty).Distinct().ToList();
        var readable = keys.Count == 0 ? new HashSet<Guid>() : await editor.ReadableAsync(user, keys);
        return Results.Ok(new Failures([.. answers.Where(a => readable.Contains(a.Document))], [.. documents.Where(d => readable.Contains(d.Document))]));
    }
}
