using System.Text.Json;
using Microsoft.Extensions.Primitives;
using VocEdu.Domain.Checks;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>The editor's page with a fix applied to what was typed.</summary>
internal static class MendedForm
{
    private const string Body = "Form.Body";

    /// <summary>Inputs whose text changes, with the new text.</summary>
    public static Dictionary<string, string> Changes(IFormCollection form, string rule)
    {
        var changes = new Dictionary<string, string>();
        foreach (var (name, values) in form)
        {
            if (values is not [{ } text] || (name != Body && !FormTexts.Has(name, text))) continue;
            var mended = name == Body && text.AsSpan().TrimStart().StartsWith('{') ? MendedBody(rule, text) : TextFixes.Apply(rule, text);
            if (mended != text) changes[name] = mended;
        }

        return changes;
    }

    /// <summary>The same request with the changes made, for pages without scripts.</summary>
    public static FormCollection With(IFormCollection form, string rule)
    {
        var changes = Changes(form, rule);
        return new(form.ToDictionary(input => input.Key, input => changes.TryGetValue(input.Key, out var mended) ? new StringValues(mended) : input.Value));
    }

    private static string MendedBody(string rule, string json)
    {
        try
        {
            return TextFixes.ApplyToBody(rule, json);
        }
        catch (JsonException)
        {
            return json;      // it cannot be saved either, which is said then
        }
    }
}
