using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.Facebook;

/// <summary>One call of the Graph API: who calls, with what, at what time.</summary>
public sealed class GraphCall(HttpContext http, GraphParameters parameters, SandboxState state, DateTimeOffset now)
{
    public GraphParameters Parameters => parameters;
    public FacebookState Page => state.Facebook;
    public FacebookSwitches Switches => state.Switches.Facebook;
    public DateTimeOffset Now => now;
    public UploadFiles Files => http.RequestServices.GetRequiredService<UploadFiles>();
    public string BaseAddress => $"{http.Request.Scheme}://{http.Request.Host}";
    public HttpRequest Request => http.Request;

    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    public string? Token
    {
        get
        {
            var header = http.Request.Headers.Authorization.ToString();
            return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..]
                : header.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase) ? header["OAuth ".Length..]
                : parameters.Text("access_token");
        }
    }

    /// <summary>The call must carry a live token of the page it names.</summary>
    public void RequirePage(string? pageId = null)
    {
        RequireLiveToken();
        if (Token is FacebookState.LongUserToken or FacebookState.ShortUserToken) throw GraphError.DeadToken(2069032).Refuse();
        if (Token != FacebookState.PageToken) throw GraphError.DeadToken(467).Refuse();
        if (pageId is not null && pageId != FacebookState.PageId && pageId != "me") throw GraphError.NotThere(pageId, http.Request.Method.ToLowerInvariant()).Refuse();
    }

    public void RequireUser()
    {
        RequireLiveToken();
        if (Token == FacebookState.PageToken) throw GraphError.Invalid("Tried accessing nonexisting field (accounts) on node type (Page)").Refuse();
        if (Token is not (FacebookState.LongUserToken or FacebookState.ShortUserToken)) throw GraphError.DeadToken(467).Refuse();
    }

    private void RequireLiveToken()
    {
        if (Token is null) throw GraphError.DeadToken(467).Refuse();
        if (Switches.TokenDeath is { } reason) throw GraphError.DeadToken(reason).Refuse();
        if (parameters.Text("appsecret_proof") is { } proof && !IsProof(proof)) throw GraphError.Invalid("Invalid appsecret_proof provided in the API argument").Refuse();
    }

    private bool IsProof(string proof) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(proof),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(FacebookState.AppSecret), Encoding.UTF8.GetBytes(Token!)))));
}
