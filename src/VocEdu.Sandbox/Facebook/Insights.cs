namespace VocEdu.Sandbox.Facebook;

/// <summary>Insights: invented but steady figures; a retired metric fails the whole call.</summary>
public static class Insights
{
    private static readonly string[] PageMetrics =
    [
        "page_media_view", "page_total_media_view_unique", "page_post_engagements", "page_daily_follows",
        "page_daily_follows_unique", "page_follows", "page_views_total",
    ];

    private static readonly string[] PostMetrics =
        ["post_total_media_view_unique", "post_media_view", "post_reactions_by_type_total", "post_clicks", "post_clicks_by_type"];

    private static readonly string[] VideoMetrics = ["total_video_views", "total_video_views_unique", "total_video_impressions"];

    public static JsonObject OfVideo(GraphCall call)
    {
        var id = call.Route("id");
        call.RequirePage();
        call.Parameters.AllowOnly("metric", "period");
        if (!call.Page.Videos.Exists(v => v.Id == id && !v.Deleted)) throw GraphError.NotThere(id).Refuse();
        var metrics = call.Parameters.Text("metric")?.Split(',') ?? VideoMetrics;
        if (metrics.Except(Live(call, VideoMetrics), StringComparer.Ordinal).Any()) throw GraphError.Invalid("The value must be a valid insights metric").Refuse();
        return new JsonObject { ["data"] = new JsonArray([.. metrics.Select(m => Series(id, m, "lifetime", null))]), ["paging"] = new JsonObject() };
    }

    // Facebook retires metrics from one day to the next.
    private static IEnumerable<string> Live(GraphCall call, string[] metrics) => metrics.Except(call.Switches.RetiredMetrics, StringComparer.Ordinal);

    public static JsonObject Of(GraphCall call)
    {
        var id = call.Route("id");
        var sent = call.Parameters;
        call.RequirePage();
        sent.AllowOnly("metric", "period", "since", "until");
        var ofPage = id is FacebookState.PageId or "me";
        var post = ofPage ? null : call.Page.FindPost(id) ?? throw GraphError.NotThere(id).Refuse();

        var metrics = (sent.Text("metric") ?? throw GraphError.Of(3001, "(#3001) No metric was specified to be fetched", 1504028).Refuse()).Split(',');
        if (metrics.Except(Live(call, ofPage ? PageMetrics : PostMetrics), StringComparer.Ordinal).Any()) throw GraphError.Invalid("The value must be a valid insights metric").Refuse();
        var period = sent.Text("period") ?? (ofPage ? "day" : "lifetime");
        if (period is not ("day" or "week" or "days_28" or "month" or "lifetime" or "total_over_range")) throw GraphError.Invalid("The value must be a valid period").Refuse();

        var until = sent.Time("until") ?? call.Now;
        var since = sent.Time("since") ?? until.AddDays(-2);
        if (since > until || until - since > TimeSpan.FromDays(90)) throw GraphError.Invalid("There cannot be more than 90 days between since and until").Refuse();

        return new JsonObject
        {
            ["data"] = new JsonArray([.. metrics.Select(m => Series(id, m, period, post is null ? [.. Days(since, until)] : null))]),
            ["paging"] = new JsonObject(),
        };
    }

    private static JsonObject Series(string id, string metric, string period, IReadOnlyList<DateTimeOffset>? days) => new()
    {
        ["name"] = metric,
        ["period"] = period,
        ["values"] = new JsonArray(days is null
            ? [new JsonObject { ["value"] = Value(metric, id, 0) }]
            : [.. days.Select((d, i) => new JsonObject { ["value"] = Value(metric, id, i), ["end_time"] = Fields.Time(d) })]),
        ["id"] = $"{id}/insights/{metric}/{period}",
    };

    private static JsonNode Value(string metric, string id, int day)
    {
        var figure = (id + metric).Sum(c => c) % 400 + (day * 7);
        return metric switch
        {
            "page_media_view" or "post_media_view" => new JsonObject { ["organic"] = figure, ["paid"] = 0 },
            "post_reactions_by_type_total" => new JsonObject { ["like"] = figure / 9, ["love"] = figure / 60 },
            "post_clicks_by_type" => new JsonObject { ["link clicks"] = figure / 8, ["other clicks"] = figure / 5 },
            _ => figure,
        };
    }

    private static IEnumerable<DateTimeOffset> Days(DateTimeOffset since, DateTimeOffset until)
    {
        for (var end = new DateTimeOffset(since.UtcDateTime.Date.AddDays(1).AddHours(8), TimeSpan.Zero); end <= until.AddDays(1); end = end.AddDays(1)) yield return end;
    }
}
