using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Units;

/// <summary>What is to become of units, by which decision and from which day.</summary>
/// <param name="From">Units that give way; with <see cref="UnitLinkType.Transferred"/> they go on.</param>
/// <param name="To">Open units that go on.</param>
/// <param name="On">First day of the new order.</param>
/// <param name="People">Where each person of a closed unit goes.</param>
public sealed record Reorganisation(
    UnitLinkType Type, IReadOnlyList<string> From, IReadOnlyList<string> To, DateOnly On, string LegalBasis, IReadOnlyDictionary<Guid, string> People);

/// <summary>Merges, splits and replaces units. Nothing is overwritten: predecessors are closed, links say why, items and figures keep the name they were published under.</summary>
public sealed class ReorganiseUnits(CmsDb db, AccountsDb accounts, Successions successions, AuditLog audit, TimeProvider clock)
{
    /// <summary>The people who have to go somewhere, for the record that is shown before it is done.</summary>
    public Task<List<Person>> PeopleAsync(IReadOnlyList<string> from, CancellationToken cancel) =>
        accounts.Users.AsNoTracking().Where(p => p.UnitId != null && from.Contains(p.UnitId)).OrderBy(p => p.FullName).ToListAsync(cancel);

    public async Task<Refusal?> WhyNotAsync(Reorganisation wanted, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        if (wanted.Type is not (UnitLinkType.Merged or UnitLinkType.Split or UnitLinkType.Replaced or UnitLinkType.Transferred))
            return new("unit.type", "Vui lòng chọn cách sắp xếp.", "Type");
        if (wanted.To.Count == 0) return new("unit.to", "Vui lòng chọn đơn vị tiếp nhận.", "To");
        if (wanted.Type is UnitLinkType.Split ? wanted.To.Count < 2 : wanted.To.Count > 1)
            return new("unit.to", wanted.Type is UnitLinkType.Split ? "Chia tách cần ít nhất hai đơn vị tiếp nhận." : "Chỉ chọn một đơn vị tiếp nhận.", "To");
        if (wanted.From.Intersect(wanted.To).Any()) return new("unit.same", "Một đơn vị không thể vừa chấm dứt vừa tiếp nhận.", "To");
        if (wanted.On > today) return new("unit.future", "Ngày áp dụng không thể ở trong tương lai. Hãy thực hiện vào ngày quyết định có hiệu lực.", "On");
        if (string.IsNullOrWhiteSpace(wanted.LegalBasis)) return new("unit.basis", "Vui lòng ghi căn cứ, ví dụ số và ngày của quyết định.", "LegalBasis");

        var all = wanted.From.Concat(wanted.To).ToList();
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => all.Contains(u.Id)).ToListAsync(cancel);
        if (units.Count != all.Distinct().Count()) return new("unit.unknown", "Một đơn vị đã chọn không còn. Hãy tải lại trang.", "To");
        if (units.Find(u => u.ClosedOn is not null) is { } closed)
            return new("unit.closed", $"{closed.NameOn(today).Name} đã chấm dứt hoạt động. Hãy chọn đơn vị đang hoạt động.", wanted.From.Contains(closed.Id) ? "From" : "To");
        if (units.Find(u => wanted.From.Contains(u.Id) && u.Names.Any(n => n.ValidFrom >= wanted.On)) is { } younger)
            return new("unit.order", $"{younger.NameOn(today).Name} chỉ mang tên này từ {VietnameseDates.Date(younger.Names.Max(n => n.ValidFrom))}. Ngày áp dụng phải sau ngày đó.", "On");
        if (wanted.Type is UnitLinkType.Transferred) return null;

