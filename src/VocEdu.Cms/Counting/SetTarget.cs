using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>Sets what a plan asks for in one year. The plan's own text stays as it was issued; the reason is kept with the change.</summary>
public sealed class SetTarget(CmsDb db, AuditLog audit)
{
    private const int Largest = 100_000;

    public Task<Refusal?> RunAsync(Actor by, string planCode, string code, int year, int value, string? reason, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            if (!by.Has(CountingServices.TargetSetters))
                return new("target.role", "Bạn không có quyền đổi chỉ tiêu. Hãy nhờ cán bộ tổng hợp báo cáo hoặc quản trị hệ thống.");
            if (value is < 1 or > Largest) return new("target.value", "Chỉ tiêu phải là số nguyên từ 1 đến 100.000.", "Value");
            if (string.IsNullOrWhiteSpace(reason)) return new("target.reason", "Vui lòng nhập lý do.", "Reason");

            var plan = await db.Plans.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Code == planCode, cancel);
            var like = plan?.Targets.Where(t => t.Code == code).MaxBy(t => t.Year);
            if (plan is null || like is null) return new("target.none", "Không tìm thấy chỉ tiêu này. Hãy tải lại trang.");
            if (year < plan.FirstYear || year > plan.LastYear + 1)
                return new Refusal("target.year", "Năm này nằm ngoài thời gian của kế hoạch. Hãy chọn năm trong danh sách.", "Year");

            var target = plan.Targets.Find(t => t.Code == code && t.Year == year);
            var before = target?.Value;
            if (target is null) plan.Targets.Add(new() { PlanCode = planCode, Code = code, Year = year, Value = value, Unit = like.Unit, Text = like.Text });
            else target.Value = value;
            plan.LastYear = Math.Max(plan.LastYear, year);
            audit.Add(by, "Đổi chỉ tiêu", "target", $"{planCode}/{code}/{year}", $"{before?.ToString("0", null) ?? "–"} → {value:0}. {reason.Trim()}");
            await db.SaveChangesAsync(cancel);
            return null;
        }, cancel);
}
