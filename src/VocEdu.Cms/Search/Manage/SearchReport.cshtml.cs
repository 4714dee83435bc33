using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Search.Manage;

/// <summary>What readers ask for, and what they did not find.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Administrator)]
public sealed class SearchReportModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int Most = 50;
    public static readonly IReadOnlyList<int> Spans = [7, 30, 90];

    public sealed record Asked(string Question, long Count);

    public int Days { get; private set; } = 30;
    public IReadOnlyList<Asked> Often { get; private set; } = [];
    public IReadOnlyList<Asked> Unfound { get; private set; } = [];

    public async Task OnGetAsync(int? ngay, CancellationToken cancel)
    {
        Days = Spans.Contains(ngay ?? 0) ? ngay!.Value : 30;
        Often = await ListAsync(onlyUnfound: false, cancel);
        Unfound = await ListAsync(onlyUnfound: true, cancel);
    }

    /// <summary>Questions few asked are not shown: they may tell of one person.</summary>
    private async Task<IReadOnlyList<Asked>> ListAsync(bool onlyUnfound, CancellationToken cancel)
    {
        var since = Vietnam.Today(clock).AddDays(1 - Days);
        return await db.Set<SearchQuestionDay>().Where(d => d.Day >= since && (!onlyUnfound || !d.Found)).GroupBy(d => d.Question)
            .Select(g => new { Question = g.Key, Count = g.Sum(d => d.Count) }).Where(g => g.Count >= CountQuestions.FewestAWeek)
            .OrderByDescending(g => g.Count).ThenBy(g => g.Question).Take(Most).Select(g => new Asked(g.Question, g.Count)).ToListAsync(cancel);
    }
}
