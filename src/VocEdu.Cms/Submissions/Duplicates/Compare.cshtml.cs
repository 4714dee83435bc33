using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions.Duplicates;

/// <summary>Two items beside one another, with the words only one of them has.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class CompareModel(CmsDb db, TimeProvider clock) : PageModel
{
    public Side Left { get; private set; } = null!;
    public Side Right { get; private set; } = null!;
    public double Share { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid other, CancellationToken cancel)
    {
        if (await ReadAsync(id, cancel) is not var (left, leftText, leftUnit) || await ReadAsync(other, cancel) is not var (right, rightText, rightUnit)) return NotFound();
        Share = Similarity.Of(leftText, rightText);
        var parts = WordDiff.Compare(leftText, rightText);
        Left = new(left, leftUnit, Paragraphs(parts, WordChange.Gone));
        Right = new(right, rightUnit, Paragraphs(parts, WordChange.Come));
        return Page();
    }

    /// <summary>Words of one side, paragraph by paragraph; the comparison marks line ends with an arrow.</summary>
    private static List<List<(bool Own, string Text)>> Paragraphs(IEnumerable<(WordChange Change, string Text)> parts, WordChange own)
    {
        List<List<(bool, string)>> paragraphs = [[]];
        foreach (var (change, text) in parts.Where(part => part.Change is WordChange.Same || part.Change == own))
        {
            var lines = text.Split('⏎');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0) paragraphs.Add([]);
                if (lines[i].Trim() is { Length: > 0 } words) paragraphs[^1].Add((change == own, words));
            }
        }

        return [.. paragraphs.Where(paragraph => paragraph.Count > 0)];
    }

    private async Task<(ContentItem, string, string)?> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return null;
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == item.UnitId, cancel);
        return (item, ItemFingerprint.TextOf(version.Title, version.Summary, RichText.Parse(version.Body)), unit.NameOn(Vietnam.Today(clock)).Name);
    }

    public sealed record Side(ContentItem Item, string UnitName, IReadOnlyList<List<(bool Own, string Text)>> Paragraphs);
}
