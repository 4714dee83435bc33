using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Sends a report to the leader, who gives it back with a reason or signs it off; then nobody can change it.</summary>
public sealed class DecideReport(CmsDb db, CountReport count, SignReport sign, Notify notify, AuditLog audit, IOptions<SiteOptions> site)
{
    private const int MaxReason = 2_000;
    private static readonly Refusal Gone = new("report.unknown", "Không tìm thấy báo cáo này.");
    private static readonly Refusal Elsewhere = new("report.state", "Báo cáo không còn ở bước này. Hãy tải lại trang để xem tình trạng hiện nay.");

    public Task<Refusal?> SendAsync(Guid id, Actor actor, CancellationToken cancel) => DoAsync(id, async report =>
    {
        if (report.State is not ReportState.Draft) return Elsewhere;
        if (Missing(report.Content) is { } missing) return missing;
        (report.State, report.Remark) = (ReportState.InReview, null);
        audit.Add(actor, "Trình ký báo cáo", "report", id.ToString(), report.Title);
        await notify.RolesAsync(ReportServices.Signers, null, actor.Id, new($"report {id} sent {report.Version}", "Báo cáo chờ ký", $"{actor.Name} trình ký “{report.Title}”.", $"/quan-tri/bao-cao/{id}", NoticeKind.Turn), cancel);
        return null;
    }, cancel);

    /// <summary>Back to those who write: by the leader with a reason, or taken back by a writer.</summary>
    public Task<Refusal?> ReturnAsync(Guid id, string? reason, Actor actor, CancellationToken cancel) => DoAsync(id, async report =>
    {
        if (report.State is not ReportState.InReview) return Elsewhere;
        var why = VietnameseText.Normalize(reason).Trim();
        if (actor.Has(ReportServices.Signers) && why.Length == 0) return new("report.reason", "Vui lòng nhập lý do.", "Reason");
        if (why.Length > MaxReason) return new("report.reason", "Lý do không được quá 2.000 ký tự.", "Reason");
        (report.State, report.Remark) = (ReportState.Draft, why.Length > 0 ? $"{actor.Name}: {why}" : null);
        audit.Add(actor, why.Length > 0 ? "Trả lại báo cáo" : "Rút báo cáo về sửa", "report", id.ToString(), why);
        if (why.Length > 0)
            await notify.PeopleAsync([.. report.Writers.Where(writer => writer != actor.Id)], new($"report {id} returned {report.Version}", "Báo cáo bị trả lại", $"{actor.Name} trả lại “{report.Title}”: {why}", $"/quan-tri/bao-cao/{id}", NoticeKind.Returned), cancel);
        return null;
    }, cancel);

    /// <summary>Signs it off. Whoever wrote in it does not sign it, and its figures must still be what the works say.</summary>
    public Task<Refusal?> SignAsync(Guid id, int version, Actor actor, CancellationToken cancel) => DoAsync(id, async report =>
    {
        if (report.State is not ReportState.InReview) return Elsewhere;
        if (report.Version != version) return Elsewhere;
        if (report.Writers.Contains(actor.Id!.Value)) return new("report.own", "Bạn đã viết trong báo cáo này nên không ký chốt được. Hãy để lãnh đạo khác ký.");
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Code == report.PlanCode, cancel);
        var span = report.Snapshot.Figures.Span;
        // Nothing is booked from here until the list is stored.
        await db.Database.ExecuteSqlAsync($"lock table publishing.work in share mode", cancel);
        var now = await count.RunAsync(plan, report.Period, span.DataDate, cancel);
        if (!SameWorks(now, report.Snapshot.Figures)) return Changed();
        var document = JsonSerializer.Serialize(new { report.Title, report.Content, report.Snapshot }, Readable);
        var signed = await sign.RunAsync(id, plan, report.Period, span, now.SinceStart, document, site.Value.PublicUrl, actor.Name, cancel);
        if (signed is null) return Changed();
        (report.State, report.SignedAt, report.SignedByName, report.Remark) = (ReportState.SignedOff, signed.SignedAt, actor.Name, null);
        audit.Add(actor, "Ký chốt báo cáo", "report", id.ToString(), $"{report.Title}; {signed.Counted} tác phẩm; mã băm {Convert.ToHexStringLower(signed.Hash)}");
        await notify.PeopleAsync(report.Writers, new($"report {id} signed", "Báo cáo đã được ký chốt", $"{actor.Name} đã ký chốt “{report.Title}”. Hãy gửi tệp cho văn thư phát hành.", $"/quan-tri/bao-cao/{id}", NoticeKind.Progress), cancel);
        return null;

        Refusal Changed() => new("report.figures", "Số liệu đã thay đổi từ khi lập báo cáo nên chưa chốt. Hãy trả lại để tính lại số liệu; nội dung đã viết được giữ nguyên.");
    }, cancel);

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>Everything that is made of works; posts go on being sent and are no reason to stop.</summary>
    private static bool SameWorks(ReportFigures now, ReportFigures stated) => Text(now) == Text(stated);

    private static string Text(ReportFigures figures) => JsonSerializer.Serialize(new
    {
        figures.Target, figures.InPeriod, figures.SinceStart, figures.SameLastYear, figures.Genres, figures.Themes, figures.External, figures.Rules,
        // Stored JSON does not keep the order of names.
        Units = figures.Units.OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => new { u.Code, Genres = u.ByGenre.OrderBy(g => g.Key, StringComparer.Ordinal) }),
    }, Readable);

    private static Refusal? Missing(ReportContent content) =>
        new (string Text, string What)[]
        {
            (content.Head.Issuer, "tên cơ quan ban hành"), (content.Head.Symbol, "ký hiệu báo cáo"), (content.Head.Place, "địa danh"), (content.Head.Subject, "trích yếu"), (content.Head.Office, "chức vụ người ký"), (content.Head.Signer, "tên người ký"),
        }.FirstOrDefault(part => string.IsNullOrWhiteSpace(part.Text)) is { What: { } what } ? new("report.incomplete", $"Chưa trình ký được vì còn thiếu {what}. Hãy mở “Sửa báo cáo” để bổ sung.") : null;

    private async Task<Refusal?> DoAsync(Guid id, Func<Report, Task<Refusal?>> act, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var report = await db.Set<Report>().FromSql($"select * from cms.report where id = {id} for update").SingleOrDefaultAsync(cancel);
        if (report is null) return Gone;
        if (await act(report) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
