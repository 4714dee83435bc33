using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>Every post on every channel, the last planned first.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class PostListModel(CmsDb db, TimeProvider clock) : PageModel
{
    /// <summary>The value of the state filter for what goes out by itself sooner or later.</summary>
    public const string Waiting = "cho";
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "kenh")] public Guid? ChannelId { get; set; }
    [BindProperty(SupportsGet = true, Name = "trang-thai")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "nhom")] public PostGroup? Group { get; set; }

    /// <summary>Local days on which it reached its channel.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")] public string? PostedFrom { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public string? PostedTo { get; set; }

    /// <summary>The post that the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")] public Guid? After { get; set; }

    public List<OutboxPost> Posts { get; private set; } = [];
    public bool HasMore { get; private set; }
    public List<SelectListItem> Channels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Channels = [.. (await db.Channels.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel))
            .Select(c => new SelectListItem(c.Name, c.Id.ToString(), c.Id == ChannelId))];
        var posts = Filtered();
        if (After is { } after) posts = posts.Where(p => p.Id < after);
        // Ids grow with the time of planning: the primary key is the order.
        Posts = await posts.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).OrderByDescending(p => p.Id).Take(PageSize + 1).ToListAsync(cancel);
        HasMore = Posts.Count > PageSize;
        if (HasMore) Posts.RemoveAt(PageSize);
    }

    private IQueryable<OutboxPost> Filtered()
    {
        IQueryable<OutboxPost> posts = db.Outbox;
        if (Group is { } group) posts = posts.In(group, clock.GetUtcNow());
        if (ChannelId is { } channel) posts = posts.Where(p => p.ChannelId == channel);
        if (State == Waiting) posts = posts.Where(p => p.WakeAt != null && p.State != PostState.Posted);
        else if (Enum.TryParse<PostState>(State, out var state) && Enum.IsDefined(state)) posts = posts.Where(p => p.State == state);
        if (WorkAddress.TryReadDay(PostedFrom, out var from))
        {
            var start = Vietnam.Instant(from);
            posts = posts.Where(p => p.PostedAt >= start);
        }
        if (WorkAddress.TryReadDay(PostedTo, out var to))
        {
            var end = Vietnam.Instant(to.AddDays(1));
            posts = posts.Where(p => p.PostedAt < end);
        }
        return posts;
    }
}
