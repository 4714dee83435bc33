using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Distribution.Manual;

public enum TaskState
{
    /// <summary>Its item is not public yet.</summary>
    Waiting,
    Open,
    Overdue,
    Done,

    /// <summary>Posted, and its item was withdrawn since.</summary>
    TakeDown,
    TakenDown,
    Cancelled,
}

/// <summary>One item to be posted by hand on one channel.</summary>
public sealed class ManualTask
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public ContentItem? Item { get; init; }
    public required Guid ChannelId { get; init; }
    public ManualChannel? Channel { get; init; }
    public Guid? PersonId { get; set; }
    public string? PersonName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
    public Guid? WorkId { get; set; }

    /// <summary>Null until the item is public.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneByName { get; set; }
    public string? ProofUrl { get; set; }
    public Guid? ProofMediaId { get; set; }
    public string? ProofNote { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
    public DateTimeOffset? TakedownAskedAt { get; set; }
    public string? TakedownReason { get; set; }
    public DateTimeOffset? TakenDownAt { get; set; }
    public string? TakenDownByName { get; set; }

    /// <summary>Forgets what became of it before; the proof stays with the work.</summary>
    public void BeginAgain()
    {
        (CancelledAt, DueAt, WorkId, DoneAt, DoneByName) = (null, null, null, null, null);
        (ProofUrl, ProofMediaId, ProofNote) = (null, null, null);
        (TakedownAskedAt, TakedownReason, TakenDownAt, TakenDownByName) = (null, null, null, null);
    }

    public TaskState State(DateTimeOffset now) => this switch
    {
        { TakenDownAt: not null } => TaskState.TakenDown,
        { TakedownAskedAt: not null } => TaskState.TakeDown,
        { CancelledAt: not null } => TaskState.Cancelled,
        { DoneAt: not null } => TaskState.Done,
        { DueAt: null } => TaskState.Waiting,
        _ => DueAt < now ? TaskState.Overdue : TaskState.Open,
    };
}

public static class TaskStates
{
    public static string Name(this TaskState state) => state switch
    {
        TaskState.Waiting => "Chờ xuất bản",
        TaskState.Open => "Cần đăng",
        TaskState.Overdue => "Quá hạn",
        TaskState.Done => "Đã đăng, có minh chứng",
        TaskState.TakeDown => "Cần gỡ",
        TaskState.TakenDown => "Đã gỡ",
        TaskState.Cancelled => "Đã hủy",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Badge(this TaskState state) => state switch
    {
        TaskState.Done => "badge-good",
        TaskState.Overdue or TaskState.TakeDown => "badge-bad",
        TaskState.Open => "badge-warn",
        TaskState.Waiting => "badge-info",
        _ => "",
    };

    /// <summary>Tasks somebody has to do something about now.</summary>
    public static IQueryable<ManualTask> ToDo(this IQueryable<ManualTask> tasks) => tasks.Where(t =>
        (t.DueAt != null && t.DoneAt == null && t.CancelledAt == null) || (t.TakedownAskedAt != null && t.TakenDownAt == null));
}

internal sealed class ManualTables : INewsroomTables, IEntityTypeConfiguration<ManualChannel>, IEntityTypeConfiguration<ManualTask>
{
    public void Configure(EntityTypeBuilder<ManualChannel> channel)
    {
        channel.ToTable("manual_channel", CmsDb.Schema);
        channel.HasIndex(c => c.Source).IsUnique();
        channel.HasIndex(c => c.Name);
    }

    public void Configure(EntityTypeBuilder<ManualTask> task)
    {
        task.ToTable("manual_task", CmsDb.Schema);
        task.HasOne(t => t.Item).WithMany().HasForeignKey(t => t.ItemId);
        task.HasOne(t => t.Channel).WithMany().HasForeignKey(t => t.ChannelId);
        task.HasOne<Work>().WithMany().HasForeignKey(t => t.WorkId);
        task.HasOne<MediaFile>().WithMany().HasForeignKey(t => t.ProofMediaId);
        task.HasIndex(t => new { t.ItemId, t.ChannelId }).IsUnique();
        task.HasIndex(t => t.DueAt).HasFilter("done_at is null and cancelled_at is null");
        task.HasIndex(t => t.DoneAt).HasFilter("done_at is not null");
        task.HasIndex(t => t.TakedownAskedAt).HasFilter("takedown_asked_at is not null and taken_down_at is null");
    }
}
