using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using VocEdu.Cms.Media.Uploads;

namespace VocEdu.Cms.Accounts;

/// <summary>What someone gets who may not see a page.</summary>
internal static class SignInAnswers
{
    /// <summary>A browser goes to the sign-in page; a fragment asked for by htmx takes the whole page there.</summary>
    public static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = context.RedirectUri;
        }
        else if (context.Request.Headers.ContainsKey(TusHeaders.Resumable))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;      // an upload waits until its person has signed in again
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    public static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
