namespace VocEdu.Sandbox.Facebook;

/// <summary>Consent, token exchange, the person's pages and the token check.</summary>
public static class Tokens
{
    private const string App = $"{FacebookState.AppId}|{FacebookState.AppSecret}";

    /// <summary>The consent dialog, where the person always agrees. Leads back to this machine only.</summary>
    public static IResult Consent(HttpRequest request, SandboxStore store)
    {
        var back = request.Query["redirect_uri"].ToString();
        if (request.Query["client_id"] != FacebookState.AppId || !Uri.TryCreate(back, UriKind.Absolute, out var address) || !address.IsLoopback) return Results.BadRequest();
        var ending = store.Write(s =>
        {
            if (s.Switches.Facebook.ConsentDenied) return "error=access_denied&error_reason=user_denied";
            s.Facebook.Codes.Add(Guid.NewGuid().ToString("N"));
            return "code=" + s.Facebook.Codes[^1];
        });
        return Results.Redirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ending}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    public static JsonObject Exchange(GraphCall call)
    {
        var sent = call.Parameters;
        sent.AllowOnly("grant_type", "client_id", "client_secret", "redirect_uri", "code", "fb_exchange_token");
        if (sent.Required("client_id") != FacebookState.AppId || sent.Required("client_secret") != FacebookState.AppSecret)
            throw GraphError.Of(1, "Error validating client secret.").Refuse();

        if (sent.Text("grant_type") is "fb_exchange_token")
            return sent.Required("fb_exchange_token") is FacebookState.ShortUserToken or FacebookState.LongUserToken
                ? Issued(FacebookState.LongUserToken, 5_183_944)
                : throw GraphError.DeadToken(467).Refuse();

        sent.Required("redirect_uri");
        return call.Page.Codes.Remove(sent.Required("code"))
            ? Issued(FacebookState.ShortUserToken, 5400)
            : throw GraphError.Invalid("This authorization code has been used.").Refuse();
    }

    public static JsonObject Accounts(GraphCall call)
    {
        call.RequireUser();
        call.Parameters.AllowOnly("limit", "after");
        var pages = new JsonArray(Page(call, FacebookState.PageId, FacebookState.PageName, FacebookState.PageToken, Tasks()));
        if (call.Switches.SecondPage) pages.Insert(0, Page(call, FacebookState.SecondPageId, "Trang thứ hai", "TEST-SECOND-PAGE-TOKEN", new JsonArray("CREATE_CONTENT")));
        return new JsonObject
        {
            ["data"] = pages,
            ["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = "MQZD", ["after"] = "MQZD" } },
        };
    }

    private static JsonObject Page(GraphCall call, string id, string name, string token, JsonArray tasks) => Fields.Of(call, new Dictionary<string, Func<JsonNode?>>(StringComparer.Ordinal)
    {
        ["access_token"] = () => token,
        ["name"] = () => name,
        ["id"] = () => id,
        ["tasks"] = () => tasks,
        ["category"] = () => "Government organization",
    }, "access_token,name,id,tasks");

    public static JsonObject Debug(GraphCall call)
    {
        call.Parameters.AllowOnly("input_token");
        if (call.Token != App) throw GraphError.Invalid("You must provide an app access token, or a user access token that is an owner or developer of the app").Refuse();

        var token = call.Parameters.Required("input_token");
        var known = token is FacebookState.PageToken or FacebookState.LongUserToken or FacebookState.ShortUserToken;
        var death = known ? call.Switches.TokenDeath : 467;
        var data = new JsonObject { ["app_id"] = FacebookState.AppId, ["type"] = token == FacebookState.PageToken ? "PAGE" : "USER", ["is_valid"] = death is null };
        if (death is { } reason)
        {
            data["error"] = new JsonObject { ["code"] = 190, ["message"] = "Session invalidated", ["subcode"] = reason };
            data["scopes"] = new JsonArray();
            return new JsonObject { ["data"] = data };
        }

        data["expires_at"] = token == FacebookState.PageToken ? 0 : call.Now.AddDays(60).ToUnixTimeSeconds();
        data["data_access_expires_at"] = call.Now.AddDays(90).ToUnixTimeSeconds();
        if (token == FacebookState.PageToken) data["profile_id"] = FacebookState.PageId;
        data["scopes"] = new JsonArray("pages_show_list", "pages_manage_posts", "pages_read_engagement", "read_insights", "publish_video");
        return new JsonObject { ["data"] = data };
    }

    public static JsonArray Tasks() => new("ANALYZE", "MODERATE", "CREATE_CONTENT", "MANAGE");

    private static JsonObject Issued(string token, int seconds) =>
        new() { ["access_token"] = token, ["token_type"] = "bearer", ["expires_in"] = seconds };
}
