using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Units;

/// <summary>Opens units, gives them new names and settings. Nothing is overwritten: an old name keeps its dates.</summary>
public sealed class ManageUnits(CmsDb db, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal NoUnit = new("unit.unknown", "Đơn vị này không có. Hãy tải lại danh sách.");

    /// <returns>The new unit's id, or why it was not made.</returns>
    public async Task<(string? Id, Refusal? Refusal)> CreateAsync(
        Actor by, string name, string shortName, string kind, string? parentId, bool needsUnitHead, CancellationToken cancel)
    {
        var id = Slug.From(name).Value;
        if (await db.Units.AnyAsync(u => u.Id == id, cancel))
            return (null, new("unit.same-name", "Đã có đơn vị mang tên này. Hãy mở đơn vị đó hoặc nhập tên khác.", "Name"));

        var unit = new Unit { Id = id, Kind = kind, ParentId = parentId, NeedsUnitHead = needsUnitHead, OpenedOn = Today };
        unit.Names.Add(new UnitName { ValidFrom = Today, Name = name.Trim(), ShortName = shortName.Trim() });
        db.Units.Add(unit);
        audit.Add(by, "Tạo đơn vị", "unit", id, $"{name.Trim()}; {UnitKinds.Label(kind)}");
        await db.SaveChangesAsync(cancel);
        return (id, null);
    }

    public async Task<Refusal?> RenameAsync(
        Actor by, string id, string name, string shortName, DateOnly from, string? legalBasis, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } unit) return NoUnit;
        var last = unit.Names.MaxBy(n => n.ValidFrom)!;
        if (from <= last.ValidFrom)
            return new("unit.name-order", "Ngày áp dụng tên mới phải sau ngày áp dụng tên hiện tại.", "From");

        last.ValidTo = from.AddDays(-1);
        unit.Names.Add(new UnitName { UnitId = id, ValidFrom = from, Name = name.Trim(), ShortName = shortName.Trim(), LegalBasis = legalBasis });
        audit.Add(by, "Đổi tên đơn vị", "unit", id, $"{last.Name} → {name.Trim()} ({VietnameseDates.Date(from)})");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> ChangeAsync(Actor by, string id, string kind, string? parentId, bool needsUnitHead, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } unit) return NoUnit;
        if (await IsWithinAsync(parentId, id, cancel))
            return new("unit.circle", "Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc của nó.", "ParentId");

        var before = Describe(unit);
        (unit.Kind, unit.ParentId, unit.NeedsUnitHead) = (kind, parentId, needsUnitHead);
        audit.Add(by, "Sửa đơn vị", "unit", id, $"{before} → {Describe(unit)}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private DateOnly Today => Vietnam.Today(clock);

    private Task<Unit?> FindAsync(string id, CancellationToken cancel) =>
        db.Units.Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == id, cancel);

    private async Task<bool> IsWithinAsync(string? unit, string ancestor, CancellationToken cancel)
    {
        for (var at = unit; at is not null; at = await db.Units.Where(u => u.Id == at).Select(u => u.ParentId).SingleOrDefaultAsync(cancel))
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    private static string Describe(Unit unit) =>
        $"{UnitKinds.Label(unit.Kind)}; {unit.ParentId ?? "-"}; {(unit.NeedsUnitHead ? "lãnh đạo đơn vị duyệt trước" : "gửi thẳng")}";
}
