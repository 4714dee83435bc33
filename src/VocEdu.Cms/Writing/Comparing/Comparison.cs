namespace VocEdu.Cms.Writing.Comparing;

/// <summary>A part that differs between two texts.</summary>
/// <param name="Words">Word by word; all the same when only the look differs: bold, links, order of cells.</param>
public sealed record PartChange(string Path, string Name, IReadOnlyList<(WordChange Change, string Text)> Words)
{
    public bool OnlyLook => Words.All(word => word.Change is WordChange.Same);
}

/// <summary>Compares two texts in words, part by part: every field, every channel's text, the pictures.</summary>
public static class Comparison
{
    public static async Task<IReadOnlyList<PartChange>> OfAsync(ContentDraft before, ContentDraft after, Wording wording, CancellationToken cancel)
    {
        var (a, b) = (DraftJson.Write(before), DraftJson.Write(after));
        await wording.LearnAsync([a, b], cancel);
        return [.. Parts.Of(a, b).Where(part => part.Differs).Select(part => new PartChange(
            part.Path, PartNames.Of(part.Path), WordDiff.Compare(wording.Of(part.Path, part.Sides[0]), wording.Of(part.Path, part.Sides[1]))))];
    }
}
