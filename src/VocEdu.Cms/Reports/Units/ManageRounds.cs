using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Units;

/// <summary>Opens rounds; units save, send and take back, and the level above returns or corrects with a reason.</summary>
public sealed class ManageRounds(CmsDb db, Notify notify, AuditLog audit, TimeProvider clock)
{
    private const int MaxText = 2_000;
    private const long Most = 1_000_000_000_000;
    private static readonly Refusal Unknown = new("unit-report.unknown", "Không tìm thấy báo cáo này.");
    private static readonly Refusal Elsewhere = new("unit-report.state", "Báo cáo đã gửi nên không sửa được. Hãy đề nghị cấp trên trả lại.");
    private static readonly Refusal Above = new("unit-report.above", "Cấp trên đã gửi báo cáo tổng hợp nên số liệu này không thay đổi được nữa. Hãy đề nghị cấp trên rút báo cáo về.");

    public async Task<(UnitRound? Round, Refusal? Refusal)> OpenAsync(string? title, ReportPeriod period, DateOnly? due, IReadOnlyCollection<string> units, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var name = VietnameseText.Normalize(title).Trim();
        if (name.Length is 0 or > 200) return (null, new("round.title", name.Length == 0 ? "Vui lòng nhập tên đợt báo cáo." : "Tên đợt báo cáo không được quá 200 ký tự.", "Title"));
        if (due is not { } last || last < Vietnam.LocalDate(now)) return (null, new("round.due", "Hạn gửi phải từ hôm nay trở đi.", "Due"));
        var all = await db.Units.AsNoTracking().Select(u => new { u.Id, u.ParentId }).ToDictionaryAsync(u => u.Id, u => u.ParentId, cancel);
        List<string> asked = [.. units.Where(all.ContainsKey).Distinct()];
        if (asked.Count == 0) return (null, new("round.units", "Hãy chọn ít nhất một đơn vị hoặc một loại đơn vị.", "Units"));

        var round = new UnitRound { Id = Guid.CreateVersion7(now), Title = name, PeriodKind = period.Kind, Year = period.Year, Number = period.Number, Due = last, OpenedAt = now, OpenedByName = actor.Name };
        var root = new UnitReport { Id = Guid.CreateVersion7(now), RoundId = round.Id };
        var ids = asked.ToDictionary(u => u, _ => Guid.CreateVersion7(now));
        db.AddRange(round, root);
        foreach (var unit in asked) db.Add(new UnitReport { Id = ids[unit], RoundId = round.Id, UnitId = unit, ParentId = Above(unit) is { } above ? ids[above] : root.Id });
        audit.Add(actor, "Mở đợt báo cáo", "unit-round", round.Id.ToString(), $"{name}; hạn {VietnameseDates.Date(last)}; {asked.Count} đơn vị");
        foreach (var unit in asked)
            await notify.RolesAsync(Role.Contributor | Role.UnitHead, unit, null, new($"round {round.Id}", "Đơn vị cần gửi báo cáo", $"“{name}”, gửi chậm nhất {VietnameseDates.WithWeekday(last)}.", $"/quan-tri/bao-cao/don-vi/{ids[unit]}", NoticeKind.Turn), cancel);
        await db.SaveChangesAsync(cancel);
        return (round, null);

        // The nearest unit above that is asked too; a circle of units ends where it closes.
        string? Above(string unit)
        {
            var seen = new HashSet<string> { unit };
            for (var at = all[unit]; at is not null && seen.Add(at); at = all.GetValueOrDefault(at)) if (ids.ContainsKey(at)) return at;
            return null;
        }
    }

    /// <param name="send">Saves and sends; otherwise only saves.</param>
    public Task<Refusal?> SaveAsync(Guid id, IReadOnlyDictionary<string, long?> own, string? remark, bool send, Actor actor, CancellationToken cancel) => DoAsync(id, actor, async report =>
    {
        if (!actor.MayWrite(report)) return Unknown;
        if (report.SentAt is not null) return Elsewhere;
        if (own.Values.Any(v => v is < 0 or > Most)) return new("unit-report.number", "Số liệu phải là số nguyên không âm.");
        var text = VietnameseText.Normalize(remark).Trim();
        if (text.Length > MaxText) return new("unit-report.remark", "Ghi chú không được quá 2.000 ký tự.");
        report.Own = own.Where(v => v.Value is not null && UnitIndicators.Has(v.Key)).ToDictionary(v => v.Key, v => v.Value!.Value);
        report.Remark = text;
        report.Version++;
        return send ? await SendAsync(report, actor, cancel) : null;
    }, cancel);

    /// <summary>Back to the unit that sent it, or taken back by itself.</summary>
    public Task<Refusal?> ReturnAsync(Guid id, string? reason, Actor actor, CancellationToken cancel) => DoAsync(id, actor, async report =>
    {
        var above = report.ParentId is { } parent ? await db.Set<UnitReport>().SingleAsync(r => r.Id == parent, cancel) : null;
        var isAbove = above is not null && (actor.MayWrite(above) || actor.Has(ReportServices.Writers));
        if (!isAbove && !actor.MayWrite(report)) return Unknown;
        if (report.SentAt is null) return new("unit-report.open", "Báo cáo chưa được gửi.");
        if (above?.SentAt is not null) return Above;
        var why = VietnameseText.Normalize(reason).Trim();
        if (isAbove && !actor.MayWrite(report) && why.Length is 0 or > MaxText) return new("unit-report.reason", "Vui lòng nhập lý do, không quá 2.000 ký tự.", "reason");
        (report.SentAt, report.SentByName, report.ReturnedBecause) = (null, null, why.Length > 0 ? $"{actor.Name}: {why}" : null);
        report.Version++;
        audit.Add(actor, "Trả lại báo cáo đơn vị", "unit-report", id.ToString(), why);
        if (report.UnitId is { } unit && why.Length > 0)
            await notify.RolesAsync(Role.Contributor | Role.UnitHead, unit, actor.Id, new($"unit-report {id} returned {report.Version}", "Báo cáo của đơn vị bị trả lại", $"{actor.Name}: {why}", $"/quan-tri/bao-cao/don-vi/{id}", NoticeKind.Returned), cancel);
        return null;
    }, cancel);

