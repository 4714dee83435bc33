using System.Text.RegularExpressions;

namespace VocEdu.Cms.Writing.Structured;

public enum FieldKind
{
    Line,
    Text,
    Lines,
    Paragraphs,
    Rows,
    Choice,
    Ticks,
    Date,
    Month,
    Number,
    YesNo,

    /// <summary>An object: whole or not there.</summary>
    Group,

    /// <summary>A list of objects, each in its own fieldset, with an empty one at the end.</summary>
    Cards,

    /// <summary>A member people do not type: always the same in a new object.</summary>
    Constant,

    /// <summary>A member people do not type: the key of a new card, made from its name.</summary>
    Key,
}

/// <summary>One member of a structured text and how a person fills it in.</summary>
/// <param name="Path">Members from the object it belongs to, with dots between.</param>
public sealed record FormField(string Path, string Label, FieldKind Kind)
{
    public string Hint { get; init; } = "";

    /// <summary>The list a choice is taken from.</summary>
    public string LookUp { get; init; } = "";

    /// <summary>The member beside a choice that keeps the chosen name.</summary>
    public string? NameInto { get; init; }

    /// <summary>The members of a row, in the order they are typed.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What a group or a card holds.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>What to say when it is empty though its group or card holds something; null: may be empty.</summary>
    public string? Needed { get; init; }

    /// <summary>The yes-or-no beside it on which the need depends; null: always needed.</summary>
    public (string Path, bool Is)? NeededWhen { get; init; }

    /// <summary>The member beside it that must not be later or greater, and what to say when it is.</summary>
    public (string Path, string Message)? NotBefore { get; init; }

    /// <summary>What the text must look like, and what to say when it does not.</summary>
    public (Regex Form, string Message)? Pattern { get; init; }

    /// <summary>How a yes-or-no stands in an empty card.</summary>
    public bool Yes { get; init; }

    public bool IsTyped => Kind is not (FieldKind.Constant or FieldKind.Key);

    public static FormField Line(string path, string label, string hint = "") => new(path, label, FieldKind.Line) { Hint = hint };

    public static FormField Text(string path, string label, string hint = "") => new(path, label, FieldKind.Text) { Hint = hint };

    public static FormField Lines(string path, string label, string hint = "Mỗi ý một dòng.") => new(path, label, FieldKind.Lines) { Hint = hint };

    public static FormField Paragraphs(string path, string label) => new(path, label, FieldKind.Paragraphs) { Hint = "Xuống dòng để sang đoạn mới." };

    public static FormField Rows(string path, string label, string hint, params string[] columns) => new(path, label, FieldKind.Rows) { Hint = hint, Columns = columns };

    public static FormField Choice(string path, string label, string lookUp) => new(path, label, FieldKind.Choice) { LookUp = lookUp };

    public static FormField Ticks(string path, string label, string lookUp) => new(path, label, FieldKind.Ticks) { LookUp = lookUp };

    public static FormField Date(string path, string label) => new(path, label, FieldKind.Date);

    public static FormField Month(string path, string label) => new(path, label, FieldKind.Month) { Hint = "Tháng và năm của số liệu, ví dụ 09/2026." };

    public static FormField Number(string path, string label) => new(path, label, FieldKind.Number);

    public static FormField YesNo(string path, string label, string hint = "") => new(path, label, FieldKind.YesNo) { Hint = hint };

    public static FormField Group(string path, string label, params FormField[] fields) => new(path, label, FieldKind.Group) { Fields = fields };

    public static FormField Cards(string path, string label, params FormField[] fields) => new(path, label, FieldKind.Cards) { Fields = fields };

    public static FormField Constant(string path, string value) => new(path, value, FieldKind.Constant);

    public static FormField Key(string path, string from) => new(path, from, FieldKind.Key);
}

/// <summary>A part of the form: what the site shows under one heading.</summary>
public sealed record FormSection(string Anchor, string Title, params FormField[] Fields);
