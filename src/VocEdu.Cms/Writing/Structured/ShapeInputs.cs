using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>What stands in the inputs of a structured form, by name: <c>pay.source</c>, <c>routes.afterGrade9.0.title</c>. An input the page did not have is not there.</summary>
public sealed class ShapeInputs
{
    public const string Prefix = "Form.Details.";

    /// <summary>The last part of the name of the tick that takes a card out.</summary>
    public const string Removed = "-";

    /// <summary>More cards than any list has; a request cannot ask for a page without end.</summary>
    private const int MostCards = 500;

    private readonly Dictionary<string, IReadOnlyList<string>> _values = [];

    /// <summary>The cards a person asked one more of.</summary>
    public string? More { get; init; }

    public IEnumerable<string> Names => _values.Keys;

    public bool Has(string name) => _values.ContainsKey(name);

    public bool HasAny(string prefix) => _values.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    public string Text(string name) => All(name) is [var first, ..] ? first : "";

    public bool IsTicked(string name) => All(name).Contains("true");

    /// <summary>The numbers of the cards the page had, in order.</summary>
    public IReadOnlyList<int> CardsOf(string name) =>
        [.. _values.Keys.Where(key => key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(key => int.TryParse(key[(name.Length + 1)..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number is >= 0 and < MostCards).Distinct().Order()];

    /// <summary>How many fieldsets to show: what is there and one empty.</summary>
    public int CardsToShow(FormField field, string name)
    {
        var last = CardsOf(name) is [.., var highest] ? highest : -1;
        var needsOne = last < 0 || More == name || !AreBlank(field.Fields, $"{name}.{last}.");
        return needsOne ? last + 2 : last + 1;
    }

    /// <summary>Whether a person has typed nothing in these; a yes-or-no alone says nothing.</summary>
    public bool AreBlank(IEnumerable<FormField> fields, string prefix) => fields.All(field => IsBlank(field, prefix + field.Path));

    public bool IsBlank(FormField field, string name) => field.Kind switch
    {
        FieldKind.YesNo or FieldKind.Constant or FieldKind.Key => true,
        FieldKind.Group => AreBlank(field.Fields, name + "."),
        FieldKind.Cards => CardsOf(name).All(card => IsOut(field, $"{name}.{card}.")),
        _ => All(name).All(string.IsNullOrWhiteSpace),
    };

    /// <summary>Whether a card is empty or to be taken out.</summary>
    public bool IsOut(FormField cards, string prefix) => IsTicked(prefix + Removed) || AreBlank(cards.Fields, prefix);

    public static ShapeInputs Of(IFormCollection form, string? more)
    {
        var inputs = new ShapeInputs { More = more };
        foreach (var (name, values) in form.Where(input => input.Key.StartsWith(Prefix, StringComparison.Ordinal)))
            inputs._values[name[Prefix.Length..]] = [.. values.Select(value => (value ?? "").ReplaceLineEndings("\n"))];
        return inputs;
    }

    public static ShapeInputs Of(FormShape shape, JsonElement? json)
    {
        var inputs = new ShapeInputs();
        var owner = json is { ValueKind: JsonValueKind.Object } there ? JsonObject.Create(there) : null;
        foreach (var field in shape.Sections.SelectMany(section => section.Fields)) inputs.Show(field, owner, "");
        return inputs;
    }

    private void Show(FormField field, JsonObject? owner, string prefix)
    {
        var (name, node) = (prefix + field.Path, Members.Find(owner, field.Path));
        switch (field.Kind)
        {
            case FieldKind.Constant or FieldKind.Key:
                break;
            case FieldKind.Group:
                foreach (var inner in field.Fields) Show(inner, node as JsonObject, name + ".");
                break;
            case FieldKind.Cards:
                foreach (var (number, card) in (node as JsonArray ?? []).Index())
                    foreach (var inner in field.Fields) Show(inner, card as JsonObject, $"{name}.{number}.");
                break;
            case FieldKind.YesNo:
                _values[name] = (Members.YesOrNo(node) ?? field.Yes) ? ["true", "false"] : ["false"];
                break;
            case FieldKind.Ticks:
                _values[name] = ["", .. (node as JsonArray ?? []).Select(Members.Plain)];
                break;
            case FieldKind.Lines or FieldKind.Paragraphs:
                _values[name] = [string.Join(field.Kind is FieldKind.Lines ? "\n" : "\n\n", (node as JsonArray ?? []).Select(Members.Plain))];
                break;
            case FieldKind.Rows:
                _values[name] = [string.Join('\n', (node as JsonArray ?? []).Select(row => RowText.Write(field.Columns, row as JsonObject)))];
                break;
            case FieldKind.Number:
                _values[name] = [Members.Whole(node) is { } whole and >= 10_000 ? VietnameseNumbers.Whole(whole) : Members.Plain(node)];
                break;
            default:
                _values[name] = [Members.Plain(node)];
                break;
        }
    }
}
