using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Reads a post's figures. Facebook retires metrics every few months: their names are configuration, and one that is dead costs only itself.</summary>
internal sealed class FacebookFigures(Graph graph, IOptions<FacebookOptions> options)
{
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

        var names = (isPost ? options.Value.PostMetrics : options.Value.VideoMetrics).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var edge = isPost ? "insights" : "video_insights";
        var problem = names.Length == 0 ? null : await AskAsync(account, $"{remoteId}/{edge}", names, figures, cancel);
        return new(figures, figures.Count == 0 ? problem : null);
    }

    // One dead name fails the whole request: then each is asked for alone.
    private async Task<ChannelAnswer?> AskAsync(ChannelAccount account, string path, string[] names, Dictionary<string, long> figures, CancellationToken cancel)
    {
        var answer = await graph.GetAsync(account, path, $"metric={string.Join(',', names)}&period=lifetime", cancel);
        if (answer.Failure is { } failure)
        {
            if (failure.Meaning == Meaning.Refused && names.Length > 1)
            {
                foreach (var name in names)
                {
                    await AskAsync(account, path, [name], figures, cancel);
                }
            }

            return failure.Why;
        }

        foreach (var metric in answer.Json.Items("data"))
        {
            if (metric.Text("name") is { } name && metric.Items("values").LastOrDefault() is { ValueKind: JsonValueKind.Object } latest)
            {
                Put(figures, name, latest.Member("value"));
            }
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
