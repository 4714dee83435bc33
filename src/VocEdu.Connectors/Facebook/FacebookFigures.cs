using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Reads the figures of a post and of the page. Facebook retires metrics every few months: their names are configuration, and one that is dead costs only itself.</summary>
internal sealed class FacebookFigures(Graph graph, IOptions<FacebookOptions> options, TimeProvider clock)
{
    // https://developers.facebook.com/docs/graph-api/reference/insights: 90 days in one question.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(89);

    private static readonly TimeZoneInfo California = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private const string Counters = "fields=shares,reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0)";

    public async Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, CancellationToken cancel)
    {
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        var isPost = remoteId.Contains('_', StringComparison.Ordinal);
        if (isPost)
        {
            var counters = await graph.GetAsync(account, remoteId, Counters, cancel);
            if (counters.Failure is { } failure)
            {
                return new(figures, failure.Why);
            }

            Put(figures, "shares", counters.Json.Member("shares")?.Member("count"));
            Put(figures, "reactions", counters.Json.Member("reactions")?.Member("summary")?.Member("total_count"));
            Put(figures, "comments", counters.Json.Member("comments")?.Member("summary")?.Member("total_count"));
        }

        var problem = await AskAsync(account, $"{remoteId}/{(isPost ? "insights" : "video_insights")}", "period=lifetime", isPost ? options.Value.PostMetrics : options.Value.VideoMetrics,
            (name, values) => Put(figures, name, values.LastOrDefault().Member("value")), cancel);
        return new(figures, figures.Count == 0 ? problem : null);
    }

    /// <summary>Days of the page. Facebook's day ends at midnight in California; what it calls the end of a value is that moment.</summary>
    public async Task<AccountFigures> CountPageAsync(ChannelAccount account, DateOnly since, CancellationToken cancel)
    {
        var from = new DateTimeOffset(since.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var until = clock.GetUtcNow() is var now && now - from > Longest ? from + Longest : now;
        var figures = new List<AccountFigure>();
        var problem = await AskAsync(account, $"{account.RemoteId}/insights", FormattableString.Invariant($"period=day&since={from.ToUnixTimeSeconds()}&until={until.ToUnixTimeSeconds()}"), options.Value.PageMetrics,
            (name, values) => figures.AddRange(from value in values
                                               let sum = Sum(value.Member("value"))
                                               let day = DayOf(value.Text("end_time"))
                                               where sum is not null && day is not null
                                               select new AccountFigure(day.Value, name, sum.Value)), cancel);
        return new(figures, figures.Count == 0 ? problem : null);
    }

    private static DateOnly? DayOf(string? end) => DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, California).DateTime).AddDays(-1) : null;

    /// <param name="take">Gets each metric's values, oldest first.</param>
    private async Task<ChannelAnswer?> AskAsync(ChannelAccount account, string path, string span, string metrics, Action<string, IEnumerable<JsonElement>> take, CancellationToken cancel)
    {
        var names = metrics.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
        {
            return null;
        }

        var answer = await graph.GetAsync(account, path, $"metric={string.Join(',', names)}&{span}", cancel);
        if (answer.Failure is { } failure)
        {
            // One dead name fails the whole request: then each is asked for alone.
            foreach (var name in failure.Meaning == Meaning.Refused && names.Length > 1 ? names : [])
            {
                await AskAsync(account, path, span, name, take, cancel);
            }

            return failure.Why;
        }

        foreach (var metric in answer.Json.Items("data").Where(metric => metric.Text("name") is not null))
        {
            take(metric.Text("name")!, metric.Items("values"));
        }

        return null;
    }

    // A breakdown is summed.
    private static void Put(Dictionary<string, long> figures, string name, JsonElement? value)
    {
        if (Sum(value) is { } sum)
        {
            figures[name] = sum;
        }
    }

    private static long? Sum(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole : null,
        { ValueKind: JsonValueKind.Object } breakdown => breakdown.EnumerateObject().Sum(part => Sum(part.Value) ?? 0),
        _ => null,
    };
}
