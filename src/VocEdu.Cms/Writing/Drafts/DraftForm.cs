using System.Text.Json;
using Microsoft.Extensions.Primitives;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>The inputs of the editor's page as text, whatever they are: a new field of the form needs nothing here.</summary>
public static class DraftForm
{
    public const string Prefix = "Form.";

    /// <summary>What an input of type number sends beside it.</summary>
    private const string Hint = "__Invariant";

    /// <returns>JSON: <c>[[name, value], …]</c>.</returns>
    public static string Write(IFormCollection form) => JsonSerializer.Serialize(Pairs(form).Select(pair => new[] { pair.Name, pair.Value }));

    public static IEnumerable<(string Name, string Value)> Pairs(IFormCollection form) =>
        from input in form
        where input.Key.StartsWith(Prefix, StringComparison.Ordinal) || input.Key == Hint
        from value in input.Value
        select (input.Key, value ?? "");

    /// <summary>What <see cref="Write"/> has written; nothing for anything else.</summary>
    public static FormCollection Read(string json)
    {
        var inputs = new Dictionary<string, List<string>>();
        foreach (var pair in json.Length == 0 ? [] : JsonSerializer.Deserialize<string[][]>(json)!)
        {
            if (!inputs.TryGetValue(pair[0], out var values)) inputs[pair[0]] = values = [];
            values.Add(pair[1]);
        }

        return new(inputs.ToDictionary(input => input.Key, input => new StringValues([.. input.Value])));
    }

    /// <summary>One line to know it by.</summary>
    public static string TitleOf(IFormCollection form)
    {
        var title = VietnameseText.Normalize(form["Form.Title"].ToString()).ReplaceLineEndings(" ").Trim();
        return title.Length <= 300 ? title : string.Concat(title.AsSpan(0, 299), "…");
    }
}
