using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.Zalo;

/// <summary>OAuth v4: codes with PKCE, and refresh tokens that are good once.</summary>
public static class OAuth
{
    /// <summary>The consent page, where the administrator always agrees. Leads back to this machine only.</summary>
    public static IResult Consent(HttpRequest request, SandboxStore store)
    {
        var back = request.Query["redirect_uri"].ToString();
        var challenge = request.Query["code_challenge"].ToString();
        if (request.Query["app_id"] != ZaloState.AppId || challenge.Length == 0 || !Uri.TryCreate(back, UriKind.Absolute, out var address) || !address.IsLoopback) return Results.BadRequest();
        var ending = store.Write(s =>
        {
            if (s.Switches.Zalo.ConsentDenied) return "error=access_denied";
            s.Zalo.Codes.Add(new ConsentCode(Guid.NewGuid().ToString("N"), challenge, store.Now));
            return $"code={s.Zalo.Codes[^1].Code}&oa_id={ZaloState.OaId}";
        });
        return Results.Redirect(
            $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ending}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    public static async Task<IResult> TokenAsync(HttpRequest request, SandboxStore store)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        if (request.Headers["secret_key"] != ZaloState.AppSecret || form["app_id"] != ZaloState.AppId)
            return ZaloError.OAuth(-14002, "Invalid app", "App id or secret key is invalid.");

        return store.Write(s => form["grant_type"].ToString() switch
        {
            "authorization_code" => ByCode(s, store.Now, form["code"].ToString(), form["code_verifier"].ToString()),
            "refresh_token" => ByRefresh(s, store.Now, form["refresh_token"].ToString()),
            _ => ZaloError.OAuth(-14001, "Invalid grant type", "Invalid grant_type."),
        });
    }

    private static Reply ByCode(SandboxState state, DateTimeOffset now, string sent, string verifier)
    {
        if (state.Zalo.Codes.FirstOrDefault(c => c.Code == sent) is not { } code) return ZaloError.OAuth(-14005, "Invalid authorization code", "Authorized code is not valid.");
        state.Zalo.Codes.Remove(code);
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return now > code.At.AddMinutes(10) ? ZaloError.OAuth(-14019, "Expired authorization code", "Authorized code expired.")
            : challenge != code.Challenge ? ZaloError.OAuth(-14005, "Invalid authorization code", "Code verifier does not fit.")
            : Issued(state, now);
    }

    private static Reply ByRefresh(SandboxState state, DateTimeOffset now, string sent)
    {
        if (state.Zalo.RefreshTokens.FirstOrDefault(t => t.Token == sent) is not { Spent: false } token || state.Switches.Zalo.Revoked)
            return ZaloError.OAuth(-14014, "Invalid refresh token", "Invalid refresh token.", "Refresh token is not valid");
        if (now > token.IssuedAt.AddDays(state.Switches.Zalo.RefreshTokenDays)) return ZaloError.OAuth(-14020, "Expired refresh token", "Refresh token has expired.");
        token.Spent = true;
        return Issued(state, now);
    }

    private static Reply Issued(SandboxState state, DateTimeOffset now)
    {
        var seconds = state.Switches.Zalo.AccessTokenSeconds;
        var number = ++state.Zalo.TokenNumber;
        var access = new AccessToken(string.Create(CultureInfo.InvariantCulture, $"TEST-OA-ACCESS-{number}"), now.AddSeconds(seconds));
        var refresh = new RefreshToken(string.Create(CultureInfo.InvariantCulture, $"TEST-OA-REFRESH-{number}"), now);
        state.Zalo.AccessTokens.Add(access);
        state.Zalo.RefreshTokens.Add(refresh);
        return Reply.Json(new JsonObject
        {
            ["access_token"] = access.Token,
            ["refresh_token"] = refresh.Token,
            ["expires_in"] = seconds.ToString(CultureInfo.InvariantCulture), // a text, as the live service sends it
        });
    }
}
