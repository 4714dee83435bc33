using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>Opens, changes and closes calls for stories; units answer that they have nothing. A story answers by being sent.</summary>
public sealed class ManageCalls(CmsDb db, AccountsDb accounts, Successions successions, Notify notify, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal Unknown = new("call.unknown", "Không tìm thấy lời đặt bài này.");

    public async Task<(StoryCall? Call, Refusal? Refusal)> OpenAsync(CallFields fields, IReadOnlyCollection<string> units, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (fields.Deadline < Vietnam.LocalDate(now)) return (null, new("call.deadline", "Hạn gửi phải từ hôm nay trở đi.", "Deadline"));
        var known = await db.Units.Where(unit => units.Contains(unit.Id)).Select(unit => unit.Id).ToListAsync(cancel);
        if (known.Count == 0) return (null, new("call.units", "Hãy chọn ít nhất một đơn vị hoặc một loại đơn vị.", "Units"));

        var call = new StoryCall
        {
            Id = Guid.CreateVersion7(now), Title = fields.Title, Brief = fields.Brief, Genres = [.. fields.Genres], Wanted = fields.Wanted,
            Deadline = fields.Deadline, OpenedAt = now, OpenedBy = actor.Id ?? Guid.Empty, OpenedByName = actor.Name,
        };
        call.Units.AddRange(known.Select(unit => new StoryCallUnit { UnitId = unit }));
        db.Add(call);
        audit.Add(actor, "Đặt bài", "call", call.Id.ToString(), $"{call.Title}; hạn {VietnameseDates.Date(call.Deadline)}; {known.Count} đơn vị");
        await TellAsync(call, known, $"call {call.Id}", "Ban Biên tập đặt bài", cancel);
        await db.SaveChangesAsync(cancel);
        return (call, null);
    }

    public Task<Refusal?> ChangeAsync(Guid id, CallFields fields, Actor actor, CancellationToken cancel) => DoAsync(id, call =>
    {
        if (fields.Deadline < call.Deadline && fields.Deadline < Vietnam.Today(clock)) return new Refusal("call.deadline", "Hạn gửi phải từ hôm nay trở đi.", "Deadline");
        audit.Add(actor, "Sửa lời đặt bài", "call", id.ToString(), $"{call.Title} → {fields.Title}; hạn {VietnameseDates.Date(call.Deadline)} → {VietnameseDates.Date(fields.Deadline)}");
        // A later deadline is reminded of anew.
        if (fields.Deadline > call.Deadline) call.RemindedDays = null;
        (call.Title, call.Brief, call.Genres, call.Wanted, call.Deadline) = (fields.Title, fields.Brief, [.. fields.Genres], fields.Wanted, fields.Deadline);
        return null;
    }, cancel);

    public Task<Refusal?> CloseAsync(Guid id, Actor actor, CancellationToken cancel) => DoAsync(id, call =>
    {
        call.ClosedAt ??= clock.GetUtcNow();
        audit.Add(actor, "Đóng lời đặt bài", "call", id.ToString(), call.Title);
        return null;
    }, cancel);

    /// <summary>The unit answers that it has nothing; a story sent later still counts.</summary>
    public async Task<Refusal?> DeclineAsync(Guid id, string? because, Actor actor, CancellationToken cancel)
    {
        var reason = VietnameseText.Normalize(because).Trim();
        if (reason.Length is 0 or > 1_000) return new("call.reason", reason.Length == 0 ? "Vui lòng nhập lý do." : "Lý do không được quá 1.000 ký tự.", "because");
        var units = actor.Units;
        var asked = await db.Set<StoryCallUnit>().Where(u => u.CallId == id && units.Contains(u.UnitId)).ToListAsync(cancel);
        var call = await db.Set<StoryCall>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (asked.Count == 0 || call is null) return Unknown;
        if (call.ClosedAt is not null) return new("call.closed", "Lời đặt bài này đã đóng nên không cần trả lời nữa.");

        foreach (var one in asked) (one.DeclinedAt, one.DeclinedByName, one.DeclinedBecause) = (clock.GetUtcNow(), actor.Name, reason);
        audit.Add(actor, "Trả lời không có bài", "call", id.ToString(), $"{actor.UnitId}: {reason}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>An officer reminds the units that have not answered.</summary>
    /// <returns>How many units were reminded.</returns>
    public async Task<int> RemindAsync(StoryCall call, Actor actor, CancellationToken cancel)
    {
        var (silent, now) = (await SilentAsync(db, call.Id, cancel), clock.GetUtcNow());
        await db.Set<StoryCallUnit>().Where(u => u.CallId == call.Id && silent.Contains(u.UnitId)).ExecuteUpdateAsync(set => set.SetProperty(u => u.RemindedAt, now), cancel);
        audit.Add(actor, "Nhắc gửi bài", "call", call.Id.ToString(), $"{call.Title}; {silent.Count} đơn vị");
        await TellAsync(call, silent, $"call {call.Id} by {now:O}", "Nhắc gửi bài", cancel);
        await db.SaveChangesAsync(cancel);
        return silent.Count;
    }

    /// <summary>Units that were asked and have neither sent a story nor said that they have none.</summary>
    public static Task<List<string>> SilentAsync(CmsDb db, Guid callId, CancellationToken cancel) => db.Set<StoryCallUnit>()
        .Where(asked => asked.CallId == callId && asked.DeclinedAt == null
            && !db.Set<Submission>().Any(s => s.CallId == callId && db.Items.Any(item => item.Id == s.ItemId && (item.UnitId == asked.UnitId || db.UnitLinks.Any(heir =>
                heir.FromId == asked.UnitId && heir.ToId == item.UnitId && (heir.Type == UnitLinkType.Merged || heir.Type == UnitLinkType.Renamed || heir.Type == UnitLinkType.Replaced))))))
        .Select(asked => asked.UnitId).ToListAsync(cancel);

    /// <summary>Tells the people of the units, and of those that took their place; saved by the caller.</summary>
    public async Task TellAsync(StoryCall call, IReadOnlyCollection<string> units, string what, string title, CancellationToken cancel)
    {
        var (succession, today) = (await successions.AllAsync(cancel), Vietnam.Today(clock));
        units = [.. units.Concat(units.Select(unit => succession.CurrentOf(unit, today))).Distinct()];
        var people = await accounts.Users.Where(p => p.DisabledAt == null && p.UnitId != null && units.Contains(p.UnitId) && (p.Roles & (Role.Contributor | Role.UnitHead)) != Role.None)
            .Select(p => p.Id).ToListAsync(cancel);
        await notify.PeopleAsync(people, new(what, $"{title}: {call.Title}", $"Hạn gửi: {VietnameseDates.WithWeekday(call.Deadline)}. Nếu không có bài, hãy trả lời “Không có bài” kèm lý do.", $"/quan-tri/dat-bai/{call.Id}"), cancel);
    }

    private async Task<Refusal?> DoAsync(Guid id, Func<StoryCall, Refusal?> change, CancellationToken cancel)
    {
        if (await db.Set<StoryCall>().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } call) return Unknown;
        if (change(call) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>What a call says.</summary>
public sealed record CallFields(string Title, string Brief, IReadOnlyList<string> Genres, int? Wanted, DateOnly Deadline);
