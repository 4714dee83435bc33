using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Begins a report, saves what people write in it, and takes its figures anew without touching what they wrote.</summary>
public sealed class WriteReport(CmsDb db, ComputeReport compute, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock)
{
    private static readonly string[] UsualTables = ["Biểu 01", "Biểu 02", "Biểu 03", "Biểu 04", "Biểu 05", "Biểu 06", "Biểu 07", "Biểu 08", "Biểu điều chỉnh", "Biểu tác động", "Biểu 09"];
    private static readonly Refusal Gone = new("report.unknown", "Không tìm thấy báo cáo này.");

    public static readonly Refusal Closed = new("report.closed", "Báo cáo đã trình ký hoặc đã chốt nên không sửa được. Nội dung bạn nhập vẫn được giữ trong trang này.");

    public async Task<(Report? Report, Refusal? Refusal)> BeginAsync(string planCode, Guid? dutyId, ReportPeriod period, Actor actor, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Code == planCode, cancel);
        if (plan is null) return (null, new("report.plan", "Vui lòng chọn kế hoạch.", "PlanCode"));
        if (dutyId is not null && !await db.Set<Duty>().AnyAsync(d => d.Id == dutyId, cancel)) dutyId = null;
        var duty = dutyId is null ? null : await db.Set<Duty>().AsNoTracking().SingleAsync(d => d.Id == dutyId, cancel);
        var now = clock.GetUtcNow();
        var head = await HeadAsync(period, duty?.Recipient, cancel);
        var (snapshot, suggestions) = await compute.RunAsync(plan, period, Vietnam.LocalDate(now), head.Issuer, cancel);
        var report = new Report
        {
            Id = Guid.CreateVersion7(now), DutyId = dutyId, PlanCode = planCode, PeriodKind = period.Kind, Year = period.Year, Number = period.Number, FromDay = period.From, ToDay = period.To,
            Title = $"Báo cáo {period.InSentence}", Snapshot = snapshot, ComputedAt = now, CreatedAt = now, CreatedByName = actor.Name, UpdatedAt = now, UpdatedByName = actor.Name, Writers = [actor.Id!.Value],
            Content = new()
            {
                Head = head,
                Sections = [.. Suggestions.Outline(period).Select(s => new ReportSection(s.Key, s.Level, s.Heading, SuggestedText.Fresh(suggestions.For(s.Key)), LeftOut: s.Key == "II.12" && suggestions.For(s.Key).Length == 0))],
                Tables = UsualTables,
            },
        };
        db.Add(report);
        db.Add(new ReportVersion { ReportId = report.Id, Number = 1, Content = report.Content, SavedAt = now, SavedByName = actor.Name });
        audit.Add(actor, "Lập báo cáo", "report", report.Id.ToString(), report.Title);
        await db.SaveChangesAsync(cancel);
        return (report, null);
    }

    /// <summary>Saves what was written on a version.</summary>
    /// <returns>Null when saved; when others saved meanwhile, what stands now.</returns>
    public async Task<(Report? Theirs, Refusal? Refusal)> SaveAsync(Guid id, int version, ReportContent content, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<Report>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report) return (null, Gone);
        if (report.State is not ReportState.Draft) return (null, Closed);
        if (report.Version != version) return (report, null);
        Store(report, content, actor);
        await Forget(id, actor).ExecuteDeleteAsync(cancel);
        return await SavedAsync(report, cancel) ? (null, null) : (await db.Set<Report>().AsNoTracking().SingleAsync(r => r.Id == id, cancel), null);
    }

    /// <summary>Takes the figures of a day; texts nobody wrote follow them, written ones stay to the letter.</summary>
    public async Task<Refusal?> RecomputeAsync(Guid id, DateOnly day, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<Report>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report) return Gone;
        if (report.State is not ReportState.Draft) return Closed;
        if (day > Vietnam.Today(clock)) return new("report.day", "Ngày chốt số liệu không được ở tương lai.", "Day");
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Code == report.PlanCode, cancel);
        var (snapshot, suggestions) = await compute.RunAsync(plan, report.Period, day, report.Content.Head.Issuer, cancel);
        (report.Snapshot, report.ComputedAt) = (snapshot, clock.GetUtcNow());
        Store(report, report.Content with { Sections = [.. report.Content.Sections.Select(s => s with { Body = s.Body.Recompute(suggestions.For(s.Key)) })] }, actor);
        audit.Add(actor, "Tính lại số liệu báo cáo", "report", id.ToString(), $"{report.Title}: {snapshot.Figures.InPeriod} trong kỳ, {snapshot.Figures.SinceStart} lũy kế");
        return await SavedAsync(report, cancel) ? null : new("report.stale", "Người khác vừa lưu báo cáo này nên số liệu chưa được tính lại. Hãy tải lại trang rồi thử lại.");
    }

    /// <summary>Keeps what is being typed, apart from what is saved.</summary>
    public async Task KeepAsync(Guid id, int version, ReportContent content, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var json = System.Text.Json.JsonSerializer.Serialize(content, System.Text.Json.JsonSerializerOptions.Web);
        await db.Database.ExecuteSqlAsync($"""
            insert into cms.report_kept (report_id, person_id, base_version, content, kept_at)
            select id, {actor.Id}, {version}, {json}::jsonb, {now} from cms.report where id = {id} and state = 'Draft'
            on conflict (report_id, person_id) do update set base_version = excluded.base_version, content = excluded.content, kept_at = excluded.kept_at
            """, cancel);
    }

    public Task DropKeptAsync(Guid id, Actor actor, CancellationToken cancel) => Forget(id, actor).ExecuteDeleteAsync(cancel);

    private IQueryable<KeptReport> Forget(Guid id, Actor actor) => db.Set<KeptReport>().Where(k => k.ReportId == id && k.PersonId == actor.Id);

    private void Store(Report report, ReportContent content, Actor actor)
    {
        var now = clock.GetUtcNow();
        report.Content = content;
        report.Title = content.Head.Subject.Length > 0 ? content.Head.Subject : report.Title;
        report.Version++;
        (report.UpdatedAt, report.UpdatedByName) = (now, actor.Name);
        if (!report.Writers.Contains(actor.Id!.Value)) report.Writers = [.. report.Writers, actor.Id.Value];
        db.Add(new ReportVersion { ReportId = report.Id, Number = report.Version, Content = content, SavedAt = now, SavedByName = actor.Name });
    }

    private async Task<bool> SavedAsync(Report report, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || fault.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<ReportHead> HeadAsync(ReportPeriod period, string? recipient, CancellationToken cancel)
    {
        var head = await db.LastHeadAsync(site.Value, cancel);
        return head with { Subject = $"Kết quả công tác truyền thông giáo dục nghề nghiệp {period.InSentence}", To = recipient ?? head.To };
    }
}

public static class ReportHeads
{
    /// <summary>As in the report that was written last; the first one knows only who it is from.</summary>
    public static async Task<ReportHead> LastHeadAsync(this CmsDb db, SiteOptions site, CancellationToken cancel) =>
        (await db.Set<Report>().AsNoTracking().OrderByDescending(r => r.UpdatedAt).Select(r => r.Content).FirstOrDefaultAsync(cancel))?.Head
        ?? new() { Issuer = site.Owner, Symbol = "BC-SGDĐT", Office = "GIÁM ĐỐC", Archive = "VT, GDNN" };
}
