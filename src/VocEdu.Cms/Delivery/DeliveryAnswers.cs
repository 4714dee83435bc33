using System.Diagnostics;
using Microsoft.Net.Http.Headers;
using VocEdu.Cms.Api;

namespace VocEdu.Cms.Delivery;

/// <summary>The answers of Umbraco's Delivery API, word for word: clients compare them.</summary>
internal static class DeliveryAnswers
{
    private const string Rfc = "https://tools.ietf.org/html/rfc9110#section-15.5.";

    public static IResult SelectorUnknown() => Error("Selector option not found", "The attempted 'fetch' option does not exist");

    public static IResult FilterUnknown() => Error("Filter option not found", "One of the attempted 'filter' options does not exist");

    public static IResult SortUnknown() => Error("Sort option not found", "One of the attempted 'sort' options does not exist");

    /// <summary>A parameter that cannot be read.</summary>
    public static IResult Invalid(string name, string value) => Problem(StatusCodes.Status400BadRequest, "1", "One or more validation errors occurred.",
        new Dictionary<string, string[]> { [name] = [$"The value '{value}' is not valid."] });

    /// <summary>A parameter that can be read and asks for too much.</summary>
    public static IResult TooMuch(string name, string sentence) => Problem(StatusCodes.Status400BadRequest, "1", "One or more validation errors occurred.", new Dictionary<string, string[]> { [name] = [sentence] });

    public static IResult Unauthorized() => Problem(StatusCodes.Status401Unauthorized, "2", "Unauthorized");

    public static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "5", "Not Found");

    public static IResult StartItemUnknown() => Results.Json("The Start-Item could not be found", ApiJson.Options, "application/json; charset=utf-8", StatusCodes.Status404NotFound);

    /// <summary>A status and nothing else, as for an address that is none.</summary>
    public static Task EmptyAsync(HttpContext http, int status)
    {
        if (http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The value, or 304 when the caller has it.</summary>
    public static IResult Ok(HttpContext http, object value, bool kept) => new Kept((Answer)Answer.Unless(http.Request, value), kept);

    private static IResult Error(string title, string detail) =>
        Write(StatusCodes.Status400BadRequest, new Dictionary<string, object> { ["type"] = "Error", ["title"] = title, ["status"] = StatusCodes.Status400BadRequest, ["detail"] = detail });

    private static IResult Problem(int status, string part, string title, Dictionary<string, string[]>? errors = null)
    {
        var problem = new Dictionary<string, object> { ["type"] = Rfc + part, ["title"] = title, ["status"] = status };
        if (errors is not null) problem["errors"] = errors;
        problem["traceId"] = Activity.Current?.Id ?? Guid.NewGuid().ToString("N");
        return Write(status, problem);
    }

    private static IResult Write(int status, Dictionary<string, object> problem) => Results.Json(problem, ApiJson.Options, "application/problem+json; charset=utf-8", status);

    /// <param name="Shared">Anybody may keep it, if they ask again each time.</param>
    private sealed record Kept(Answer Answer, bool Shared) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.OnStarting(() =>
            {
                httpContext.Response.Headers[HeaderNames.CacheControl] = Shared ? "public, no-cache" : "private, no-store";
                return Task.CompletedTask;
            });
            await Answer.ExecuteAsync(httpContext);
        }
    }
}
