using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.Zalo;

/// <summary>The table of Zalo calls.</summary>
public static class ZaloEndpoints
{
    public static void MapZalo(this WebApplication app)
    {
        var article = app.MapGroup("/zalo/v2.0/article");
        article.MapPost("create", Zalo(ArticleForm.ReadAsync, Articles.Create)).Call("zalo.article.create");
        article.MapPost("update", Zalo(ArticleForm.ReadAsync, Articles.Update)).Call("zalo.article.update");
        article.MapPost("verify", Zalo(BodyAsync, Articles.Verify)).Call("zalo.article.verify");
        article.MapPost("remove", Zalo(BodyAsync, Articles.Remove)).Call("zalo.article.remove");
        article.MapGet("getslice", Zalo(Articles.Slice)).Call("zalo.article.getslice");
        article.MapGet("getdetail", Zalo(Articles.Detail)).Call("zalo.article.getdetail");
        article.MapPost("upload_video/preparevideo", Zalo(Uploads.FilmAsync, Uploads.Prepared)).Call("zalo.video.prepare");
        article.MapGet("upload_video/verify", Zalo(Uploads.Verify)).Call("zalo.video.verify");

        var oa = app.MapGroup("/zalo/v2.0/oa");
        oa.MapGet("getoa", Zalo(call => call.Data(new JsonObject
        {
            ["oa_id"] = ZaloState.OaId, ["name"] = ZaloState.OaName, ["is_verified"] = call.Switches.Verified, ["num_follower"] = call.Switches.Followers,
        }))).Call("zalo.oa.getoa");
        oa.MapPost("message", Zalo(BodyAsync, Broadcasts.Send)).Call("zalo.oa.message");
        oa.MapPost("upload/{kind:regex(^(image|gif|file)$)}", Zalo(Uploads.AttachmentAsync, Uploads.Attached)).Call("zalo.oa.upload");

        app.MapPost("/zalo-oauth/v4/oa/access_token", OAuth.TokenAsync).Call("zalo.token");
        app.MapGet("/zalo-oauth/v4/oa/permission", OAuth.Consent);
        app.MapFallback("/zalo/{**path}", () => (IResult)ZaloError.NoSuchApi);
    }

    private static RequestDelegate Zalo(Func<ZaloCall, JsonObject> answer) =>
        Zalo((_, _) => Task.FromResult(true), (call, _) => answer(call));

    /// <summary>Bytes and pictures are received before the store is locked; the token is checked before both.</summary>
    private static RequestDelegate Zalo<T>(Func<HttpContext, SandboxState, Task<T>> receive, Func<ZaloCall, T, JsonObject> answer) => async http =>
    {
        var store = http.RequestServices.GetRequiredService<SandboxStore>();
        Reply reply;
        try
        {
            var state = store.Write(s => Admitted(http, s, store.Now));
            var received = await receive(http, state);
            reply = store.Write(s =>
            {
                s.Zalo.Settle(store.Now, s.Switches.Zalo);
                var done = Reply.Json(answer(new ZaloCall(http, s, store.Now), received));
                return s.Switches.Zalo.RateHeaders ? WithRates(done, s) : done;
            });
        }
        catch (RefusedException refused)
        {
            reply = refused.Reply;
        }

        await reply.ExecuteAsync(http);
    };

    private static Reply WithRates(Reply reply, SandboxState state) => reply
        .With("X-RateLimit-Limit", state.Switches.Zalo.CallsPerMinute.ToString(CultureInfo.InvariantCulture))
        .With("X-RateLimit-Remain", Math.Max(0, state.Switches.Zalo.CallsPerMinute - state.Zalo.CallsThisMinute).ToString(CultureInfo.InvariantCulture));

    private static SandboxState Admitted(HttpContext http, SandboxState state, DateTimeOffset now)
    {
        var minute = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        if (state.Zalo.Minute != minute) (state.Zalo.Minute, state.Zalo.CallsThisMinute) = (minute, 0);
        if (++state.Zalo.CallsThisMinute > state.Switches.Zalo.CallsPerMinute) throw ZaloError.TooMany.Refuse();

        var token = http.Request.Headers["access_token"].ToString();
        if (state.Switches.Zalo.Revoked || state.Zalo.AccessTokens.FirstOrDefault(t => t.Token == token) is not { } known || known.ExpiresAt <= now)
            throw ZaloError.TokenInvalid.Refuse();
        if (http.Request.Headers["appsecret_proof"] is [{ } proof] && !IsProof(proof, token)) throw ZaloError.Of(-202, "Mac is invalid").Refuse();
        return state;
    }

    private static bool IsProof(string proof, string token) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(proof),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ZaloState.AppSecret), Encoding.UTF8.GetBytes(token)))));

    public static async Task<JsonObject> BodyAsync(HttpContext http, SandboxState state)
    {
        if (!http.Request.HasJsonContentType()) throw ZaloError.Invalid("body must be application/json").Refuse();
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject
                ?? throw ZaloError.Invalid("body is invalid").Refuse();
        }
        catch (JsonException)
        {
            throw ZaloError.Invalid("body is invalid").Refuse();
        }
    }
}

/// <summary>One call on behalf of the official account.</summary>
public sealed class ZaloCall(HttpContext http, SandboxState state, DateTimeOffset now)
{
    public ZaloState Account => state.Zalo;
    public ZaloSwitches Switches => state.Switches.Zalo;
    public DateTimeOffset Now => now;
    public HttpRequest Request => http.Request;
    public string BaseAddress => $"{http.Request.Scheme}://{http.Request.Host}";

    public JsonObject Done() => new() { ["error"] = 0, ["message"] = "Success" };

    public JsonObject Data(JsonObject data)
    {
        var answer = Done();
        answer["data"] = data;
        return answer;
    }
}
