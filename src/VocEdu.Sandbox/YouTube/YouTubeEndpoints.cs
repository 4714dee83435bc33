namespace VocEdu.Sandbox.YouTube;

/// <summary>The table of YouTube calls.</summary>
public static class YouTubeEndpoints
{
    public static void MapYouTube(this WebApplication app)
    {
        app.MapPost("/upload/youtube/v3/videos", YouTube(BodyAsync, Uploads.Start)).Call("youtube.upload.start");
        app.MapPut("/upload/youtube/v3/videos", YouTube(Uploads.ReceiveAsync, Uploads.Send)).Call("youtube.upload", http => Task.FromResult<string?>(Uploads.Step(http)));
        app.MapPost("/upload/youtube/v3/thumbnails/set", YouTube(Thumbnails.ReceiveAsync, Thumbnails.Set)).Call("youtube.thumbnails.set");
        app.MapPost("/upload/youtube/v3/captions", YouTube(Captions.ReceiveAsync, Captions.Insert)).Call("youtube.captions.insert");
        app.MapPut("/upload/youtube/v3/captions", YouTube(Captions.ReceiveAsync, Captions.Update)).Call("youtube.captions.update");

        var api = app.MapGroup("/youtube/v3");
        api.MapGet("captions", YouTube(Captions.List)).Call("youtube.captions.list");
        api.MapGet("channels", YouTube(Channels.List)).Call("youtube.channels.list");
        api.MapGet("videos", YouTube(Videos.List)).Call("youtube.videos.list");
        api.MapPut("videos", YouTube(BodyAsync, Videos.Update)).Call("youtube.videos.update");
        api.MapDelete("videos", YouTube(Videos.Delete)).Call("youtube.videos.delete");
        api.MapGet("playlistItems", YouTube(Playlists.List)).Call("youtube.playlistItems.list");
        api.MapPost("playlistItems", YouTube(BodyAsync, Playlists.Insert)).Call("youtube.playlistItems.insert");
        api.MapGet("videoCategories", YouTube(Channels.Categories)).Call("youtube.videoCategories.list");

        app.MapPost("/google/token", GoogleTokens.TokenAsync).Call("google.token");
        app.MapPost("/google/revoke", GoogleTokens.RevokeAsync).Call("google.revoke");
        app.MapGet("/google/consent", GoogleTokens.Consent);
        app.MapFallback("/youtube/{**path}", () => (IResult)GoogleError.Of(404, "notFound", "Not Found", "global"));
    }

    private static RequestDelegate YouTube(Func<YouTubeCall, Reply> answer) => YouTube(_ => Task.FromResult(true), (call, _) => answer(call));

    /// <summary>Bytes are received before the store is locked.</summary>
    private static RequestDelegate YouTube<T>(Func<HttpContext, Task<T>> receive, Func<YouTubeCall, T, Reply> answer) => async http =>
    {
        var store = http.RequestServices.GetRequiredService<SandboxStore>();
        Reply reply;
        try
        {
            var received = await receive(http);
            reply = store.Write(state =>
            {
                state.YouTube.Settle(store.Now, state.Switches.YouTube);
                return answer(new YouTubeCall(http, state, store.Now), received);
            });
        }
        catch (RefusedException refused)
        {
            reply = refused.Reply;
        }

        await reply.ExecuteAsync(http);
    };

    private static async Task<JsonObject> BodyAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasJsonContentType() && await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) is JsonObject body
                ? body
                : throw GoogleError.Of(400, "badRequest", "The request body must be a JSON object.", "global").Refuse();
        }
        catch (JsonException)
        {
            throw GoogleError.Of(400, "parseError", "Parse Error", "global").Refuse();
        }
    }
}
