using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Site;

/// <summary>For journalists: press releases, whom to ask, our mark, and what others have written.</summary>
public sealed class PressModel(CmsDb db, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const int PageSize = 20, MostMentions = 15;

    /// <summary>What another outlet published, with its address there.</summary>
    public sealed record Mention(string Title, string Outlet, DateOnly On, string Address);

    public List<Card> Releases { get; private set; } = [];
    public List<Mention> Mentions { get; private set; } = [];
    public string? Next { get; private set; }
    public bool IsFirst { get; private set; }
    public SiteOptions Site => site.Value;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "sau")] string? mark, CancellationToken cancel)
    {
        PageMark? after = null;
        if (mark is not null && !PageMark.TryParse(mark, out after)) return NotFound();
        IsFirst = after is null;
        var now = clock.GetUtcNow();
        // A release is not published before the press may use it; should one be all the same, it still is not told of here.
        var releases = db.Publications.FromSql($"select * from cms.publication where genre = 'TCBC' and coalesce((fields #>> array['release', 'notBefore'])::timestamptz, '-infinity') <= {now}")
            .AsNoTracking().Where(p => p.Listed);
        if (after is not null) releases = releases.After(after);
        Releases = await releases.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.ItemId).Take(PageSize + 1).Select(Card.Of).ToListAsync(cancel);
        if (Releases.Count > PageSize)
        {
            Releases.RemoveAt(PageSize);
            Next = new PageMark(Releases[^1].PublishedAt, Releases[^1].ItemId).ToString();
        }

        if (IsFirst) Mentions = await MentionsAsync(cancel);
        new PageHead("Báo chí", "Thông cáo báo chí, người liên hệ, biểu trưng và các bài báo đã viết.", IsFirst ? "/bao-chi" : null).On(ViewData);
        return Page();
    }

    private async Task<List<Mention>> MentionsAsync(CancellationToken cancel)
    {
        var works = await db.Works.AsNoTracking()
            .Where(w => w.Origin == WorkOrigin.External && w.MergedInto == null && w.Takedown == Takedown.None && w.Outlet != null && w.Evidence.Any(e => e.Url != null && e.Alive != false))
            .OrderByDescending(w => w.FirstPublicOn).ThenByDescending(w => w.Id).Take(MostMentions)
            .Select(w => new { w.Title, w.Outlet, w.FirstPublicOn, Url = w.Evidence.Where(e => e.Url != null && e.Alive != false).Select(e => e.Url).First() }).ToListAsync(cancel);
        return [.. from work in works where LinkTarget.TryNormalise(work.Url, out _) select new Mention(work.Title, work.Outlet!, work.FirstPublicOn, work.Url!)];
    }
}
