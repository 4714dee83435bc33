using System.Collections.Frozen;
using System.Text.Json.Nodes;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Checks;

/// <summary>Mends what can be mended without a person's judgement. Each fix works on one line, given as its runs, and keeps their number.</summary>
public static class TextFixes
{
    public const string Legacy = "legacy-encoding", Composed = "not-composed", ToneMarks = "tone-placement", Spacing = "spacing", Quotes = "quotes",
        Numbers = "number-format", Dates = "date-format";

    private static readonly FrozenDictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>>> All =
        new Dictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>>>
        {
            [Legacy] = runs => LegacyText.Detect(string.Concat(runs)) is var encoding and not LegacyEncoding.None ? [.. runs.Select(run => LegacyText.Convert(run, encoding))] : runs,
            [Composed] = runs => [.. runs.Select(VietnameseText.Normalize)],
            [ToneMarks] = runs => [.. runs.Select(TonePlacement.Canonical)],
            [Spacing] = Typing.Tidy,
            [Quotes] = runs => AcrossRuns(runs, Typing.CurlQuotes),
            [Numbers] = runs => AcrossRuns(runs, VietnameseFigures.Rewrite),
            [Dates] = runs => AcrossRuns(runs, VietnameseFigures.RewriteDates),
        }.ToFrozenDictionary();

    public static bool Has(string rule) => All.ContainsKey(rule);

    /// <summary>A field's text, mended line by line.</summary>
    public static string Apply(string rule, string text) => string.Join('\n', text.Split('\n').Select(line => All[rule]([line])[0]));

    /// <summary>A body as the editor sent it, mended; what is not text stays as it was.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not JSON.</exception>
    public static string ApplyToBody(string rule, string json)
    {
        var root = JsonNode.Parse(json, documentOptions: new() { MaxDepth = 256 });
        Mend(root, All[rule]);
        return root!.ToJsonString(new() { MaxDepth = 512 });
    }

    /// <summary>The first word a fix would change, or null when it changes nothing.</summary>
    internal static string? FirstChange(string rule, IReadOnlyList<string> runs)
    {
        var (before, after) = (string.Concat(runs), string.Concat(All[rule](runs)));
        if (before == after) return null;
        var at = 0;
        while (at < before.Length && at < after.Length && before[at] == after[at]) at++;
        at = Math.Min(at, before.Length - 1);
        // A space alone shows nothing: the words on both sides do.
        var (start, end) = (at, at);
        while (start > 0 && char.IsWhiteSpace(before[start])) start--;
        while (start > 0 && !char.IsWhiteSpace(before[start - 1])) start--;
        while (end < before.Length && char.IsWhiteSpace(before[end])) end++;
        while (end < before.Length && !char.IsWhiteSpace(before[end])) end++;
        return before[start..end];
    }

    private static void Mend(JsonNode? node, Func<IReadOnlyList<string>, IReadOnlyList<string>> fix)
    {
        if (node is not JsonObject parent) return;
        if (parent["attrs"] is JsonObject attributes) MendWords(attributes, fix);

        if (parent["content"] is not JsonArray content) return;
        foreach (var line in Lines(content))
        {
            foreach (var (run, text) in line.Zip(fix([.. line.Select(TextOf)])))
            {
                if (text.Length > 0) run["text"] = text;
                else content.Remove(run);      // the editor takes no text without letters
            }
        }

        foreach (var child in content) Mend(child, fix);
    }

    private static void MendWords(JsonObject attributes, Func<IReadOnlyList<string>, IReadOnlyList<string>> fix)
    {
        foreach (var name in new[] { "caption", "credit", "alt", "title", "source", "value", "label" })
            if (attributes[name] is JsonValue value && value.TryGetValue(out string? text)) attributes[name] = fix([text])[0];
        if (attributes["figures"] is JsonArray figures)
            foreach (var figure in figures.OfType<JsonObject>()) MendWords(figure, fix);
    }

    private static List<List<JsonObject>> Lines(JsonArray content)
    {
        List<List<JsonObject>> lines = [[]];
        foreach (var child in content)
        {
            if (child is JsonObject run && run["text"] is JsonValue value && value.TryGetValue(out string? _)) lines[^1].Add(run);
            else lines.Add([]);
        }

        return [.. lines.Where(line => line.Count > 0)];
    }

    private static string TextOf(JsonObject run) => run["text"]!.GetValue<string>();

    /// <summary>For fixes that look at the whole line and keep its length.</summary>
    private static IReadOnlyList<string> AcrossRuns(IReadOnlyList<string> runs, Func<string, string> fix)
    {
        var line = fix(string.Concat(runs));
        var start = 0;
        return [.. runs.Select(run => line.Substring((start += run.Length) - run.Length, run.Length))];
    }
}
