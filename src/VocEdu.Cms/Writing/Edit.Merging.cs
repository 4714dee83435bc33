using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Cms.Writing.Drafts;

namespace VocEdu.Cms.Writing;

/// <summary>Somebody saved meanwhile: the two texts are merged field by field, and nothing is written before the person has seen it.</summary>
public sealed partial class EditModel
{
    /// <summary>The version a person has seen beside the own text; null before.</summary>
    [BindProperty] public int? Seen { get; set; }

    /// <summary>What to keep of what both changed, by <see cref="Question.Key"/>.</summary>
    [BindProperty(Name = nameof(Answers))] public Dictionary<string, Keep> Answers { get; set; } = [];

    /// <summary>Takes the merged text into the editor instead of saving it.</summary>
    [BindProperty] public bool EditFirst { get; set; }

    public Conflict? Conflict { get; private set; }

    /// <summary>Shows both texts, or goes on with the merged one when every question has an answer.</summary>
    private async Task<IActionResult> MergeAsync(Guid id, ContentVersion theirs, ContentDraft mine, IReadOnlyList<string> dropped, CancellationToken cancel)
    {
        var origin = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == Form.FromVersion, cancel);
        // Without a version they both began from, the newest is the best there is: everything of mine is then a change.
        var merge = await ContentMerge.OfAsync(ContentDraft.Of(origin ?? theirs), mine, ContentDraft.Of(theirs), wording, cancel);
        var seen = Seen == theirs.Number;
        if (seen && merge.With(Answers) is { } merged) return await GoOnAsync(id, theirs, mine, merged with { Note = mine.Note }, dropped, cancel);

        var inputs = DraftForm.Pairs(Request.Form).ToList();
        Conflict = new(theirs, merge, inputs, seen ? Answers : [], Unanswered: seen);
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> GoOnAsync(
        Guid id, ContentVersion theirs, ContentDraft mine, ContentDraft merged, IReadOnlyList<string> dropped, CancellationToken cancel)
    {
        if (EditFirst)
        {
            ModelState.Clear();
            Form = ContentForm.Of(merged, theirs.Number);
            Form.Note = merged.Note;
            return Page();
        }

        return await SaveAsync(id, theirs.Number, merged, cancel) switch
        {
            SaveOutcome.Saved saved => await SavedAsync(saved, dropped, cancel),
            SaveOutcome.Refused refused => Show([refused.Why]),
            SaveOutcome.Conflict again => await MergeAsync(id, again.Theirs, mine, dropped, cancel),
            _ => throw new InvalidOperationException("A save ended in a way this page does not know."),
        };
    }
}
