using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Notices;

/// <summary>What to tell, see <see cref="Notice"/>.</summary>
/// <param name="At">When it happened; null: now.</param>
public sealed record Message(string Event, string Title, string Text, string Path, NoticeKind Kind = NoticeKind.Other, DateTimeOffset? At = null);

/// <summary>Tells people. The notices are saved with the change they tell of, by its own <c>SaveChanges</c>.</summary>
public sealed class Notify(CmsDb db, AccountsDb accounts, QueueMail mail, TimeProvider clock)
{
    /// <summary>What happened longer ago is history, not news: an import or the demo's past tells nobody.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    /// <summary>Tells everybody who holds one of the roles.</summary>
    /// <param name="unitId">Only people of this unit; null: of any.</param>
    /// <param name="except">The person who did it.</param>
    public async Task RolesAsync(Role roles, string? unitId, Guid? except, Message message, CancellationToken cancel) => await PeopleAsync(
        await accounts.Users.Where(p => p.DisabledAt == null && (p.Roles & roles) != Role.None && (unitId == null || p.UnitId == unitId) && p.Id != except)
            .Select(p => p.Id).ToListAsync(cancel),
        message, cancel);

    public async Task PeopleAsync(IReadOnlyCollection<Guid> people, Message message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (message.At < now - News) return;
        var told = await db.Notices.Where(n => n.Event == message.Event && people.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(cancel);
        List<Notice> notices = [.. people.Distinct().Except(told).Select(person => new Notice
        {
            PersonId = person,
            Event = message.Event,
            Kind = message.Kind,
            Title = message.Title,
            Text = message.Text,
            Path = message.Path,
            At = now,
        })];
        db.Notices.AddRange(notices);
        await mail.AtOnceAsync(notices, now, cancel);
    }
}
