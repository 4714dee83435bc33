namespace VocEdu.Sandbox.Facebook;

/// <summary>The <c>fields</c> parameter: a comma list, with braces and modifiers that are read over.</summary>
public static class Fields
{
    /// <summary>Answers only what was asked for; the id always comes along.</summary>
    public static JsonObject Of(GraphCall call, IReadOnlyDictionary<string, Func<JsonNode?>> known, string fallback)
    {
        var answer = new JsonObject();
        foreach (var name in Names(call.Parameters.Text("fields") ?? fallback).Append("id").Distinct(StringComparer.Ordinal))
        {
            if (!known.TryGetValue(name, out var read)) throw GraphError.Invalid($"Tried accessing nonexisting field ({name})").Refuse();
            if (read() is { } value) answer[name] = value;
        }

        return answer;
    }

    public static IEnumerable<string> Names(string fields)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= fields.Length; i++)
        {
            var letter = i < fields.Length ? fields[i] : ',';
            if (letter is '{' or '(') depth++;
            if (letter is '}' or ')') depth--;
            if (letter != ',' || depth > 0) continue;
            var name = fields[start..i].Trim().Split('.', '{', '(')[0];
            if (name.Length > 0) yield return name;
            start = i + 1;
        }
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
}
