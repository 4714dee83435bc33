using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Npgsql;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Hosting;

/// <summary>
/// What no person types: control characters in an address, NUL in a form, years nobody lives in. It is refused here, before any page reads it;
/// what only the database finds (in JSON, say) is answered the same way.
/// </summary>
public static class UnreadableRequests
{
    public static void UseReadableRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsReadable(context.Request) && !ErrorAnswers.IsForProgram(context))       // the API says which parameter it was
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception fault) when (IsTheirs(fault) && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        // What could not be read once is not read again for the page that says so.
        if (context.Response is { StatusCode: >= 400, HasStarted: false } && HttpMethods.IsPost(context.Request.Method)) context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
    });

    private static bool IsReadable(HttpRequest request) =>
        !(request.Path.Value ?? "").Any(char.IsControl)
        && request.Query.All(part => IsText(part.Key) && part.Value.All(value => IsText(value) && !IsOutOfTime(value)));

    private static bool IsText(string? text) => text?.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n')) != true;

    /// <summary>A day such as <c>0001-01-01</c>: nobody looks for it, and a day before it or after it there is none.</summary>
    private static bool IsOutOfTime(string? text) => text is { Length: >= 10 }
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && !day.ToDateTime(default).IsSensible();

    /// <summary>A form that is none or larger than any; and the database takes no NUL, and no day out of its calendar.</summary>
    private static bool IsTheirs(Exception fault) => fault is InvalidDataException or BadHttpRequestException
        || (fault as PostgresException ?? fault.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            or PostgresErrorCodes.DatetimeFieldOverflow;
}

/// <summary>Forms hold what people typed and pasted; only what can never be kept is refused.</summary>
internal sealed class ReadableForms : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && (await request.ReadFormAsync(context.HttpContext.RequestAborted)).Any(part => HasNul(part.Key) || part.Value.Any(HasNul)))
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(StatusCodes.Status400BadRequest);
        else
            await next();
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
