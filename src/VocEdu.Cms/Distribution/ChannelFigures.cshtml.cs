using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>How a page or channel fared, day by day, in the platform's own figures.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class ChannelFiguresModel(CmsDb db) : PageModel
{
    public const int MostDays = 90;
    private const int UsualDays = 14;

    [BindProperty(SupportsGet = true, Name = "ngay")] public int? Wanted { get; set; }

    public Channel Channel { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(DateOnly Day, Dictionary<string, long> Values)> Days { get; private set; } = [];
    public IReadOnlyList<string> Metrics { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken cancel)
    {
        Wanted = MostDays;
        if (!await LoadAsync(id, cancel)) return NotFound();
        var rows = Days.Select(d => (IReadOnlyList<object?>)[d.Day, .. Metrics.Select(m => d.Values.TryGetValue(m, out var value) ? (object?)value : null)]);
        return File(Spreadsheet.Write("Số liệu kênh", [$"Số liệu của {Channel.Name} theo nền tảng"], [("Ngày", 12), .. Metrics.Select(m => (Name(m), 18.0))], rows), Spreadsheet.ContentType, "so-lieu-kenh.xlsx");
    }

    // In the order in which people ask for them.
    private static readonly (string Metric, string Name)[] Words =
    [
        ("page_follows", "Người theo dõi"), ("subscriberCount", "Người theo dõi"), ("num_follower", "Người theo dõi"), ("page_daily_follows", "Lượt theo dõi mới"),
        ("page_media_view", "Lượt xem"), ("viewCount", "Lượt xem"), ("page_total_media_view_unique", "Người xem"), ("page_post_engagements", "Lượt tương tác"), ("videoCount", "Số video"),
    ];

    /// <summary>A figure's name; a new one of the platform is shown as it is.</summary>
    public static string Name(string metric) => Array.Find(Words, word => word.Metric == metric).Name ?? metric;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } channel) return false;
        Channel = channel;
        var newest = await db.ChannelFigures.Where(f => f.ChannelId == id).MaxAsync(f => (DateOnly?)f.Day, cancel);
        var since = newest?.AddDays(1 - (Wanted == MostDays ? MostDays : UsualDays));
        var figures = await db.ChannelFigures.AsNoTracking().Where(f => f.ChannelId == id && f.Day >= since).ToListAsync(cancel);
        Days = [.. figures.GroupBy(f => f.Day).OrderByDescending(d => d.Key).Select(d => (d.Key, d.ToDictionary(f => f.Metric, f => f.Value)))];
        Metrics = [.. figures.Select(f => f.Metric).Distinct().OrderBy(m => Array.FindIndex(Words, word => word.Metric == m) is var place and >= 0 ? place : int.MaxValue)];
        HasMore = Wanted != MostDays && await db.ChannelFigures.AnyAsync(f => f.ChannelId == id && f.Day < since, cancel);
        return true;
    }
}
