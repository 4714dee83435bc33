namespace VocEdu.Sandbox.Zalo;

/// <summary>Articles: made and changed by jobs, whose token is asked until it yields the id.</summary>
public static class Articles
{
    private const int Most = 10;

    public static JsonObject Create(ZaloCall call, ArticleForm form)
    {
        if (form.Payload.ContainsKey("id")) throw ZaloError.Invalid("id is not a valid param").Refuse();
        return Started(call, form, null);
    }

    /// <summary>The whole payload again; what is left out is gone.</summary>
    public static JsonObject Update(ZaloCall call, ArticleForm form)
    {
        var article = Find(call, form.Payload["id"]?.ToString());
        if (article.Text("type") != form.Payload["type"]!.ToString()) throw ZaloError.Invalid("type is invalid").Refuse();
        form.Payload.Remove("id");
        return Started(call, form, article.Id);
    }

    public static JsonObject Verify(ZaloCall call, JsonObject body)
    {
        var token = body["token"]?.ToString();
        var job = call.Account.Jobs.FirstOrDefault(j => j.Token == token) ?? throw ZaloError.Invalid("token is invalid").Refuse();
        if (!job.Done) throw ZaloError.Pending.Refuse();
        return job.Problem is null
            ? call.Data(new JsonObject { ["id"] = job.ArticleId })
            : throw ZaloError.MediaFailed(job.Problem).Refuse();
    }

    public static JsonObject Remove(ZaloCall call, JsonObject body)
    {
        call.Account.Articles.Remove(Find(call, body["id"]?.ToString()));
        return call.Done();
    }

    public static JsonObject Slice(ZaloCall call)
    {
        var query = call.Request.Query;
        var type = query["type"].ToString();
        if (type is not ("normal" or "video")) throw ZaloError.Invalid("type accept only 2 value normal and video.").Refuse();
        var offset = Whole(query["offset"].ToString(), "offset");
        var limit = Whole(query["limit"].ToString(), "limit");
        if (limit > Most) throw ZaloError.Invalid($"maximum limit is {Most}").Refuse();

        var all = call.Account.Articles
            .Where(a => a.Text("type") == type && a.CreatedAt.AddSeconds(call.Switches.ListLagSeconds) <= call.Now)
            .OrderByDescending(a => a.CreatedAt).ToList();
        return call.Data(new JsonObject
        {
            ["total"] = all.Count,
            ["medias"] = new JsonArray([.. all.Skip(offset).Take(limit).Select(a => Row(call, a))]),
        });
    }

    public static JsonObject Detail(ZaloCall call)
    {
        var article = Find(call, call.Request.Query["id"].ToString());
        var data = new JsonObject { ["id"] = article.Id };
        foreach (var (name, value) in article.Payload) data[name] = value?.DeepClone();
        return call.Data(data);
    }

    private static JsonObject Started(ZaloCall call, ArticleForm form, string? articleId)
    {
        var job = new ArticleJob { Token = call.Account.NextToken(), Payload = form.Payload, At = call.Now, ArticleId = articleId, Problem = form.PictureProblem };
        call.Account.Jobs.Add(job);
        return call.Data(new JsonObject { ["token"] = job.Token });
    }

    private static Article Find(ZaloCall call, string? id) =>
        call.Account.Articles.FirstOrDefault(a => a.Id == id) ?? throw ZaloError.Invalid("article is not exist").Refuse();

    private static JsonObject Row(ZaloCall call, Article article) => new()
    {
        ["id"] = article.Id,
        ["type"] = article.Text("type"),
        ["title"] = article.Text("title"),
        ["status"] = article.Shown ? "show" : "hide",
        ["total_view"] = 0,
        ["total_share"] = 0,
        ["create_date"] = article.CreatedAt.ToUnixTimeMilliseconds(),
        ["update_date"] = article.UpdatedAt.ToUnixTimeMilliseconds(),
        ["thumb"] = (article.Payload["cover"]?["photo_url"] ?? article.Payload["avatar"])?.ToString() ?? "",
        ["link_view"] = $"{call.BaseAddress}/zalo-oa/d?id={article.Id}&pageId={ZaloState.OaId}",
    };

    private static int Whole(string text, string name) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw ZaloError.Invalid($"{name} is invalid").Refuse();
}
