using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>A YouTube channel: sessions that count bytes and make one video each, processing that takes a minute, lists that lag.</summary>
public sealed class ModelYouTube(ChannelPost post) : ModelPlatform
{
    private sealed class Session(JsonObject resource, long total)
    {
        public JsonObject Resource => resource;
        public long Total => total;
        public List<byte> Bytes { get; } = [];
        public string? VideoId { get; set; }
    }

    private sealed record Film(string Id, JsonObject Resource, DateTimeOffset At);

    private readonly List<Session> sessions = [];
    private readonly List<Film> films = [];

    /// <summary>Sessions are forgotten once complete, so that only the list of uploads can tell.</summary>
    public bool Forgets { get; init; }

    /// <summary>Videos of any visibility: none may be there twice.</summary>
    public int Films => films.Count;

    public override IReadOnlyList<string> Public(string marker) =>
        [.. films.Where(f => Part(f, "status")["privacyStatus"]!.GetValue<string>() == "public").Select(f => "https://www.youtube.com/watch?v=" + f.Id)];

    public override Delivery Delivery() => new(
        line => Near.Channel(ChannelKind.YouTube, line, new Dictionary<string, string?> { ["YouTube:ChunkUnits"] = "1" }, Clock),
        new ChannelAccount(Guid.NewGuid(), "UC1", new MemorySecrets(new("ACCESS"))), post, Clock);

    protected override HttpResponseMessage Answer(string call, Func<string, string?> query, HttpRequestMessage request, byte[] body)
    {
        switch (call)
        {
            case "POST /upload/youtube/v3/videos":
                sessions.Add(new(JsonNode.Parse(body)!.AsObject(), long.Parse(request.Headers.GetValues("X-Upload-Content-Length").Single(), CultureInfo.InvariantCulture)));
                var opened = new HttpResponseMessage();
                opened.Headers.Location = new Uri($"https://www.googleapis.com/upload/youtube/v3/videos?upload_id={sessions.Count - 1}");
                return opened;
            case "PUT /upload/youtube/v3/videos":
                return Receive(sessions[int.Parse(query("upload_id")!, CultureInfo.InvariantCulture)], request.Content!.Headers.GetValues("Content-Range").Single(), body);
            case "GET /youtube/v3/videos":
                return Json(new JsonObject { ["items"] = new JsonArray([.. films.Where(f => f.Id == query("id")).Select(Shown)]) });
            case "PUT /youtube/v3/videos":
                var update = JsonNode.Parse(body)!.AsObject();
                var film = films.Find(f => f.Id == update["id"]!.GetValue<string>())!;
                film.Resource["status"] = update["status"]!.DeepClone();
                return Json(film.Resource.DeepClone());
            case "GET /youtube/v3/channels":
                return Json(JsonNode.Parse("""{"items":[{"id":"UC1","contentDetails":{"relatedPlaylists":{"uploads":"UU1"}}}]}""")!);
            case "GET /youtube/v3/playlistItems":
                return Json(new JsonObject { ["items"] = new JsonArray([.. films.Where(f => f.At.AddSeconds(3) <= Now).Reverse().Select(Listed)]) });
            default:
                throw new AssertionException("Unexpected call " + call);
        }
    }

    // Stores only half of a chunk that is not the last, as YouTube may.
    private HttpResponseMessage Receive(Session session, string range, byte[] body)
    {
        if (session.VideoId is not null && Forgets)
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        if (body.Length > 0)
        {
            Assert.That(range, Does.StartWith($"bytes {session.Bytes.Count}-"), "goes on where the server stands");
            var last = session.Bytes.Count + body.Length == session.Total;
            session.Bytes.AddRange(last ? body : body.Take(body.Length / 2));
            if (last)
            {
                session.VideoId = $"film{films.Count}";
                films.Add(new(session.VideoId, session.Resource, Now));
            }
        }

        if (session.VideoId is not null)
        {
            return Json(new JsonObject { ["id"] = session.VideoId });
        }

        var incomplete = new HttpResponseMessage((HttpStatusCode)308);
        if (session.Bytes.Count > 0)
        {
            incomplete.Headers.TryAddWithoutValidation("Range", $"bytes=0-{session.Bytes.Count - 1}");
        }

        return incomplete;
    }

    private JsonNode Shown(Film film)
    {
        var shown = film.Resource.DeepClone().AsObject();
        shown["id"] = film.Id;
        shown["status"]!["uploadStatus"] = film.At.AddMinutes(1) <= Now ? "processed" : "uploaded";
        return shown;
    }

    private static JsonObject Listed(Film film) => new()
    {
        ["contentDetails"] = new JsonObject { ["videoId"] = film.Id },
        ["snippet"] = new JsonObject { ["description"] = Part(film, "snippet")["description"]!.DeepClone(), ["publishedAt"] = film.At.ToString("O", CultureInfo.InvariantCulture) },
        ["status"] = Part(film, "status").DeepClone(),
    };

    private static JsonNode Part(Film film, string name) => film.Resource[name]!;
}
