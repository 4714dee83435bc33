using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Units;

/// <summary>One unit's report: its own figures, those of the units below, the sum, and every change on the way with who made it.</summary>
[NeedsRole(ReportServices.Readers | Role.Contributor | Role.UnitHead)]
public sealed class UnitReportPageModel(CmsDb db, ManageRounds manage, ContentChoices choices, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const int MostChanges = 200, DeepestLevel = 8;

    private Dictionary<string, string> _names = [];
    private Dictionary<string, string>? _typed;
    private ILookup<Guid, Passed> _passed = Array.Empty<Passed>().ToLookup(f => f.SourceId);

    public UnitReport Report { get; private set; } = null!;
    public UnitRound Round { get; private set; } = null!;
    public List<UnitReport> Below { get; private set; } = [];
    public Dictionary<string, long> Totals { get; private set; } = [];
    public List<Change> Changes { get; private set; } = [];
    public string Remark { get; private set; } = "";
    public bool MayWrite => User.Actor().MayWrite(Report);

    /// <summary>It is sent to the viewer's own level.</summary>
    public bool IsAbove { get; private set; }

    public string NameOf(UnitReport report) => report.UnitId is { } unit ? _names.GetValueOrDefault(unit, unit) : t["Tổng hợp chung"];

    public string? Own(string indicator) => _typed is not null ? _typed.GetValueOrDefault(indicator) : Report.Own.TryGetValue(indicator, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What a unit below sent. Whoever may correct it sees every figure: one that was forgotten stands at zero.</summary>
    public IEnumerable<Passed> FiguresOf(UnitReport below) => UnitIndicators.All
        .Select(i => _passed[below.Id].FirstOrDefault(f => f.Indicator == i.Code) ?? new() { ReportId = Report.Id, SourceId = below.Id, Indicator = i.Code })
        .Where(f => MayCorrect || f.Given > 0 || f.Taken > 0);

    public bool MayCorrect => MayWrite && Report.SentAt is null;

    /// <summary>What was typed into a correction that was not taken.</summary>
    public Typed? Correcting { get; private set; }

    /// <summary>Why it was to go back, when that was not taken.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>What is in the form is not saved: the answer to a save that was refused.</summary>
    public bool IsUnsaved => _typed is not null;

    public string StandingOf(UnitReport report) => report switch
    {
        { SentAt: { } at } => Vietnam.LocalDate(at) > Round.Due ? "Đã gửi, trễ hạn" : "Đã gửi đúng hạn",
        { UnitId: null } => "Đang tổng hợp",
        _ => Vietnam.Today(clock) > Round.Due ? "Chưa gửi, đã quá hạn" : "Chưa gửi",
    };

    public string BadgeOf(UnitReport report) => report.SentAt is { } at ? Vietnam.LocalDate(at) > Round.Due ? "badge badge-warn" : "badge badge-good"
        : report.UnitId is not null && Vietnam.Today(clock) > Round.Due ? "badge badge-bad" : "badge";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostSaveAsync(Guid id, Dictionary<string, string> own, string? remark, CancellationToken cancel) => SaveAsync(id, own, remark, send: false, cancel);

    public Task<IActionResult> OnPostSendAsync(Guid id, Dictionary<string, string> own, string? remark, CancellationToken cancel) => SaveAsync(id, own, remark, send: true, cancel);

    public Task<IActionResult> OnPostReturnAsync(Guid id, string? reason, CancellationToken cancel)
    {
        ReturnReason = reason;
        return DoAsync(id, () => manage.ReturnAsync(id, reason, User.Actor(), cancel), "Báo cáo đã được đưa về để sửa.", cancel);
    }

    public Task<IActionResult> OnPostCorrectAsync(Guid id, Guid sourceId, string? indicator, string? taken, string? reason, CancellationToken cancel)
    {
        Correcting = new(sourceId, indicator, taken, reason);
        return DoAsync(id, () => manage.CorrectAsync(id, sourceId, indicator, Read(taken), reason, User.Actor(), cancel), "Đã điều chỉnh. Số đơn vị gửi vẫn được giữ bên cạnh.", cancel);
    }

    private Task<IActionResult> SaveAsync(Guid id, Dictionary<string, string> own, string? remark, bool send, CancellationToken cancel)
    {
        (_typed, Remark) = (own, remark ?? "");
        var figures = own.Where(o => !string.IsNullOrWhiteSpace(o.Value)).ToDictionary(o => o.Key, o => Read(o.Value) ?? -1);
        return DoAsync(id, () => manage.SaveAsync(id, figures.ToDictionary(f => f.Key, f => (long?)f.Value), remark, send, User.Actor(), cancel), send ? "Đã gửi báo cáo lên cấp trên." : "Đã lưu.", cancel);
    }

    /// <summary>A whole number as people here type it, <c>1.250</c>.</summary>
    private static long? Read(string? text) => long.TryParse(text?.Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<IActionResult> DoAsync(Guid id, Func<Task<Refusal?>> act, string done, CancellationToken cancel)
    {
        if (!await db.Set<UnitReport>().AsNoTracking().VisibleTo(User.Actor()).AnyAsync(r => r.Id == id, cancel)) return NotFound();
        if (await act() is not { } refusal)
        {
            TempData.SayDone(done);
            return Redirect($"/quan-tri/bao-cao/don-vi/{id}");
        }

        db.ChangeTracker.Clear();
        if (refusal.Code == "unit-report.unknown") return NotFound();
        ModelState.AddModelError("", t[refusal.Message]);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Set<UnitReport>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report) return false;
        Report = report;
        if (_typed is null) Remark = report.Remark;
        Round = await db.Set<UnitRound>().AsNoTracking().SingleAsync(r => r.Id == report.RoundId, cancel);
        Below = await db.Set<UnitReport>().AsNoTracking().Where(r => r.ParentId == id).ToListAsync(cancel);
        var above = report.ParentId is { } parent ? await db.Set<UnitReport>().AsNoTracking().SingleAsync(r => r.Id == parent, cancel) : null;
        IsAbove = above is not null && (actor.MayWrite(above) || actor.Has(ReportServices.Writers));
        Totals = await ManageRounds.TotalsAsync(db, report, cancel);
        _passed = (await db.Set<Passed>().AsNoTracking().Where(f => f.ReportId == id).ToListAsync(cancel)).ToLookup(f => f.SourceId);
        await ReadChangesAsync(cancel);
        return true;
    }

    /// <summary>Changes of this level and of every one below it.</summary>
    private async Task ReadChangesAsync(CancellationToken cancel)
    {
        var tree = new Dictionary<Guid, UnitReport> { [Report.Id] = Report };
        List<UnitReport> level = Below;
        for (var depth = 0; depth < DeepestLevel && level.Count > 0; depth++)
        {
            foreach (var one in level) tree[one.Id] = one;
            var ids = level.ConvertAll(r => r.Id);
            level = await db.Set<UnitReport>().AsNoTracking().Where(r => r.ParentId != null && ids.Contains(r.ParentId.Value)).ToListAsync(cancel);
        }

        _names = await choices.UnitNamesAsync([.. tree.Values.Where(r => r.UnitId is not null).Select(r => r.UnitId!).Distinct()], cancel);
        Below = [.. Below.OrderBy(r => r.SentAt is null ? 0 : 1).ThenBy(NameOf, VocEdu.Cms.Units.UnitChoices.ByName)];
        var reports = tree.Keys.ToList();
        var changed = await db.Set<Passed>().AsNoTracking().Where(f => reports.Contains(f.ReportId) && f.Given != f.Taken).OrderByDescending(f => f.ChangedAt).Take(MostChanges).ToListAsync(cancel);
        Changes = changed.ConvertAll(f => new Change(NameOf(tree[f.SourceId]), UnitIndicators.All.FirstOrDefault(i => i.Code == f.Indicator)?.Name ?? f.Indicator, NameOf(tree[f.ReportId]), f));
    }

    /// <param name="From">Who sent the figure.</param>
    /// <param name="By">The level that took another.</param>
    public sealed record Change(string From, string Indicator, string By, Passed Figure);

    public sealed record Typed(Guid SourceId, string? Indicator, string? Taken, string? Reason);
}
