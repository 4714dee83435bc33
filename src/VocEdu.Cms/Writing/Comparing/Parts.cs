using System.Text.Json.Nodes;
using VocEdu.Cms.Writing.Structured;

namespace VocEdu.Cms.Writing.Comparing;

/// <summary>One part of what an item says, in each of several texts.</summary>
/// <param name="Path">Members with dots between: <c>fields.guide.pay</c>.</param>
public sealed record Part(string Path, IReadOnlyList<JsonNode?> Sides)
{
    public bool Differs => Sides.Skip(1).Any(side => !JsonNode.DeepEquals(Sides[0], side));
}

/// <summary>Takes texts apart into what a person decides on at once: a field, a channel's text, a member of a profile, the body.</summary>
public static class Parts
{
    private const string Guide = "fields.guide", School = "fields.school";

    private static readonly HashSet<string> Profiles = [Guide, School];
    private static readonly HashSet<string> Channels = ["channelTexts.facebook", "channelTexts.youTube", "channelTexts.zalo"];

    /// <summary>Objects that only hold parts: of a profile those on the way to a field of its form.</summary>
    private static readonly HashSet<string> Holders =
    [
        "", "fields", "channelTexts",
        .. OnTheWay(Guide, GuideShape.Shape), .. OnTheWay(School, SchoolShape.Shape),
    ];

    public static IEnumerable<Part> Of(params IReadOnlyList<JsonObject> texts) => Walk("", [.. texts]);

    private static IEnumerable<Part> Walk(string path, IReadOnlyList<JsonNode?> sides)
    {
        if (!Opens(path, sides)) return [new(path, sides)];
        var names = sides.OfType<JsonObject>().SelectMany(side => side.Select(member => member.Key)).Distinct();
        return names.SelectMany(name => Walk(path.Length == 0 ? name : $"{path}.{name}", [.. sides.Select(side => (side as JsonObject)?[name])]));
    }

    /// <summary>A profile that is not there yet is an empty one; a channel that is not posted to is that as a whole.</summary>
    private static bool Opens(string path, IReadOnlyList<JsonNode?> sides) =>
        Channels.Contains(path) ? sides.All(side => side is JsonObject)
        : (Holders.Contains(path) || Profiles.Contains(path)) && sides.All(side => side is JsonObject or null) && sides.Any(side => side is not null);

    private static IEnumerable<string> OnTheWay(string profile, FormShape shape) =>
        from section in shape.Sections
        from field in section.Fields
        let members = field.Path.Split('.')
        from length in Enumerable.Range(1, members.Length - 1)
        select $"{profile}.{string.Join('.', members.Take(length))}";
}
