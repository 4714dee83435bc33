using System.Text;
using System.Text.Json.Nodes;
using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>Zalo articles: create and update answer with a token and take effect six seconds later; refresh tokens work once.</summary>
public sealed class ModelZalo(ChannelPost post) : ModelPlatform
{
    private sealed record Article(string Id, JsonObject Content, DateTimeOffset CreatedAt);

    private readonly List<Article> articles = [];
    private readonly List<(string Token, string Id, JsonObject Content, DateTimeOffset ReadyAt, bool Done)> jobs = [];
    private int pairs = 1;

    public override IReadOnlyList<string> Public(string marker) =>
        [.. articles.Where(a => a.Content.Text("status") == "show" && a.Content.ToJsonString().Contains(marker, StringComparison.Ordinal)).Select(a => Link(a.Id))];

    public MemorySecrets Secrets { get; init; } = new(new("ACCESS-1", "REFRESH-1"));

    public override Delivery Delivery() => new(
        line => Near.Channel(ChannelKind.Zalo, line, clock: Clock), new ChannelAccount(Guid.NewGuid(), "149", Secrets), post, Clock);

    protected override HttpResponseMessage Answer(string call, Func<string, string?> query, HttpRequestMessage request, byte[] body)
    {
        Settle();
        if (call == "POST /v4/oa/access_token")
        {
            return Encoding.UTF8.GetString(body).Contains($"refresh_token=REFRESH-{pairs}&", StringComparison.Ordinal)
                ? Json(new JsonObject { ["access_token"] = $"ACCESS-{++pairs}", ["refresh_token"] = $"REFRESH-{pairs}", ["expires_in"] = "3600" })
                : Json(new JsonObject { ["error_name"] = "Invalid refresh token", ["error"] = -14014 });
        }

        if (request.Headers.GetValues("access_token").Single() != $"ACCESS-{pairs}")
        {
            return Json(new JsonObject { ["error"] = -216 });
        }

        var sent = body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
        return call switch
        {
            "POST /v2.0/article/create" => Begin($"article{jobs.Count}", sent),
            "POST /v2.0/article/update" => Begin(sent.Text("id"), sent),
            "POST /v2.0/article/verify" => jobs.Find(job => job.Token == sent.Text("token")) is { Done: true } done
                ? Success(new JsonObject { ["id"] = done.Id }) : Json(new JsonObject { ["error"] = -214 }),
            "GET /v2.0/article/getslice" => Success(new JsonObject { ["medias"] = new JsonArray([.. articles.AsEnumerable().Reverse().Skip(int.Parse(query("offset")!, null)).Take(10).Select(Listed)]) }),
            "GET /v2.0/article/getdetail" => Success(articles.Find(a => a.Id == query("id"))!.Content.DeepClone()),
            _ => throw new AssertionException("Unexpected call " + call),
        };
    }

    private HttpResponseMessage Begin(string id, JsonObject content)
    {
        jobs.Add(($"token{jobs.Count}", id, content, Now.AddSeconds(6), false));
        return Success(new JsonObject { ["token"] = jobs[^1].Token });
    }

    private void Settle()
    {
        for (var i = 0; i < jobs.Count; i++)
        {
            if (jobs[i] is not { Done: false } job || job.ReadyAt > Now)
            {
                continue;
            }

            var created = articles.Find(a => a.Id == job.Id)?.CreatedAt ?? Now;
            articles.RemoveAll(a => a.Id == job.Id);
            articles.Add(new(job.Id, job.Content, created));
            jobs[i] = job with { Done = true };
        }
    }

    private static JsonObject Listed(Article article) => new()
    {
        ["id"] = article.Id, ["status"] = article.Content.Text("status"), ["link_view"] = Link(article.Id),
        ["create_date"] = article.CreatedAt.ToUnixTimeMilliseconds(),
    };

    private static string Link(string id) => $"https://officialaccount.me/d?id={id}&pageId=149";

    private static HttpResponseMessage Success(JsonNode data) => Json(new JsonObject { ["error"] = 0, ["data"] = data });
}

file static class Members
{
    public static string Text(this JsonObject json, string name) => json[name]!.GetValue<string>();
}
