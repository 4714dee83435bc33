namespace VocEdu.Sandbox.Facebook;

/// <summary>The table of Graph calls.</summary>
public static class FacebookEndpoints
{
    // Versions alive in November 2026; older ones are served by the oldest living one, younger ones do not exist.
    private const int YoungestVersion = 26;

    public static void MapFacebook(this WebApplication app)
    {
        foreach (var prefix in new[] { "/facebook", "/facebook-video" })
        {
            var graph = app.MapGroup(prefix + "/{version:regex(^v\\d+\\.0$)}");

            graph.MapGet("oauth/access_token", Graph(Tokens.Exchange)).Call("facebook.oauth");
            graph.MapGet("debug_token", Graph(Tokens.Debug)).Call("facebook.debug_token");
            graph.MapGet("me/accounts", Graph(Tokens.Accounts)).Call("facebook.accounts");

            graph.MapPost("{page}/feed", Graph(Posts.Create)).Call("facebook.feed");
            graph.MapPost("{page}/photos", Graph(Photos.ReadAsync, Photos.Create)).Call("facebook.photos");
            graph.MapPost("{page}/videos", Graph(Videos.ReceiveAsync, Videos.Upload)).Call("facebook.videos", PhaseAsync);
            graph.MapPost("{page}/video_reels", Graph(Reels.Upload)).Call("facebook.reels", PhaseAsync);

            graph.MapGet("{page}/published_posts", Graph(Lists.Published)).Call("facebook.published_posts");
            graph.MapGet("{page}/scheduled_posts", Graph(Lists.Scheduled)).Call("facebook.scheduled_posts");
            graph.MapGet("{page}/videos", Graph(Lists.Uploaded)).Call("facebook.list_videos");
            graph.MapGet("{page}/video_reels", Graph(Lists.ReelsOf)).Call("facebook.list_reels");
            graph.MapGet("{id}/insights", Graph(Insights.Of)).Call("facebook.insights");

            graph.MapGet("{id}/video_insights", Graph(Insights.OfVideo)).Call("facebook.video_insights");

            graph.MapGet("{id}", Graph(Objects.Read)).Call("facebook.read");
            graph.MapPost("{id}", Graph(Objects.Update)).Call("facebook.update");
            graph.MapDelete("{id}", Graph(Objects.Delete)).Call("facebook.delete");
        }

        app.MapPost("/facebook-rupload/{version}/{video}", Graph(Reels.ReceiveAsync, Reels.Received)).Call("facebook.reels.bytes");
        app.MapGet("/facebook/dialog/oauth", Tokens.Consent);
        app.MapGet("/facebook/{version:regex(^v\\d+\\.0$)}/dialog/oauth", Tokens.Consent);
        app.MapFallback("/facebook/{**path}", Graph(UnknownPath));
        app.MapFallback("/facebook-video/{**path}", Graph(UnknownPath));
    }

    private static RequestDelegate Graph(Func<GraphCall, JsonObject> answer) =>
        http => RunAsync(http, async parameters => Locked(http, parameters, answer));

    /// <summary>For calls that take bytes: those are received first, outside the store's lock.</summary>
    private static RequestDelegate Graph<T>(Func<HttpContext, GraphParameters, Task<T>> receive, Func<GraphCall, T, JsonObject> answer) =>
        http => RunAsync(http, async parameters =>
        {
            var received = await receive(http, parameters);
            return Locked(http, parameters, call => answer(call, received));
        });

    private static async Task RunAsync(HttpContext http, Func<GraphParameters, Task<Reply>> run)
    {
        Reply reply;
        try
        {
            reply = await run(await GraphParameters.ReadAsync(http.Request));
        }
        catch (RefusedException refused)
        {
            reply = refused.Reply;
        }

        await reply.ExecuteAsync(http);
    }

    private static Reply Locked(HttpContext http, GraphParameters parameters, Func<GraphCall, JsonObject> answer)
    {
        var store = http.RequestServices.GetRequiredService<SandboxStore>();
        return store.Write(state =>
        {
            RequireVersion(http);
            state.Facebook.Settle(store.Now, state.Switches.Facebook);
            var usage = Usage.Count(state, store.Now);
            var call = new GraphCall(http, parameters, state, store.Now);
            try
            {
                return usage.On(Reply.Json(answer(call)));
            }
            catch (RefusedException refused)
            {
                return usage.On(refused.Reply);
            }
        });
    }

    private static void RequireVersion(HttpContext http)
    {
        if (http.Request.RouteValues["version"] is string version
            && int.TryParse(version.AsSpan(1, version.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > YoungestVersion)
            throw GraphError.Of(2635, $"(#2635) There is no version {version} of the Graph API.").Refuse();
    }

    private static JsonObject UnknownPath(GraphCall call) => throw GraphError.Of(2500, "Unknown path components: " + call.Request.Path).Refuse();

    private static async Task<string?> PhaseAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
            return (await http.Request.ReadFormAsync(http.RequestAborted))["upload_phase"].ToString().ToLowerInvariant() is { Length: > 0 } phase ? phase : null;
        if (!http.Request.HasJsonContentType()) return http.Request.Query["upload_phase"].ToString() is { Length: > 0 } asked ? asked : null;

        http.Request.EnableBuffering();
        var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        http.Request.Body.Position = 0;
        return body.RootElement.TryGetProperty("upload_phase", out var named) ? named.GetString()?.ToLowerInvariant() : null;
    }
}
