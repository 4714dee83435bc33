using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>A structured form as its page shows it.</summary>
public sealed record ShapeView(FormShape Shape, ShapeInputs Inputs, LookUps LookUps)
{
    /// <summary>Cards that are filled in show their name only until they are opened: a phone is small.</summary>
    public bool Folds { get; init; }

    public IEnumerable<FieldView> FieldsOf(FormSection section) => section.Fields.Select(field => new FieldView(field, "", Inputs, LookUps) { Folds = Folds });

    public int Filled(FormSection section) => section.Fields.Count(field => !Inputs.IsBlank(field, field.Path));

    /// <summary>The first part stands open, and those that need the person now.</summary>
    public bool IsOpen(FormSection section, ModelStateDictionary state) =>
        section == Shape.Sections[0]
        || section.Fields.Any(field => Inputs.More is { } more && (more == field.Path || more.StartsWith(field.Path + ".", StringComparison.Ordinal)))
        || section.Fields.Any(field => state.FindKeysWithPrefix(ShapeInputs.Prefix + field.Path).Any(entry => entry.Value.Errors.Count > 0));
}

/// <summary>One field, with what stands in it.</summary>
/// <param name="Prefix">The names of the groups and cards it lies in.</param>
public sealed record FieldView(FormField Field, string Prefix, ShapeInputs Inputs, LookUps LookUps)
{
    public bool Folds { get; init; }

    public string Name => Prefix + Field.Path;
    public string InputName => ShapeInputs.Prefix + Name;
    public string Id => "chi-tiet-" + Name.Replace('.', '-');
    public string Value => Inputs.Text(Name);

    public IEnumerable<FieldView> Inner(string suffix = ".") => Field.Fields.Where(field => field.IsTyped).Select(field => this with { Field = field, Prefix = Name + suffix });

    /// <summary>What a card is about: its name, and the choice that tells two of one name apart.</summary>
    public string CardTitle(int number) => string.Join(" · ", Inner($".{number}.").Where(inner => inner.Field is { Needed: not null, Kind: FieldKind.Line or FieldKind.Choice })
        .Select(inner => LookUps.NameOf(inner.Field.LookUp, inner.Value) ?? inner.Value).Where(text => text.Length > 0));

    public bool IsWrong(int number, ModelStateDictionary state) =>
        state.FindKeysWithPrefix($"{ShapeInputs.Prefix}{Name}.{number}").Any(entry => entry.Value.Errors.Count > 0);

    /// <summary>A card that is not there yet has no inputs; a yes-or-no then stands as a new card begins.</summary>
    public bool IsYes => Inputs.Has(Name) ? Inputs.IsTicked(Name) : Field.Yes;

    /// <summary>What can be chosen, and what is chosen though it no longer stands in the list.</summary>
    public IEnumerable<Choice> Choices
    {
        get
        {
            var offered = LookUps[Field.LookUp];
            return offered.Concat(Inputs.All(Name).Where(code => code.Length > 0 && LookUps.NameOf(Field.LookUp, code) is null).Select(code => new Choice(code, code)));
        }
    }

    public IReadOnlyList<string> Errors(ModelStateDictionary state) => state.TryGetValue(InputName, out var entry) ? [.. entry.Errors.Select(error => error.ErrorMessage)] : [];

    /// <summary>Lines to offer: room for what is there and a little more.</summary>
    public int Rows => Math.Clamp(Value.Split('\n').Sum(line => 1 + (line.Length / 90)) + 1, 3, 14);
}

/// <summary>One card of a list.</summary>
public sealed record ShapeCard(FieldView Cards, int Number, bool IsNew);
