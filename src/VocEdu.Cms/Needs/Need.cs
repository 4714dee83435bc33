using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Schools;

namespace VocEdu.Cms.Needs;

public enum NeedKind
{
    /// <summary>Nhu cầu tuyển dụng: somebody looks for workers.</summary>
    Recruit,

    /// <summary>Nhu cầu đào tạo: somebody looks for, or offers, training for their people.</summary>
    Train,
}

public enum NeedState
{
    /// <summary>Written or changed, and not yet looked at: nobody outside sees it.</summary>
    Waiting,

    /// <summary>On the site until its last day.</summary>
    Shown,
    Declined,

    /// <summary>Taken off before its last day.</summary>
    Ended,
}

/// <summary>What somebody looks for, as it is told to the public.</summary>
public sealed class Need
{
    public required Guid Id { get; init; }
    public required string UnitId { get; set; }
    public required NeedKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>Slug of the trade's guide.</summary>
    public string? Trade { get; set; }
    public string? ProvinceCode { get; set; }
    public required string Place { get; set; }

    /// <summary>How many people.</summary>
    public int? Count { get; set; }
    public string? Pay { get; set; }

    /// <summary>Who says that this is the pay; there is no pay without.</summary>
    public string? PaySource { get; set; }
    public required string Text { get; set; }
    public required string Contact { get; set; }

    /// <summary>The last day on which it stands in lists.</summary>
    public required DateOnly ExpiresOn { get; set; }
    public required NeedState State { get; set; }

    /// <summary>Grows with each change: a decision falls on what was seen.</summary>
    public required int Version { get; set; }
    public required DateTimeOffset WrittenAt { get; set; }
    public required Guid WrittenBy { get; set; }
    public required string WrittenByName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }

    /// <summary>When what it says now was put on the site; null while nobody has approved it.</summary>
    public DateTimeOffset? ShownAt { get; set; }

    /// <summary>Why it was declined or ended.</summary>
    public string? Reason { get; set; }

    public bool IsOpen(DateOnly today) => State is NeedState.Shown && NeedRule.IsOpen(ExpiresOn, today);
}

public static class NeedAccess
{
    internal const Role Newsroom = Role.Editor | Role.Approver, OfUnits = Role.Contributor | Role.UnitHead, Readers = Newsroom | OfUnits | Role.Reporter;

    public static IQueryable<Need> VisibleTo(this IQueryable<Need> needs, Actor actor)
    {
        var units = actor.Units;
        return actor.Has(Newsroom | Role.Reporter) ? needs : actor.Has(OfUnits) ? needs.Where(n => units.Contains(n.UnitId)) : needs.Where(n => false);
    }

    /// <summary>What everybody may see today.</summary>
    public static IQueryable<Need> Open(this IQueryable<Need> needs, DateOnly today) => needs.Where(n => n.State == NeedState.Shown && n.ExpiresOn >= today);

    /// <summary>What has an address of its own: what is shown, and what was and is over.</summary>
    public static IQueryable<Need> WithPage(this IQueryable<Need> needs) => needs.Where(n => n.ShownAt != null && (n.State == NeedState.Shown || n.State == NeedState.Ended));

    public static string Name(this NeedKind kind) => kind is NeedKind.Recruit ? "Tuyển dụng" : "Đào tạo";

    public static string Name(this NeedState state) => state switch
    {
        NeedState.Waiting => "Chờ duyệt",
        NeedState.Shown => "Đang đăng",
        NeedState.Declined => "Không đăng",
        _ => "Đã kết thúc",
    };
}

internal sealed class NeedTables : INewsroomTables, IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("need", CmsDb.Schema);
        need.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId);
        need.Property(n => n.Version).IsConcurrencyToken();
        need.HasIndex(n => new { n.State, n.Id });
        need.HasIndex(n => n.ExpiresOn).HasFilter("state = 'Shown'");
    }
}
