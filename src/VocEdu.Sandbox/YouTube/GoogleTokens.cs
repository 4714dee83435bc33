namespace VocEdu.Sandbox.YouTube;

/// <summary>Google's token address: codes and refresh tokens.</summary>
public static class GoogleTokens
{
    private const string Scope = "https://www.googleapis.com/auth/youtube https://www.googleapis.com/auth/youtube.upload";

    /// <summary>The consent screen, where the person always agrees. Leads back to this machine only.</summary>
    public static IResult Consent(HttpRequest request, SandboxStore store)
    {
        var back = request.Query["redirect_uri"].ToString();
        if (request.Query["client_id"] != YouTubeState.ClientId || !Uri.TryCreate(back, UriKind.Absolute, out var address) || !address.IsLoopback) return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        store.Write(s => s.YouTube.Codes.Add(code));
        return Results.Redirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    public static async Task<IResult> TokenAsync(HttpRequest request, SandboxStore store)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        if (form["client_id"] != YouTubeState.ClientId || form["client_secret"] != YouTubeState.ClientSecret)
            return GoogleError.OAuth("invalid_client", "The OAuth client was not found.", status: 401);

        return store.Write(s => form["grant_type"].ToString() switch
        {
            "authorization_code" when form["redirect_uri"].ToString().Length == 0 => GoogleError.OAuth("invalid_request", "Missing parameter: redirect_uri"),
            "authorization_code" => s.YouTube.Codes.Remove(form["code"].ToString()) ? Issued(s, store.Now, NewRefreshToken(s)) : GoogleError.OAuth("invalid_grant", "Malformed auth code."),
            "refresh_token" => Refreshed(s, store.Now, form["refresh_token"].ToString()),
            _ => GoogleError.OAuth("unsupported_grant_type", "Invalid grant_type"),
        });
    }

    private static Reply Refreshed(SandboxState state, DateTimeOffset now, string token)
    {
        if (state.Switches.YouTube.RefreshTokensRevoked || !state.YouTube.RefreshTokens.Contains(token)) return GoogleError.InvalidGrant;
        if (!state.Switches.YouTube.RotateRefreshTokens) return Issued(state, now, null);
        state.YouTube.RefreshTokens.Remove(token);
        return Issued(state, now, NewRefreshToken(state));
    }

    private static string NewRefreshToken(SandboxState state)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"TEST-REFRESH-{state.YouTube.TokenNumber + 1}");
        state.YouTube.RefreshTokens.Add(token);
        return token;
    }

    private static Reply Issued(SandboxState state, DateTimeOffset now, string? refreshToken)
    {
        var seconds = state.Switches.YouTube.AccessTokenSeconds;
        var access = string.Create(CultureInfo.InvariantCulture, $"TEST-ACCESS-{++state.YouTube.TokenNumber}");
        state.YouTube.AccessTokens[access] = now.AddSeconds(seconds);
        var answer = new JsonObject { ["access_token"] = access, ["expires_in"] = seconds };
        if (refreshToken is not null) answer["refresh_token"] = refreshToken;
        answer["scope"] = Scope;
        answer["token_type"] = "Bearer";
        return Reply.Json(answer);
    }
}
