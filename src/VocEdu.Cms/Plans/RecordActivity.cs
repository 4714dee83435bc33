using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Plans;

/// <summary>Writes down what was done for an activity and how an outcome stands. Taken back, a row stays and says by whom.</summary>
public sealed class RecordActivity(CmsDb db, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal NoRole = new("record.role", "Bạn không có quyền ghi kết quả thực hiện kế hoạch. Hãy nhờ biên tập viên hoặc cán bộ tổng hợp báo cáo.");

    public async Task<Refusal?> AddAsync(Actor by, ActivityRecord record, CancellationToken cancel)
    {
        if (!by.Has(PlanServices.Planners)) return NoRole;
        if (string.IsNullOrWhiteSpace(record.Title)) return new("record.title", "Vui lòng nhập tên việc đã làm.", "Title");
        if (record.Title.Length > 500 || record.Note?.Length > 2_000 || record.Place?.Length > 300 || record.Url?.Length > 2_000) return new("record.long", "Nội dung dài quá. Hãy rút ngắn rồi lưu lại.", "Title");
        if (record.Kind is RecordKind.Event or RecordKind.Training && record.HeldOn is null) return new("record.day", "Vui lòng nhập ngày tổ chức.", "Day");
        if (record.HeldOn > Vietnam.Today(clock)) return new("record.future", "Ngày này nằm trong tương lai. Hãy ghi khi việc đã làm xong.", "Day");
        if (record.Attendance is < 0 or > 10_000_000) return new("record.people", "Số người tham dự không hợp lệ.", "Attendance");
        if (record.Url is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            return new("record.link", "Liên kết minh chứng chưa đúng. Hãy dán địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://.", "Link");
        db.Add(record);
        audit.Add(by, "Ghi kết quả hoạt động", "activity", record.Activity, $"{record.Year}: {record.Title}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> RemoveAsync(Actor by, Guid id, CancellationToken cancel)
    {
        if (!by.Has(PlanServices.Planners)) return NoRole;
        if (await db.Set<ActivityRecord>().SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null, cancel) is not { } record)
            return new("record.none", "Mục này đã được bỏ trước đó. Hãy tải lại trang.");
        (record.RemovedAt, record.RemovedByName) = (clock.GetUtcNow(), by.Name);
        audit.Add(by, "Bỏ kết quả hoạt động", "activity", record.Activity, $"{record.Year}: {record.Title}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> ReadAsync(Actor by, IndicatorReading reading, CancellationToken cancel)
    {
        if (!by.Has(PlanServices.Planners)) return NoRole;
        if (reading.TakenOn > Vietnam.Today(clock)) return new("reading.future", "Ngày của số liệu nằm trong tương lai.", "Day");
        if (reading.Value is < 0 or > 1_000_000_000) return new("reading.value", "Giá trị không hợp lệ. Hãy nhập một số không âm.", "Value");
        if (string.IsNullOrWhiteSpace(reading.Source) || reading.Source.Length > 500) return new("reading.source", "Vui lòng ghi văn bản nguồn: số, ngày, cơ quan ban hành.", "Source");
        if (reading.Url is { } url && (url.Length > 2_000 || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            return new("reading.link", "Liên kết chưa đúng. Hãy dán địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://.", "Link");
        db.Add(reading);
        audit.Add(by, "Ghi số liệu chỉ số", "indicator", $"{reading.PlanCode}/{reading.TargetCode}", $"{reading.TakenOn:yyyy-MM-dd}: {reading.Value}; {reading.Source}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> ForgetAsync(Actor by, Guid id, CancellationToken cancel)
    {
        if (!by.Has(PlanServices.Planners)) return NoRole;
        if (await db.Set<IndicatorReading>().SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null, cancel) is not { } reading)
            return new("reading.none", "Số liệu này đã được bỏ trước đó. Hãy tải lại trang.");
        (reading.RemovedAt, reading.RemovedByName) = (clock.GetUtcNow(), by.Name);
        audit.Add(by, "Bỏ số liệu chỉ số", "indicator", $"{reading.PlanCode}/{reading.TargetCode}", $"{reading.TakenOn:yyyy-MM-dd}: {reading.Value}");
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
