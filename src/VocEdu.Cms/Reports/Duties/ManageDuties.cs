using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>Adds, changes and closes what has to be reported, and writes down that a report was sent.</summary>
public sealed class ManageDuties(CmsDb db, AuditLog audit, TimeProvider clock)
{
    private const int MaxText = 300, MaxNote = 2_000;
    private static readonly Refusal Unknown = new("duty.unknown", "Không tìm thấy nghĩa vụ báo cáo này. Hãy tải lại trang.");

    /// <param name="id">Null: a new one.</param>
    public async Task<(Duty? Duty, Refusal? Refusal)> SaveAsync(Guid? id, DutyForm form, Actor actor, CancellationToken cancel)
    {
        if (WhyNot(form) is { } refusal) return (null, refusal);
        if (form.PlanCode is { Length: > 0 } plan && !await db.Plans.AnyAsync(p => p.Code == plan, cancel))
            return (null, new("duty.plan", "Kế hoạch này không còn. Hãy chọn kế hoạch trong danh sách.", "PlanCode"));
        var now = clock.GetUtcNow();
        Duty? duty;
        if (id is null)
        {
            duty = new() { Id = Guid.CreateVersion7(now), Title = "", Sender = "", Recipient = "", Cycle = form.Cycle, Since = Vietnam.LocalDate(now), CreatedAt = now, CreatedByName = actor.Name };
            db.Add(duty);
        }
        else
        {
            duty = await db.Set<Duty>().SingleOrDefaultAsync(d => d.Id == id, cancel);
            if (duty is null) return (null, Unknown);
        }

        var before = id is null ? null : Line(duty);
        form.ApplyTo(duty);
        audit.Add(actor, id is null ? "Thêm nghĩa vụ báo cáo" : "Sửa nghĩa vụ báo cáo", "report-duty", duty.Id.ToString(), before is null ? Line(duty) : $"{before} → {Line(duty)}");
        await db.SaveChangesAsync(cancel);
        return (duty, null);
    }

