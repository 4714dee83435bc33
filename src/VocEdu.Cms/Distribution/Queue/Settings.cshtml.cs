using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Distribution.Queue;

/// <summary>Weekly times, usual hashtags and marked links of each kind of channel.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class SettingsModel(CmsDb db, AuditLog audit, IStringLocalizer<SharedStrings> t) : PageModel
{
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private const int MostTimes = 12;

    [BindProperty] public ChannelKind Kind { get; set; }
    [BindProperty] public SettingForm Form { get; set; } = new();

    public List<(ChannelKind Kind, SettingForm Form)> Shown { get; private set; } = [];
    public bool MayChange => User.Actor().Has(DistributionServices.Connectors);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayChange) return Forbid();
        if (!Enum.IsDefined(Kind)) return NotFound();
        foreach (var mistake in Mistakes()) ModelState.AddModelError("", t[mistake]);
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancel);
            Shown[Shown.FindIndex(s => s.Kind == Kind)] = (Kind, Form);
            return Page();
        }

        var setting = await db.Set<ChannelSetting>().SingleOrDefaultAsync(s => s.Kind == Kind, cancel);
        if (setting is null) db.Add(setting = new() { Kind = Kind });
        setting.Slots = [.. Week.Zip(Form.Times, (day, times) => Read(times)!.Select(time => new WeeklySlot(day, time))).SelectMany(slots => slots)];
        setting.Hashtags = [.. Hashtags.Read(Form.Hashtags)];
        setting.UtmSource = Form.Tracked ? Word(Form.UtmSource) ?? Kind.ToString().ToLowerInvariant() : null;
        setting.UtmMedium = Word(Form.UtmMedium) ?? "social";
        setting.UtmCampaign = Word(Form.UtmCampaign);
        audit.Add(User.Actor(), "Đổi lịch đăng của kênh", "channel", Kind.ToString(),
            $"{setting.Slots.Count} khung giờ mỗi tuần; {Hashtags.Write(setting.Hashtags)}; utm: {setting.UtmSource ?? "không"}");
        await db.SaveChangesAsync(cancel);
        TempData.SayDone(t["Đã lưu cách đăng lên {0}.", ChannelPlan.NameOf(Kind)]);
        return Redirect($"{Request.Path}#{Kind}");
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var settings = await db.Set<ChannelSetting>().AsNoTracking().ToListAsync(cancel);
        Shown = [.. Enum.GetValues<ChannelKind>().Select(kind => (kind, SettingForm.Of(settings.Find(s => s.Kind == kind) ?? new() { Kind = kind })))];
    }

    private IEnumerable<string> Mistakes()
    {
        if (Form.Times.Count != Week.Count) yield return "Hãy tải lại trang rồi nhập lại các khung giờ.";
        foreach (var (day, times) in Week.Zip(Form.Times))
        {
            if (Read(times) is not { } read) yield return t["Giờ của {0} chưa đúng. Hãy nhập dạng 07:30, các giờ cách nhau bằng dấu phẩy.", VietnameseDates.Weekday(day)];
            else if (read.Count > MostTimes) yield return t["Mỗi ngày có nhiều nhất {0} khung giờ.", MostTimes];
        }

        if (new[] { Form.UtmSource, Form.UtmMedium, Form.UtmCampaign }.Any(word => word?.Length > 100)) yield return "Mỗi nhãn theo dõi không được quá 100 ký tự.";
        if (Form.Hashtags?.Length > 1_000) yield return "Thẻ chủ đề không được quá 1.000 ký tự.";
    }

    /// <returns>Null when one of them is no time.</returns>
    private static List<TimeOnly>? Read(string? times)
    {
        var read = new SortedSet<TimeOnly>();
        foreach (var word in (times ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TimeOnly.TryParseExact(word, ["HH:mm", "H:mm", "H'h'mm", "H'h'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
            read.Add(time);
        }

        return [.. read];
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).Trim();
}

/// <summary>The inputs of one kind of channel.</summary>
public sealed class SettingForm
{
    /// <summary>From Monday on: times with commas between.</summary>
    public List<string?> Times { get; set; } = [];
    public string? Hashtags { get; set; }
    public bool Tracked { get; set; }
    public string? UtmSource { get; set; }
    public string? UtmMedium { get; set; }
    public string? UtmCampaign { get; set; }

    public static SettingForm Of(ChannelSetting setting) => new()
    {
        Times = [.. SettingsModel.Week.Select(day => string.Join(", ", setting.Slots.Where(s => s.Day == day).Select(s => s.Time).Order().Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture))))],
        Hashtags = Domain.Channels.Hashtags.Write(setting.Hashtags),
        Tracked = setting.UtmSource is not null,
        UtmSource = setting.UtmSource ?? setting.Kind.ToString().ToLowerInvariant(),
        UtmMedium = setting.UtmMedium,
        UtmCampaign = setting.UtmCampaign,
    };
}
