using System.Text.Json;
using System.Text.Json.Nodes;

namespace VocEdu.Sandbox.Tests.Fixtures;

/// <summary>Compares two JSON bodies by keys and kinds; codes by value.</summary>
public static class Shape
{
    private static readonly string[] ByValue = ["code", "error", "error_subcode", "reason", "domain", "kind", "uploadStatus", "processingStatus", "video_status", "subcode"];

    /// <returns>The places where they differ, such as <c>error.code</c>; empty when they fit.</returns>
    public static IEnumerable<string> Differences(JsonNode? wanted, JsonNode? got, string at = "")
    {
        if (Kind(wanted) != Kind(got)) return [at];
        return wanted switch
        {
            JsonObject o => o.Select(m => m.Key).Union(got!.AsObject().Select(m => m.Key), StringComparer.Ordinal)
                .SelectMany(k => Differences(o[k], got[k], at.Length == 0 ? k : $"{at}.{k}")),
            JsonArray a when a.Count > 0 && got!.AsArray().Count > 0 => Differences(a[0], got[0], at + "[]"),
            JsonArray a when a.Count != got!.AsArray().Count => [at],
            JsonValue v when ByValue.Contains(at.Split('.')[^1]) && v.ToJsonString() != got!.ToJsonString() => [at],
            _ => [],
        };
    }

    private static JsonValueKind Kind(JsonNode? node) => node?.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node?.GetValueKind() ?? JsonValueKind.Undefined;
}
