using System.Text.Json.Nodes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Comparing;

/// <summary>What to keep where two people changed the same.</summary>
public enum Keep
{
    Mine,
    Theirs,

    /// <summary>Theirs and then mine; only of blocks and rows.</summary>
    Both,
}

/// <summary>A part that needs no decision, and who changed it.</summary>
public sealed record Settled(string Name, Changed By, IReadOnlyList<(WordChange Change, string Text)> Words);

/// <summary>A part, or a stretch of the body or of a list, that both changed.</summary>
/// <param name="Key">Names it among the answers: <c>title</c>, <c>body#2</c>.</param>
/// <param name="Mine">Word by word against what it was.</param>
/// <param name="Theirs">Word by word against what it was.</param>
public sealed record Question(
    string Key, string Name, IReadOnlyList<(WordChange Change, string Text)> Mine, IReadOnlyList<(WordChange Change, string Text)> Theirs, bool MayKeepBoth);

/// <summary>
/// Merges two texts that began from the same version, field by field; the body block by block, lists row by row, filing tick by tick.
/// What only one side changed is taken; what both changed differently is asked.
/// </summary>
public sealed class ContentMerge
{
    /// <summary>Lists in which order says nothing.</summary>
    private static readonly HashSet<string> Sets = ["themes", "audiences", "activities", "tags", "topics", "schools", "guides"];

    private readonly JsonObject _merged;
    private readonly List<(Part Part, IReadOnlyList<Stretch<string>>? Stretches)> _open = [];

    private ContentMerge(JsonObject theirs) => _merged = (JsonObject)theirs.DeepClone();

    public IReadOnlyList<Settled> Settled { get; private set; } = [];
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public static async Task<ContentMerge> OfAsync(ContentDraft origin, ContentDraft mine, ContentDraft theirs, Wording wording, CancellationToken cancel)
    {
        JsonObject[] texts = [DraftJson.Write(origin), DraftJson.Write(mine), DraftJson.Write(theirs)];
        await wording.LearnAsync(texts, cancel);
        var merge = new ContentMerge(texts[2]);
        merge.Sort(texts, wording);
        return merge;
    }

    /// <returns>The merged text; null while a question has no answer.</returns>
    public ContentDraft? With(IReadOnlyDictionary<string, Keep> answers)
    {
        if (!Questions.All(question => answers.ContainsKey(question.Key))) return null;
        var merged = (JsonObject)_merged.DeepClone();
        foreach (var (part, stretches) in _open)
        {
            Set(merged, part.Path, stretches is null
                ? part.Sides[answers[part.Path] is Keep.Mine ? 1 : 2]?.DeepClone()
                : Joined(stretches, number => answers[$"{part.Path}#{number}"]));
        }

        return DraftJson.Read(merged);
    }

    private void Sort(JsonObject[] texts, Wording wording)
    {
        var settled = new List<Settled>();
        var questions = new List<Question>();
        foreach (var part in Parts.Of(texts))
        {
            var by = ThreeWay.Of(part.Sides[0], part.Sides[1], part.Sides[2], SameJson.Instance);
            if (by is Changed.Nobody) continue;
            var ticks = by is Changed.Conflict ? AsSet(part) : null;
            var stretches = by is Changed.Conflict && ticks is null ? Stretches(part) : null;
            if (by is Changed.Conflict && ticks is null && stretches?.All(stretch => stretch.By is not Changed.Conflict) != true)
            {
                _open.Add((part, stretches));
                questions.AddRange(Ask(part, stretches, wording));
                continue;
            }

            var value = by is not Changed.Conflict ? part.Sides[by is Changed.Theirs ? 2 : 1] : ticks ?? Joined(stretches!, _ => Keep.Mine);
            Set(_merged, part.Path, value?.DeepClone());
            settled.Add(new(PartNames.Of(part.Path), by, WordDiff.Compare(wording.Of(part.Path, part.Sides[0]), wording.Of(part.Path, value))));
        }

        (Settled, Questions) = (settled, questions);
    }

    private static IEnumerable<Question> Ask(Part part, IReadOnlyList<Stretch<string>>? stretches, Wording wording)
    {
        var name = PartNames.Of(part.Path);
        if (stretches is null)
        {
            var texts = part.Sides.Select(side => wording.Of(part.Path, side)).ToList();
            return [new(part.Path, name, WordDiff.Compare(texts[0], texts[1]), WordDiff.Compare(texts[0], texts[2]), MayKeepBoth: false)];
        }

        string Text(IReadOnlyList<string> items) => wording.Of(part.Path, Array(items));
        return stretches.Index().Where(entry => entry.Item.By is Changed.Conflict).Select(entry => new Question(
            $"{part.Path}#{entry.Index}", name, WordDiff.Compare(Text(entry.Item.Origin), Text(entry.Item.Mine)),
            WordDiff.Compare(Text(entry.Item.Origin), Text(entry.Item.Theirs)), MayKeepBoth: entry.Item.Mine.Count > 0 && entry.Item.Theirs.Count > 0));
    }

    /// <returns>Null for what is no list.</returns>
    private static IReadOnlyList<Stretch<string>>? Stretches(Part part) => part.Sides.All(side => side is JsonArray or null)
        ? ThreeWay.Of(Items(part.Sides[0]), Items(part.Sides[1]), Items(part.Sides[2]))
        : null;

    /// <summary>Ticks of both: what somebody took out is out, what somebody put in is in.</summary>
    private static JsonArray? AsSet(Part part)
    {
        if (!Sets.Contains(part.Path.Split('.')[^1]) || !part.Sides.All(side => side is JsonArray or null)) return null;
        var (origin, mine, theirs) = (Items(part.Sides[0]), Items(part.Sides[1]), Items(part.Sides[2]));
        return Array(theirs.Where(item => mine.Contains(item) || !origin.Contains(item)).Concat(mine.Where(item => !origin.Contains(item))).Distinct());
    }

    private static JsonArray Joined(IReadOnlyList<Stretch<string>> stretches, Func<int, Keep> answer) => Array(stretches.Index().SelectMany(entry => entry.Item switch
    {
        { By: Changed.Theirs } theirs => theirs.Theirs,
        { By: Changed.Conflict } both => answer(entry.Index) switch
        {
            Keep.Mine => both.Mine,
            Keep.Theirs => both.Theirs,
            _ => both.Theirs.Concat(both.Mine),
        },
        var one => one.Mine,
    }));

    private static string[] Items(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item?.ToJsonString() ?? "null")];

    private static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => JsonNode.Parse(item))]);

    private static void Set(JsonObject owner, string path, JsonNode? value)
    {
        var members = path.Split('.');
        foreach (var member in members[..^1])
        {
            if (owner[member] is not JsonObject inner) owner[member] = inner = [];
            owner = inner;
        }

        owner[members[^1]] = value;
    }

    private sealed class SameJson : IEqualityComparer<JsonNode?>
    {
        public static readonly SameJson Instance = new();

        public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

        public int GetHashCode(JsonNode? node) => 0;
    }
}
