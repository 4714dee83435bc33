using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>Posts that belong together for the person who looks after them.</summary>
public enum PostGroup
{
    /// <summary>Only a person can move them.</summary>
    NeedPerson,

    /// <summary>Should have been on their channel for some minutes.</summary>
    Overdue,

    /// <summary>Due today and not there yet.</summary>
    Today,
}

public static class PostGroups
{
    /// <remarks>The first two are the engine's own figures (<see cref="EngineHealth"/>), so that a number and its list agree.</remarks>
    public static IQueryable<OutboxPost> In(this IQueryable<OutboxPost> posts, PostGroup group, DateTimeOffset now)
    {
        var tomorrow = Vietnam.Instant(Vietnam.LocalDate(now).AddDays(1));
        return group switch
        {
            PostGroup.NeedPerson => posts.NeedingPerson(),
            PostGroup.Overdue => posts.Overdue(now),
            _ => posts.Where(p => p.WakeAt != null && p.State != PostState.Posted && p.DueAt < tomorrow),
        };
    }

    public static string Name(this PostGroup group) => group switch
    {
        PostGroup.NeedPerson => "Cần người xử lý",
        PostGroup.Overdue => "Quá giờ chưa lên kênh",
        _ => "Đến hạn trong hôm nay",
    };
}
