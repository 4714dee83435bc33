using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>Turns what was typed into the JSON of a shape. An input nobody touched leaves its member as it was, and members the form does not know stay.</summary>
public sealed class ShapeReading
{
    private readonly ShapeInputs _typed, _shown;
    private readonly TypedValue _values;
    private readonly List<Refusal> _mistakes = [];

    private ShapeReading(ShapeInputs typed, ShapeInputs shown, LookUps lookUps) => (_typed, _shown, _values) = (typed, shown, new(lookUps, Say));

    /// <param name="before">What the version it began from says.</param>
    /// <returns>The JSON, null while nothing is filled in; and what the person must correct, each naming its input.</returns>
    public static (JsonElement? Json, IReadOnlyList<Refusal> Mistakes) Read(FormShape shape, ShapeInputs typed, JsonElement? before, LookUps lookUps)
    {
        var reading = new ShapeReading(typed, ShapeInputs.Of(shape, before), lookUps);
        var json = before is { ValueKind: JsonValueKind.Object } there ? JsonObject.Create(there)! : [];
        foreach (var field in shape.Sections.SelectMany(section => section.Fields)) reading.Read(field, json, "", fresh: false);
        return (json.Count == 0 ? before : json.Deserialize<JsonElement>(), reading._mistakes);
    }

    /// <param name="fresh">The owner is new: every member gets its place, an empty one too.</param>
    private void Read(FormField field, JsonObject owner, string prefix, bool fresh)
    {
        var name = prefix + field.Path;
        switch (field.Kind)
        {
            case FieldKind.Constant:
                if (Members.Find(owner, field.Path) is null) Members.Set(owner, field.Path, field.Label);
                break;
            case FieldKind.Key:
                break;
            case FieldKind.Group:
                ReadGroup(field, owner, name);
                break;
            case FieldKind.Cards:
                ReadCards(field, owner, name, fresh);
                break;
            default:
                if (!_typed.Has(name) || (!fresh && IsUntouched(field, name))) break;
                if (_values.TryRead(field, name, _typed.All(name), Members.Find(owner, field.Path), out var value)) Put(field, owner, value, fresh);
                break;
        }
    }

    private void Put(FormField field, JsonObject owner, JsonNode? value, bool fresh)
    {
        if (fresh || value is not null || Members.Find(owner, field.Path) is not null) Members.Set(owner, field.Path, value);
        if (field.NameInto is { } sibling) Members.Set(owner, sibling, value is null ? null : _values.NameOf(field, value));
    }

    private void ReadGroup(FormField group, JsonObject owner, string name)
    {
        if (!_typed.HasAny(name + ".")) return;
        var there = Members.Find(owner, group.Path) as JsonObject;
        if (_typed.AreBlank(group.Fields, name + "."))
        {
            if (there is not null && !_shown.AreBlank(group.Fields, name + ".")) Members.Set(owner, group.Path, null);
            return;
        }

        var inner = there ?? [];
        foreach (var field in group.Fields) Read(field, inner, name + ".", fresh: there is null);
        Check(group.Fields, inner, name + ".");
        if (there is null) Members.Set(owner, group.Path, inner);
    }

    private void ReadCards(FormField cards, JsonObject owner, string name, bool fresh)
    {
        var numbers = _typed.CardsOf(name);
        if (numbers.Count == 0) return;
        var before = Members.Find(owner, cards.Path) as JsonArray;
        var after = new JsonArray();
        for (var number = 0; number < (before?.Count ?? 0); number++)
            if (!numbers.Contains(number) || IsOnlyUnknown(cards, $"{name}.{number}.")) after.Add(before![number]?.DeepClone());
            else ReadCard(cards, before![number] as JsonObject, $"{name}.{number}.", after);
        foreach (var number in numbers.Where(number => number >= (before?.Count ?? 0))) ReadCard(cards, null, $"{name}.{number}.", after);

        if (before is null && after.Count == 0 && !fresh) return;
        if (before is null || !JsonNode.DeepEquals(before, after)) Members.Set(owner, cards.Path, after);
    }

    private void ReadCard(FormField cards, JsonObject? before, string prefix, JsonArray into)
    {
        if (_typed.IsOut(cards, prefix)) return;
        var card = before?.DeepClone().AsObject() ?? [];
        foreach (var field in cards.Fields) Read(field, card, prefix, fresh: before is null);
        Check(cards.Fields, card, prefix);
        foreach (var key in cards.Fields.Where(field => field.Kind is FieldKind.Key && Members.Find(card, field.Path) is null))
            card[key.Path] = NewKey(key, card, into);
        into.Add(card);
    }

    /// <summary>The form has nothing of this card, before or now: it is not the form's to remove.</summary>
    private bool IsOnlyUnknown(FormField cards, string prefix) =>
        !_typed.IsTicked(prefix + ShapeInputs.Removed) && _typed.AreBlank(cards.Fields, prefix) && _shown.AreBlank(cards.Fields, prefix);

    private static string NewKey(FormField key, JsonObject card, JsonArray others)
    {
        var slug = Slug.From(Members.Plain(card[key.Label]));
        var taken = others.Select(other => Members.Plain((other as JsonObject)?[key.Path])).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : slug.Numbered(number))
            .First(candidate => !taken.Contains(candidate.Value)).Value;
    }

    private bool IsUntouched(FormField field, string name) => field.Kind is FieldKind.Ticks
        ? _typed.All(name).ToHashSet().SetEquals(_shown.All(name))
        : field.Kind is FieldKind.YesNo
            ? _typed.IsTicked(name) == _shown.IsTicked(name)
            : _typed.All(name).SequenceEqual(_shown.All(name));

    private void Check(IReadOnlyList<FormField> fields, JsonObject values, string prefix)
    {
        foreach (var field in fields)
        {
            var (name, value) = (prefix + field.Path, Members.Find(values, field.Path));
            var applies = field.NeededWhen is not { } condition || (Members.YesOrNo(Members.Find(values, condition.Path)) ?? false) == condition.Is;
            if (field.Needed is { } needed && applies && Members.Plain(value).Length == 0 && !_mistakes.Exists(mistake => mistake.Field == Input(name))) Say(name, needed);
            if (field.NotBefore is { } first && IsBefore(value, Members.Find(values, first.Path))) Say(name, first.Message);
        }
    }

    private static bool IsBefore(JsonNode? node, JsonNode? other) =>
        (Members.Whole(node), Members.Whole(other)) is ({ } number, { } least)
            ? number < least
            : (Members.Plain(node), Members.Plain(other)) is ({ Length: > 0 } date, { Length: > 0 } first) && string.CompareOrdinal(date, first) < 0;

    private void Say(string name, string message) => _mistakes.Add(new("content.details", message, Input(name)));

    /// <summary>As the editor's page names its inputs.</summary>
    private static string Input(string name) => ShapeInputs.Prefix["Form.".Length..] + name;
}
