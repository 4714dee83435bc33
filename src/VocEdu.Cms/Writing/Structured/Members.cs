using System.Text.Json;
using System.Text.Json.Nodes;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>Members of a JSON object by a path with dots. What is not of the expected kind reads as nothing.</summary>
internal static class Members
{
    public static JsonNode? Find(JsonObject? owner, string path)
    {
        JsonNode? at = owner;
        foreach (var name in path.Split('.')) at = (at as JsonObject)?[name];
        return at;
    }

    /// <summary>Makes the objects on the way; clearing what is not there makes nothing.</summary>
    public static void Set(JsonObject owner, string path, JsonNode? value)
    {
        if (path.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            if (owner[path[..dot]] is not JsonObject inner)
            {
                if (value is null) return;
                owner[path[..dot]] = inner = [];
            }

            Set(inner, path[(dot + 1)..], value);
        }
        else
        {
            owner[path] = value;
        }
    }

    public static string Plain(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => "",
    };

    public static bool? YesOrNo(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static long? Whole(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number && value.TryGetValue<long>(out var number) ? number : null;
}
