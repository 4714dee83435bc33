using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Umbraco.Api;

/// <summary>Sends a post again, for people who may publish its document.</summary>
internal static class RetryEndpoint
{
    public static async Task<IResult> RunAsync(Guid id, HttpContext context, [FromServices] Editor editor, [FromServices] UmbracoDb db, [FromServices] SteerPost steer, CancellationToken cancel)
    {
        var source = await db.Outbox.Where(p => p.Id == id).Select(p => p.Work!.Source).SingleOrDefaultAsync(cancel);
        if (source is null || PostAnswer.DocumentOf(source) is not { } key || editor.Of(context.User) is not { } user || !await editor.MayReadAsync(user, key))
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        if (!await editor.MayPublishAsync(user, key)) return Results.Problem(statusCode: StatusCodes.Status403Forbidden);

        return await steer.RetryNowAsync(id, user.Name ?? "Umbraco", cancel) is { } refusal
            ? Results.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refusal.Code })
            : Results.NoContent();
    }
}
