using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.YouTube;

/// <summary>Google's token address: codes and refresh tokens.</summary>
public static class GoogleTokens
{
    private const string Scope = "https://www.googleapis.com/auth/youtube https://www.googleapis.com/auth/youtube.upload";

    /// <summary>The consent screen, where the person agrees unless told otherwise. Leads back to this machine only.</summary>
    public static IResult Consent(HttpRequest request, SandboxStore store)
    {
        var asked = request.Query;
        var back = asked["redirect_uri"].ToString();
        if (asked["client_id"] != YouTubeState.ClientId || asked["response_type"] != "code" || asked["scope"].Count == 0
            || !Uri.TryCreate(back, UriKind.Absolute, out var address) || !address.IsLoopback) return Results.BadRequest();
        var challenge = asked["code_challenge"].ToString();
        if (challenge.Length > 0 && (challenge.Length != 43 || asked["code_challenge_method"] != "S256")) return Results.BadRequest();

        var ending = store.Write(s =>
        {
            if (s.Switches.YouTube.ConsentDenied) return "error=access_denied";
            // A second agreement brings a refresh token only when it is asked for in full.
            var offline = asked["access_type"] == "offline" && (asked["prompt"] == "consent" || s.YouTube.Consents.Count == 0);
            var consent = new ConsentCode(Guid.NewGuid().ToString("N"), back, challenge.Length > 0 ? challenge : null, offline, asked["scope"].ToString(), store.Now);
            s.YouTube.Consents.Add(consent);
            return "code=" + consent.Code;
        });
        return Results.Redirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ending}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    public static async Task<IResult> TokenAsync(HttpRequest request, SandboxStore store)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        if (form["client_id"] != YouTubeState.ClientId || form["client_secret"] != YouTubeState.ClientSecret)
            return GoogleError.OAuth("invalid_client", "The OAuth client was not found.", status: 401);

        return store.Write(s => form["grant_type"].ToString() switch
        {
            "authorization_code" when form["redirect_uri"].ToString().Length == 0 => GoogleError.OAuth("invalid_request", "Missing parameter: redirect_uri"),
            "authorization_code" => ByCode(s, store.Now, form),
            "refresh_token" => Refreshed(s, store.Now, form["refresh_token"].ToString()),
            _ => GoogleError.OAuth("unsupported_grant_type", "Invalid grant_type"),
        });
    }

    /// <summary>Takes a token back; its access tokens die with it.</summary>
    public static async Task<IResult> RevokeAsync(HttpRequest request, SandboxStore store)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        var token = form["token"].ToString();
        return store.Write(s =>
        {
            if (!s.YouTube.RefreshTokens.Remove(token) && !s.YouTube.AccessTokens.ContainsKey(token)) return GoogleError.OAuth("invalid_token", "Token expired or revoked");
            s.YouTube.AccessTokens.Clear();
            return new Reply(200, "{}");
        });
    }

    private static Reply ByCode(SandboxState state, DateTimeOffset now, IFormCollection form)
    {
        var code = form["code"].ToString();
        if (state.YouTube.Codes.Remove(code)) return Issued(state, now, NewRefreshToken(state));
        if (state.YouTube.Consents.Find(c => c.Code == code && !c.Spent) is not { } consent || now > consent.At.AddMinutes(10)) return GoogleError.OAuth("invalid_grant", "Malformed auth code.");
        consent.Spent = true;
        if (form["redirect_uri"] != consent.RedirectUri) return GoogleError.OAuth("redirect_uri_mismatch", "Bad Request");
        if (consent.Challenge is { } challenge && Challenge(form["code_verifier"].ToString()) != challenge) return GoogleError.OAuth("invalid_grant", "Invalid code verifier.");
        return Issued(state, now, consent.Offline ? NewRefreshToken(state) : null, state.Switches.YouTube.GrantedScope ?? consent.Scope);
    }

    private static string Challenge(string verifier) => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Reply Refreshed(SandboxState state, DateTimeOffset now, string token)
    {
        if (state.Switches.YouTube.RefreshTokensRevoked || !state.YouTube.RefreshTokens.Contains(token)) return GoogleError.InvalidGrant;
        if (!state.Switches.YouTube.RotateRefreshTokens) return Issued(state, now, null);
        state.YouTube.RefreshTokens.Remove(token);
        return Issued(state, now, NewRefreshToken(state));
    }

    public static string NewRefreshToken(SandboxState state)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"TEST-REFRESH-{state.YouTube.TokenNumber + 1}");
        state.YouTube.RefreshTokens.Add(token);
        return token;
    }

    private static Reply Issued(SandboxState state, DateTimeOffset now, string? refreshToken, string? scope = null)
    {
        var seconds = state.Switches.YouTube.AccessTokenSeconds;
        var access = string.Create(CultureInfo.InvariantCulture, $"TEST-ACCESS-{++state.YouTube.TokenNumber}");
        state.YouTube.AccessTokens[access] = now.AddSeconds(seconds);
        var answer = new JsonObject { ["access_token"] = access, ["expires_in"] = seconds };
        if (refreshToken is not null) answer["refresh_token"] = refreshToken;
        answer["scope"] = scope ?? Scope;
        answer["token_type"] = "Bearer";
        return Reply.Json(answer);
    }
}
