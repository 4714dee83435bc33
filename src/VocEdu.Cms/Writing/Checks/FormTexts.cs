using VocEdu.Cms.Writing.Structured;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>The inputs of the editor's page that hold running text, beside title, summary and body.</summary>
internal static class FormTexts
{
    private static readonly Dictionary<string, Func<ContentForm, string?>> Fixed = new()
    {
        ["CoverAlt"] = form => form.CoverAlt,
        ["CoverCaption"] = form => form.CoverCaption,
        ["CoverCredit"] = form => form.CoverCredit,
        ["Place"] = form => form.Place,
        ["Interviewee.Name"] = form => form.Interviewee.Name,
        ["Interviewee.Position"] = form => form.Interviewee.Position,
        ["SourceText"] = form => form.SourceText,
        ["Outlet"] = form => form.Outlet,
        ["AirPlaces"] = form => form.AirPlaces,
        ["DataSource"] = form => form.DataSource,
        ["Script"] = form => form.Script,
        ["Contact"] = form => form.Contact,
        ["Transcript"] = form => form.Transcript,
        ["Organiser"] = form => form.Organiser,
        ["Registration"] = form => form.Registration,
        ["DocumentBody"] = form => form.DocumentBody,
        ["DocumentSubject"] = form => form.DocumentSubject,
        ["Facebook.Text"] = form => form.Facebook.Text,
        ["YouTube.Title"] = form => form.YouTube.Title,
        ["YouTube.Text"] = form => form.YouTube.Text,
        ["Zalo.Title"] = form => form.Zalo.Title,
        ["Zalo.Text"] = form => form.Zalo.Text,
    };

    public static IReadOnlyList<(string Field, string Text)> Of(ContentForm form) =>
    [
        .. Fixed.Select(input => (input.Key, input.Value(form) ?? "")),
        .. form.People.SelectMany((person, i) => new[] { ($"People[{i}].Name", person.Name ?? ""), ($"People[{i}].Position", person.Position ?? "") }),
        .. form.Details.Names.SelectMany(name => form.Details.All(name).Where(IsRunning).Select(text => ($"Details.{name}", text))),
    ];

    /// <summary>Whether an input that a request names is one of them, or title or summary.</summary>
    public static bool Has(string input, string text) =>
        input.StartsWith(ShapeInputs.Prefix, StringComparison.Ordinal) ? IsRunning(text)
        : input.StartsWith("Form.People[", StringComparison.Ordinal) ? input.EndsWith(".Name", StringComparison.Ordinal) || input.EndsWith(".Position", StringComparison.Ordinal)
        : input.StartsWith("Form.", StringComparison.Ordinal) && input["Form.".Length..] is var name && (name is nameof(ContentForm.Title) or nameof(ContentForm.Summary) || Fixed.ContainsKey(name));

    // Codes and dates of a structured form hold no space.
    private static bool IsRunning(string text) => text.AsSpan().Trim().Contains(' ');
}