        var children = await db.Units.AsNoTracking().Include(u => u.Names).FirstOrDefaultAsync(u => u.ParentId != null && wanted.From.Contains(u.ParentId) && u.ClosedOn == null, cancel);
        return children is null ? null : new("unit.children", $"Hãy chuyển đơn vị trực thuộc {children.NameOn(today).Name} sang đơn vị cấp trên khác trước.", "From");
    }

    public async Task<Refusal?> RunAsync(Reorganisation wanted, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await accounts.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancel);
        var all = wanted.From.Concat(wanted.To).ToList();
        await db.Database.ExecuteSqlAsync($"select 1 from cms.unit where id = any ({all}) order by id for update", cancel);
        if (await WhyNotAsync(wanted, cancel) is { } refusal) return refusal;

        var closes = wanted.Type is not UnitLinkType.Transferred;
        var people = closes ? await PeopleAsync(wanted.From, cancel) : [];
        if (people.Find(p => p.DisabledAt is null && !wanted.To.Contains(wanted.People.GetValueOrDefault(p.Id, wanted.To is [var only] ? only : ""))) is { } lost)
            return new("unit.people", $"Hãy chọn đơn vị mới cho {lost.FullName}.", "People");

        foreach (var (from, to) in from f in wanted.From from t in wanted.To select (f, t))
            db.UnitLinks.Add(new UnitLink { Id = Guid.CreateVersion7(clock.GetUtcNow()), FromId = from, ToId = to, Type = wanted.Type, On = wanted.On, LegalBasis = wanted.LegalBasis.Trim() });
        foreach (var person in people.Where(p => p.DisabledAt is null)) await MoveAsync(person, wanted, by, cancel);
        if (closes) await CloseAsync(wanted, cancel);
        foreach (var from in wanted.From) audit.Add(by, Name(wanted.Type), "unit", from, $"→ {string.Join(", ", wanted.To)} ({VietnameseDates.Date(wanted.On)}); {wanted.LegalBasis.Trim()}");
        await db.SaveChangesAsync(cancel);
        foreach (var page in await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.School && all.Contains(p.UnitId)).ToListAsync(cancel))
            await PublicChange.AnnounceAsync(db, page, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The public page of whoever took a closed school's place; null: it keeps its own.</summary>
    public async Task<string?> PageOfSuccessorAsync(string unitId, CancellationToken cancel)
    {
        var successor = (await successions.AllAsync(cancel)).CurrentOf(unitId, Vietnam.Today(clock));
        return successor == unitId ? null : await db.Publications.Where(p => p.Kind == ContentKind.School && p.UnitId == successor && p.Listed).Select(p => p.Path).FirstOrDefaultAsync(cancel);
    }

    public static string Name(UnitLinkType type) => type switch
    {
        UnitLinkType.Merged => "Sáp nhập đơn vị",
        UnitLinkType.Split => "Chia tách đơn vị",
        UnitLinkType.Renamed => "Đổi thành đơn vị mới",
        UnitLinkType.Replaced => "Thay thế đơn vị",
        UnitLinkType.Transferred => "Chuyển giao nhiệm vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The security stamp changes too: a browser that is signed in learns of the new unit within a minute.</summary>
    private async Task MoveAsync(Person person, Reorganisation wanted, Actor by, CancellationToken cancel)
    {
        var to = wanted.People.GetValueOrDefault(person.Id, wanted.To[0]);
        await accounts.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.UnitId, to)
            .SetProperty(p => p.SecurityStamp, Guid.NewGuid().ToString("N")).SetProperty(p => p.ConcurrencyStamp, Guid.NewGuid().ToString()), cancel);
        db.Add(new UnitTransfer
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), PersonId = person.Id, PersonName = person.FullName, FromId = person.UnitId!, ToId = to, Roles = person.Roles,
            On = wanted.On, At = clock.GetUtcNow(), ByName = by.Name,
        });
    }

    private async Task CloseAsync(Reorganisation wanted, CancellationToken cancel)
    {
        foreach (var unit in await db.Units.Include(u => u.Names).Where(u => wanted.From.Contains(u.Id)).ToListAsync(cancel))
        {
            unit.ClosedOn = wanted.On;
            foreach (var name in unit.Names.Where(n => n.ValidTo is null)) name.ValidTo = wanted.On.AddDays(-1);
        }
    }
}
