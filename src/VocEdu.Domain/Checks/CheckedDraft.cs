using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Checks;

/// <summary>A draft as the checks see it. Field names are those of the form it is written in.</summary>
public sealed record CheckedDraft
{
    public required Genre Genre { get; init; }
    public required string Title { get; init; }
    public string Summary { get; init; } = "";
    public required RichText Body { get; init; }

    /// <summary>Every other input that holds running text, by its name.</summary>
    public IReadOnlyList<(string Field, string Text)> Fields { get; init; } = [];

    /// <summary>Inputs whose text came decomposed; it is composed when it is saved.</summary>
    public IReadOnlyList<string> Decomposed { get; init; } = [];

    /// <summary>What <see cref="Genres.MissingFrom"/> answers.</summary>
    public RequiredField Missing { get; init; }
    public bool HasTheme { get; init; }
    public bool HasAudience { get; init; }
    public CheckedCover? Cover { get; init; }
    public IReadOnlyList<CheckedPerson> People { get; init; } = [];
    public IReadOnlyList<CheckedPost> Posts { get; init; } = [];

    /// <summary>Abbreviations that need no explanation.</summary>
    public IReadOnlySet<string> KnownAbbreviations { get; init; } = new HashSet<string>();

    /// <summary>Everything a reader reads, line by line: title, summary, body, then the other fields.</summary>
    public IEnumerable<CheckedLine> Lines => [.. Head, .. CheckedLine.Of(Body), .. LinesOf(Fields)];

    /// <summary>Lines of the story itself; a career guide and a school have theirs in a form.</summary>
    public IEnumerable<CheckedLine> Story =>
        [.. Head, .. CheckedLine.Of(Body), .. LinesOf(Fields.Where(input => input.Field.StartsWith("Details.", StringComparison.Ordinal)))];

    private static IEnumerable<CheckedLine> LinesOf(IEnumerable<(string Field, string Text)> inputs) => inputs.SelectMany(input => CheckedLine.Of(input.Field, input.Text));

    private IEnumerable<CheckedLine> Head => [.. CheckedLine.Of(nameof(Title), Title), .. CheckedLine.Of(nameof(Summary), Summary)];
}

/// <summary>The picture that stands for the story.</summary>
public sealed record CheckedCover(string AlternativeText, string? Credit);

/// <summary>A person the form lists.</summary>
/// <param name="Field">The person's inputs, such as <c>People[0]</c>.</param>
/// <param name="Name">As listed.</param>
/// <param name="HasBasis">A lawful basis is given.</param>
public sealed record CheckedPerson(string Field, string Name, bool HasBasis);

/// <summary>What goes to one channel.</summary>
public sealed record CheckedPost(ChannelKind Channel, string Title, string Text);
