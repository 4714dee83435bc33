using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Steps;

/// <summary>What approvers and administrators set up: processes, groups and deputies. Each act and its audit line are one transaction.</summary>
public sealed class ManageReview(CmsDb db, AccountsDb accounts, AuditLog audit, TimeProvider clock)
{
    public const Role Managers = Role.Approver | Role.Administrator;

    /// <summary>Makes a new state of a scope's process; what is under way keeps the one it began with.</summary>
    /// <param name="steps">None: the process of the wider scope holds again.</param>
    public async Task<Refusal?> ChangeProcessAsync(string scope, IReadOnlyList<ReviewStep> steps, bool onePersonMay, Actor actor, CancellationToken cancel)
    {
        if (!ReviewScope.IsKnown(scope)) return new("process.scope", "Không có thể loại này trong danh mục. Hãy tải lại trang rồi chọn lại.");
        steps = [.. steps.Select(s => s with { Name = VietnameseText.Normalize(s.Name).Trim() })];
        if ((steps.Count > 0 || scope == ReviewScope.Everything) && ReviewProcessRules.WhyNot(steps) is { } refusal) return refusal;
        var groups = steps.Select(s => s.Group).OfType<Guid>().ToHashSet();
        if (await db.Groups.CountAsync(g => groups.Contains(g.Id), cancel) < groups.Count) return new("process.group", "Nhóm bạn chọn vừa bị xóa. Hãy chọn nhóm khác.", "Steps");
        if (await WhyNotDecidersAsync([.. steps.SelectMany(s => s.People)], cancel) is { } unable) return unable;

        return await InOneTransactionAsync(async () =>
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('review process ' || {scope}, 0))", cancel);
            var number = await db.ReviewProcesses.Where(p => p.Scope == scope).MaxAsync(p => (int?)p.Number, cancel) ?? 0;
            db.ReviewProcesses.Add(new ReviewProcess
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), Scope = scope, Number = number + 1, Steps = steps, OnePersonMay = onePersonMay,
                CreatedAt = clock.GetUtcNow(), CreatedByName = actor.Name,
            });
            audit.Add(actor, "Sửa quy trình duyệt", "review-process", scope, $"phiên bản {number + 1}: {string.Join(" → ", steps.Select(s => s.Name))}");
        }, cancel);
    }

    /// <param name="id">Null: a new group.</param>
    public async Task<Refusal?> SaveGroupAsync(Guid? id, string name, IReadOnlyCollection<Guid> members, Actor actor, CancellationToken cancel)
    {
        name = VietnameseText.Normalize(name).Trim();
        if (name.Length is 0 or > ReviewProcessRules.LongestName) return new("group.name", $"Vui lòng nhập tên nhóm, không quá {ReviewProcessRules.LongestName} ký tự.", "Name");
        if (members.Count == 0) return new("group.empty", "Vui lòng chọn ít nhất một người.", "Members");
        if (await WhyNotDecidersAsync(members, cancel) is { } unable) return unable;
        if (await db.Groups.AnyAsync(g => g.Name == name && g.Id != id, cancel)) return new("group.name", "Đã có nhóm mang tên này. Hãy chọn tên khác.", "Name");

        var now = clock.GetUtcNow();
        var group = id is null ? null : await db.Groups.SingleOrDefaultAsync(g => g.Id == id, cancel);
        if (group is null && id is not null) return new("group.gone", "Nhóm này vừa bị xóa. Hãy tạo nhóm mới.");
        if (group is null) db.Groups.Add(group = new PeopleGroup { Id = Guid.CreateVersion7(now), Name = name, ChangedAt = now, ChangedByName = actor.Name });
        (group.Name, group.Members, group.ChangedAt, group.ChangedByName) = (name, [.. members.Distinct()], now, actor.Name);
        return await InOneTransactionAsync(() =>
        {
            audit.Add(actor, id is null ? "Tạo nhóm" : "Sửa nhóm", "people-group", group.Id.ToString(), $"{name}: {members.Count} người");
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<Refusal?> DeleteGroupAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Groups.SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group) return null;
        var processes = await db.ReviewProcesses.AsNoTracking().Where(p => !db.ReviewProcesses.Any(later => later.Scope == p.Scope && later.Number > p.Number)).ToListAsync(cancel);
        var open = await db.ReviewRounds.AsNoTracking().Where(r => r.ClosedAt == null).Select(r => r.Steps).ToListAsync(cancel);
        if (processes.SelectMany(p => p.Steps).Concat(open.SelectMany(steps => steps)).Any(s => s.Group == id))
            return new("group.used", "Nhóm này đang quyết định một bước duyệt nên chưa xóa được. Hãy sửa quy trình và chờ các bài đang duyệt xong.");
        return await InOneTransactionAsync(() =>
        {
            db.Groups.Remove(group);
            audit.Add(actor, "Xóa nhóm", "people-group", id.ToString(), group.Name);
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>Anyone may name an own deputy; approvers and administrators name one for anybody.</summary>
    public async Task<Refusal?> AddDeputyAsync(Guid person, Guid deputy, DateOnly first, DateOnly last, IReadOnlyCollection<string> steps, Actor actor, CancellationToken cancel)
    {
        if (person != actor.Id && !actor.Has(Managers)) return new("deputy.other", "Bạn chỉ chọn được người thay mặt cho chính mình.");
        if (person == deputy) return new("deputy.self", "Người thay mặt phải là một người khác.", "DeputyId");
        if (last < first) return new("deputy.days", "Ngày cuối phải từ ngày đầu trở đi.", "LastDay");
        if (await WhyNotDecidersAsync([person, deputy], cancel) is { } unable) return unable;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        db.Deputies.Add(new Deputy
        {
            Id = id, PersonId = person, DeputyId = deputy, FirstDay = first, LastDay = last, Steps = [.. steps.Distinct()],
            CreatedAt = clock.GetUtcNow(), CreatedByName = actor.Name,
        });
        return await InOneTransactionAsync(() =>
        {
            audit.Add(actor, "Chọn người thay mặt", "person", person.ToString(),
                $"{deputy}, {VietnameseDates.Date(first)} – {VietnameseDates.Date(last)}{(steps.Count > 0 ? ": " + string.Join(", ", steps) : "")}");
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<Refusal?> EndDeputyAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Deputies.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } deputy) return null;
        if (deputy.PersonId != actor.Id && !actor.Has(Managers)) return new("deputy.other", "Bạn chỉ đổi được người thay mặt của chính mình.");
        return await InOneTransactionAsync(() =>
        {
            db.Deputies.Remove(deputy);
            audit.Add(actor, "Thôi thay mặt", "person", deputy.PersonId.ToString(), deputy.DeputyId.ToString());
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>Those who can decide: they have an account in use and see what was sent.</summary>
    public Task<List<Person>> DecidersAsync(CancellationToken cancel) =>
        accounts.Users.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & StepHolders.Deciders) != Role.None).OrderBy(p => p.FullName).ToListAsync(cancel);

    private async Task<Refusal?> WhyNotDecidersAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var able = await accounts.Users.CountAsync(p => people.Contains(p.Id) && p.DisabledAt == null && (p.Roles & StepHolders.Deciders) != Role.None, cancel);
        return able == people.Distinct().Count() ? null : new("review.person",
            "Có người không duyệt được bài: tài khoản đã ngừng sử dụng hoặc không thuộc Ban Biên tập. Hãy bỏ chọn người đó.");
    }

    private async Task<Refusal?> InOneTransactionAsync(Func<Task> act, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await act();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
