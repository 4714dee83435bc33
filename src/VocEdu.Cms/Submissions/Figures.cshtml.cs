using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>What was sent, used, returned and declined, how soon it was answered and where it came out. A unit's people see their unit.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.Reporter)]
public sealed class FiguresModel(StoryFigures figures, ContentChoices choices, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "tu")] public DateOnly? FromDay { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public DateOnly? ToDay { get; set; }
    [BindProperty(SupportsGet = true, Name = "don-vi")] public string? Unit { get; set; }

    /// <summary>A code of <see cref="StoryFigures.Kinds"/>: the list behind a figure; null: the figures.</summary>
    [BindProperty(SupportsGet = true, Name = "xem")] public string? Kind { get; set; }

    /// <summary>Where the list's page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")] public string? After { get; set; }

    public List<UnitFigures> Rows { get; private set; } = [];
    public List<FiguredStory> Stories { get; private set; } = [];
    public string? NextPage { get; private set; }
    public Dictionary<string, string> Names { get; private set; } = [];
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public bool IsNewsroom => User.Actor().Has(Role.Editor | Role.Approver | Role.Reporter);
    public string? KindName => StoryFigures.Kinds.FirstOrDefault(kind => kind.Code == Kind).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ReadPeriod()) return NotFound();
        if (KindName is not null)
        {
            Stories = await figures.ListAsync(From, To, Scope, Kind!, ReadCursor(), PageSize + 1, cancel);
            if (Stories.Count > PageSize)
            {
                Stories.RemoveAt(PageSize);
                NextPage = Address(Kind, Unit, $"{Stories[^1].SentAt.UtcTicks}_{Stories[^1].ItemId}");
            }
        }
        else
        {
            Rows = [.. (await figures.RunAsync(From, To, Scope, cancel)).OrderByDescending(row => row.Used).ThenByDescending(row => row.Sent).ThenBy(row => row.UnitId)];
        }

        Names = await choices.UnitNamesAsync([.. Rows.Select(row => row.UnitId).Concat(Stories.Select(story => story.UnitId)).Distinct()], cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        if (!ReadPeriod()) return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"thong-ke-gui-bai-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}.csv\"";
        Rows = await figures.RunAsync(From, To, Scope, cancel);
        Names = await choices.UnitNamesAsync([.. Rows.Select(row => row.UnitId)], cancel);
        await using var csv = new Csv(Response.Body);
        await csv.WriteAsync([$"Thống kê gửi bài từ {VietnameseDates.Date(From)} đến {VietnameseDates.Date(To)}"], cancel);
        await csv.WriteAsync(["Đơn vị", "Đã gửi", "Được dùng", "Từng bị trả lại", "Không sử dụng", "Đang chờ", "Thời gian phản hồi (giờ, trung vị)", "Facebook", "YouTube", "Zalo"], cancel);
        foreach (var row in Rows.OrderByDescending(row => row.Used).ThenByDescending(row => row.Sent))
            await csv.WriteAsync([Names[row.UnitId], $"{row.Sent}", $"{row.Used}", $"{row.Returned}", $"{row.Declined}", $"{row.Waiting}", row.MedianHours?.ToString("0.0", CultureInfo.GetCultureInfo("vi-VN")), $"{row.Facebook}", $"{row.YouTube}", $"{row.Zalo}"], cancel);
        return new EmptyResult();
    }

    /// <summary>Address of the figures, or of the list behind one.</summary>
    public string Address(string? kind, string? unit, string? after = null)
    {
        var query = new QueryString().Add("tu", Day(From)).Add("den", Day(To));
        if (!string.IsNullOrEmpty(unit)) query = query.Add("don-vi", unit);
        if (kind is not null) query = query.Add("xem", kind);
        return "/quan-tri/thong-ke-gui-bai" + (after is null ? query : query.Add("sau", after));
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long an answer took, in the unit people think in.</summary>
    public static string Duration(double? hours) => hours switch
    {
        null => "–",
        < 1 => "Dưới 1 giờ",
        < 48 => $"{hours.Value.ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"))} giờ",
        _ => $"{(hours.Value / 24).ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"))} ngày",
    };

    /// <summary>Whose figures: a unit's people never see another's, whatever they ask for.</summary>
    private IReadOnlyList<string>? Scope => IsNewsroom ? string.IsNullOrEmpty(Unit) ? null : [Unit] : User.Actor().Units;

    private bool ReadPeriod()
    {
        var today = Vietnam.Today(clock);
        (From, To) = (FromDay ?? new DateOnly(today.Year, 1, 1), ToDay ?? today);
        if (To < From) (From, To) = (To, From);
        return (IsNewsroom || User.Actor().UnitId is not null) && To < DateOnly.MaxValue && From.Year > 1;
    }

    private (DateTimeOffset, Guid)? ReadCursor() => After?.Split('_') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var guid)
            ? (new DateTimeOffset(at, TimeSpan.Zero), guid) : null;
}