    /// <summary>Takes another figure than the unit below sent; what was sent stays beside it, with the reason.</summary>
    public Task<Refusal?> CorrectAsync(Guid id, Guid sourceId, string? indicator, long? taken, string? reason, Actor actor, CancellationToken cancel) => DoAsync(id, actor, async report =>
    {
        if (!actor.MayWrite(report)) return Unknown;
        if (report.SentAt is not null) return Elsewhere;
        if (taken is not (>= 0 and <= Most)) return new("unit-report.number", "Số liệu phải là số nguyên không âm.");
        if (!UnitIndicators.Has(indicator) || !await db.Set<UnitReport>().AnyAsync(r => r.Id == sourceId && r.ParentId == id && r.SentAt != null, cancel)) return Unknown;
        var why = VietnameseText.Normalize(reason).Trim();
        // One that is counted since the unit has sent: it sent none.
        if (await db.Set<Passed>().SingleOrDefaultAsync(f => f.ReportId == id && f.SourceId == sourceId && f.Indicator == indicator, cancel) is not { } figure)
            db.Add(figure = new() { ReportId = id, SourceId = sourceId, Indicator = indicator! });
        if (taken != figure.Given && why.Length is 0 or > MaxText) return new("unit-report.reason", "Vui lòng nhập lý do, không quá 2.000 ký tự.");
        audit.Add(actor, "Điều chỉnh số liệu đơn vị gửi", "unit-report", id.ToString(), $"{indicator}: {figure.Taken} → {taken} (đơn vị gửi {figure.Given}). {why}");
        var isAsSent = taken == figure.Given;
        (figure.Taken, figure.Reason) = (taken.Value, isAsSent ? null : why);
        (figure.ChangedByName, figure.ChangedAt) = (isAsSent ? null : actor.Name, isAsSent ? null : clock.GetUtcNow());
        report.Version++;
        return null;
    }, cancel);

    private async Task<Refusal?> SendAsync(UnitReport report, Actor actor, CancellationToken cancel)
    {
        if (report.ParentId is { } above)
        {
            // Held until the end, so that the level above does not send what it has not read.
            var parent = await db.Set<UnitReport>().FromSql($"select * from cms.unit_report where id = {above} for update").SingleAsync(cancel);
            if (parent.SentAt is not null) return Above;
            var totals = await TotalsAsync(db, report, cancel);
            var passed = (await db.Set<Passed>().Where(f => f.ReportId == above && f.SourceId == report.Id).ToListAsync(cancel)).ToDictionary(f => f.Indicator);
            foreach (var (indicator, total) in totals)
            {
                if (!passed.TryGetValue(indicator, out var figure)) db.Add(new Passed { ReportId = above, SourceId = report.Id, Indicator = indicator, Given = total, Taken = total });
                else (figure.Given, figure.Taken) = (figure.Figure.SentAgain(total).Given, figure.Figure.SentAgain(total).Taken);
            }

            parent.Version++;
        }

        (report.SentAt, report.SentByName, report.ReturnedBecause) = (clock.GetUtcNow(), actor.Name, null);
        audit.Add(actor, "Gửi báo cáo đơn vị", "unit-report", report.Id.ToString());
        return null;
    }

    /// <summary>Per indicator: the unit's own figure and what it took of those that have sent.</summary>
    public static async Task<Dictionary<string, long>> TotalsAsync(CmsDb db, UnitReport report, CancellationToken cancel)
    {
        var below = (await db.Set<Passed>().AsNoTracking().Where(f => f.ReportId == report.Id && db.Set<UnitReport>().Any(s => s.Id == f.SourceId && s.SentAt != null)).ToListAsync(cancel)).ToLookup(f => f.Indicator, f => f.Figure);
        return UnitIndicators.All.ToDictionary(i => i.Code, i => PassedFigure.Total(report.Own.GetValueOrDefault(i.Code), below[i.Code]));
    }

    private async Task<Refusal?> DoAsync(Guid id, Actor actor, Func<UnitReport, Task<Refusal?>> act, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var report = await db.Set<UnitReport>().FromSql($"select * from cms.unit_report where id = {id} for update").SingleOrDefaultAsync(cancel);
        if (report is null || !await db.Set<UnitReport>().AsNoTracking().VisibleTo(actor).AnyAsync(r => r.Id == id, cancel)) return Unknown;
        if (await act(report) is { } refusal) return refusal;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new("unit-report.stale", "Người khác vừa sửa báo cáo này. Hãy tải lại trang; nội dung bạn nhập chưa được lưu.");
        }

        await transaction.CommitAsync(cancel);
        return null;
    }
}
