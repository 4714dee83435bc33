using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Comparing;

/// <summary>All an item says as one tree of JSON, so that whatever it is made of can be compared and merged.</summary>
public static class DraftJson
{
    public const string Body = "body";

    /// <summary>The profile repeats the title for those who read it alone.</summary>
    private static readonly string[] Profiles = ["guide", "school"];

    public static JsonObject Write(ContentDraft draft)
    {
        var told = new { draft.Genre, draft.Section, draft.UnitId, draft.Title, draft.Slug, draft.Summary, draft.Fields, draft.ChannelTexts };
        var json = JsonSerializer.SerializeToNode(told, JsonSerializerOptions.Web)!.AsObject();
        foreach (var profile in Profiles) (json["fields"]![profile] as JsonObject)?.Remove("name");
        json = (JsonObject)WithPlainLineEnds(json)!;
        json[Body] = JsonNode.Parse(draft.Body.Json)!["content"]?.DeepClone() ?? new JsonArray();
        return json;
    }

    public static ContentDraft Read(JsonObject json)
    {
        string? Text(string name) => json[name]?.GetValue<string>();
        var fields = (JsonObject)json["fields"]!.DeepClone();
        foreach (var profile in Profiles)
            if (fields[profile] is JsonObject told) told["name"] = Text("title");
        return new()
        {
            Genre = Text("genre") ?? "",
            Section = Text("section") ?? "",
            UnitId = Text("unitId") ?? "",
            Title = Text("title") ?? "",
            Slug = Text("slug"),
            Summary = Text("summary") ?? "",
            Body = Document(json[Body] as JsonArray),
            Fields = fields.Deserialize<ContentFields>(JsonSerializerOptions.Web)!,
            ChannelTexts = json["channelTexts"]!.Deserialize<ChannelTexts>(JsonSerializerOptions.Web)!,
        };
    }

    public static RichText Document(JsonArray? blocks) => blocks is not { Count: > 0 }
        ? RichText.Empty
        : RichText.Parse(new JsonObject { ["type"] = "doc", ["content"] = blocks.DeepClone() }.ToJsonString());

    /// <summary>A browser sends line ends as two characters; nobody typed that difference.</summary>
    private static JsonNode? WithPlainLineEnds(JsonNode? node) => node switch
    {
        JsonObject owner => new JsonObject(owner.Select(member => KeyValuePair.Create(member.Key, WithPlainLineEnds(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithPlainLineEnds)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>().ReplaceLineEndings("\n").Trim(),
        _ => node?.DeepClone(),
    };
}
