using System.Text.Json;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Search;

/// <summary>The words of a career guide or a school profile, which stand in a form and not in a body.</summary>
internal static class FormText
{
    /// <summary>Every sentence and name in order, one a line. Codes, dates and ids hold no space and are left out.</summary>
    public static string Of(ContentFields fields) =>
        string.Join('\n', new[] { fields.Guide, fields.School }.OfType<JsonElement>().SelectMany(Strings).Where(text => text.Contains(' ', StringComparison.Ordinal)));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        _ => [],
    };
}