    /// <summary>From today on it asks for nothing; what was due stays on the board.</summary>
    public async Task<Refusal?> CloseAsync(Guid id, bool closed, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<Duty>().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } duty) return Unknown;
        if (duty.ClosedAt is not null == closed) return null;
        duty.ClosedAt = closed ? clock.GetUtcNow() : null;
        audit.Add(actor, closed ? "Ngừng nghĩa vụ báo cáo" : "Mở lại nghĩa vụ báo cáo", "report-duty", id.ToString(), Line(duty));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Writes down that a report was sent; said again, it corrects what was said.</summary>
    public async Task<Refusal?> FileAsync(Guid dutyId, PeriodKind kind, int year, int number, DateOnly? sentOn, string? documentNumber, Actor actor, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        if (sentOn is not { } day) return new("filing.day", "Vui lòng chọn ngày gửi.", "SentOn");
        if (day > today) return new("filing.future", "Ngày gửi không được ở tương lai.", "SentOn");
        var text = VietnameseText.Normalize(documentNumber).Trim();
        if (text.Length > 100) return new("filing.number", "Số, ký hiệu không được quá 100 ký tự.", "DocumentNumber");
        var duty = await db.Set<Duty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == dutyId, cancel);
        if (duty?.Between(today.AddDays(-DutyBoard.DaysBack), today.AddDays(DutyBoard.DaysAhead)).Any(d => (d.Period.Kind, d.Period.Year, d.Period.Number) == (kind, year, number)) is not true) return Unknown;

        var now = clock.GetUtcNow();
        var filing = await db.Set<Filing>().SingleOrDefaultAsync(f => f.DutyId == dutyId && f.PeriodKind == kind && f.Year == year && f.Number == number, cancel);
        if (filing is null)
        {
            filing = new() { Id = Guid.CreateVersion7(now), DutyId = dutyId, PeriodKind = kind, Year = year, Number = number, SentOn = day, DocumentNumber = text, FiledAt = now, FiledByName = actor.Name };
            db.Add(filing);
        }
        else
        {
            (filing.SentOn, filing.DocumentNumber, filing.FiledAt, filing.FiledByName) = (day, text, now, actor.Name);
        }

        audit.Add(actor, "Ghi nhận đã gửi báo cáo", "report-duty", dutyId.ToString(), $"{kind} {year} {number}: gửi ngày {VietnameseDates.Date(day)} {text}".TrimEnd());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return new("filing.twice", "Người khác vừa ghi nhận báo cáo này. Hãy tải lại trang để xem.");
        }

        return null;
    }

    /// <summary>Takes back what was written down by mistake.</summary>
    public async Task<Refusal?> UnfileAsync(Guid dutyId, PeriodKind kind, int year, int number, Actor actor, CancellationToken cancel)
    {
        var filing = await db.Set<Filing>().SingleOrDefaultAsync(f => f.DutyId == dutyId && f.PeriodKind == kind && f.Year == year && f.Number == number, cancel);
        if (filing is null) return Unknown;
        db.Remove(filing);
        audit.Add(actor, "Bỏ ghi nhận đã gửi báo cáo", "report-duty", dutyId.ToString(), $"{kind} {year} {number}: đã ghi gửi ngày {VietnameseDates.Date(filing.SentOn)} {filing.DocumentNumber}".TrimEnd());
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static Refusal? WhyNot(DutyForm form) =>
        Missing(form.Title, "Title", "tên báo cáo") ?? Missing(form.Recipient, "Recipient", "nơi nhận")
        ?? (form.Sender?.Length > MaxText ? new Refusal("duty.sender", "Đơn vị báo cáo không được quá 300 ký tự.", "Sender") : null)
        ?? (form.Note?.Length > MaxNote ? new Refusal("duty.note", "Ghi chú không được quá 2.000 ký tự.", "Note") : null)
        ?? (Enum.IsDefined(form.Cycle) ? null : new Refusal("duty.cycle", "Vui lòng chọn kỳ báo cáo.", "Cycle"))
        ?? form.Cycle switch
        {
            ReportCycle.Once when form.OnceFrom is null || form.OnceTo is null || form.OnceDue is null => new Refusal("duty.once", "Báo cáo một lần cần ngày bắt đầu, ngày kết thúc và hạn gửi.", "OnceDue"),
            ReportCycle.Once when form.OnceTo < form.OnceFrom => new("duty.days", "Ngày kết thúc nằm trước ngày bắt đầu.", "OnceTo"),
            ReportCycle.Once or ReportCycle.NoDay => null,
            ReportCycle.Monthly or ReportCycle.Quarterly when form.DueMonth is not (0 or 1) => new("duty.month", "Hạn gửi phải trong tháng cuối của kỳ hoặc tháng sau đó.", "DueMonth"),
            ReportCycle.Monthly or ReportCycle.Quarterly => form.DueDay is null or (>= 1 and <= 31) ? null : new Refusal("duty.day", "Ngày phải từ 1 đến 31.", "DueDay"),
            _ when form.DueMonth is < 1 or > 12 => new("duty.month", "Vui lòng chọn tháng đến hạn.", "DueMonth"),
            _ when form.DueDay is null || form.DueDay < 1 || form.DueDay > DateTime.DaysInMonth(2025, form.DueMonth) => new("duty.day", "Ngày này không có trong tháng đã chọn.", "DueDay"),
            _ => null,
        };

    private static Refusal? Missing(string? text, string field, string what) => VietnameseText.Normalize(text).Trim().Length switch
    {
        0 => new Refusal("duty.empty", $"Vui lòng nhập {what}.", field),
        > MaxText => new("duty.long", $"Nội dung mục này không được quá {MaxText} ký tự.", field),
        _ => null,
    };

    private static string Line(Duty duty) => $"{duty.Title}; {ReportCycles.NameOf(duty.Cycle)}; {duty.Recipient}; {DutyWords.Of(duty)}";
}

/// <summary>What the page sends.</summary>
public sealed class DutyForm
{
    public string? PlanCode { get; set; }
    public string? Title { get; set; }
    public string? Sender { get; set; }
    public string? Recipient { get; set; }
    public ReportCycle Cycle { get; set; } = ReportCycle.Yearly;
    public int DueMonth { get; set; }
    public int? DueDay { get; set; }
    public bool Before { get; set; }
    public DateOnly? OnceFrom { get; set; }
    public DateOnly? OnceTo { get; set; }
    public DateOnly? OnceDue { get; set; }
    public DateOnly? Since { get; set; }
    public string? Note { get; set; }

    public static DutyForm Of(Duty duty) => new()
    {
        PlanCode = duty.PlanCode, Title = duty.Title, Sender = duty.Sender, Recipient = duty.Recipient, Cycle = duty.Cycle, DueMonth = duty.DueMonth, DueDay = duty.DueDay,
        Before = duty.Before, OnceFrom = duty.OnceFrom, OnceTo = duty.OnceTo, OnceDue = duty.OnceDue, Since = duty.Since, Note = duty.Note,
    };

    public void ApplyTo(Duty duty)
    {
        // A duty of a plan stays that plan's.
        if (duty.DutyCode is null) duty.PlanCode = string.IsNullOrEmpty(PlanCode) ? null : PlanCode;
        (duty.Title, duty.Sender, duty.Recipient, duty.Note) = (Clean(Title), Clean(Sender), Clean(Recipient), Clean(Note));
        (duty.Cycle, duty.DueMonth, duty.DueDay, duty.Before) = (Cycle, DueMonth, DueDay, Before);
        (duty.OnceFrom, duty.OnceTo, duty.OnceDue) = Cycle is ReportCycle.Once ? (OnceFrom, OnceTo, OnceDue) : (null, null, null);
        duty.Since = Since ?? duty.Since;
    }

    private static string Clean(string? text) => VietnameseText.Normalize(text).Trim();
}
