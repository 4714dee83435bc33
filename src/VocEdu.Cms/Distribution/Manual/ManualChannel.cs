namespace VocEdu.Cms.Distribution.Manual;

/// <summary>Kinds of channels that have no interface for programs, as the plans name them.</summary>
public enum ManualKind
{
    /// <summary>A page or account that belongs to another body.</summary>
    OtherPage,
    Lotus,
    Press,
    RadioTv,
    Loudspeaker,
    Led,
    NoticeBoard,
    Portal,
    App,
    Bulletin,
    Event,
}

/// <summary>A channel that a person posts to by hand.</summary>
public sealed class ManualChannel
{
    public required Guid Id { get; init; }
    public ManualKind Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>The body it belongs to.</summary>
    public string? Owner { get; set; }

    /// <summary>Whom to send to.</summary>
    public string? Contact { get; set; }
    public string? Address { get; set; }

    /// <summary>Who usually posts there.</summary>
    public Guid? PersonId { get; set; }
    public string? PersonName { get; set; }

    /// <summary>From publication to the deadline.</summary>
    public int WorkingDays { get; set; } = 2;

    /// <summary>Of an LED screen: letters on a line, and lines.</summary>
    public int? Columns { get; set; }
    public int? Lines { get; set; }
    public string? Note { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>Plan and code it was taken over from: it is not taken over twice.</summary>
    public string? Source { get; init; }
}

public static class ManualKinds
{
    public static string Name(this ManualKind kind) => kind switch
    {
        ManualKind.OtherPage => "Trang của cơ quan khác",
        ManualKind.Lotus => "Lotus",
        ManualKind.Press => "Báo, tạp chí",
        ManualKind.RadioTv => "Phát thanh, truyền hình",
        ManualKind.Loudspeaker => "Đài truyền thanh cấp xã",
        ManualKind.Led => "Màn hình LED",
        ManualKind.NoticeBoard => "Bảng tin, cổ động trực quan",
        ManualKind.Portal => "Cổng, trang thông tin điện tử",
        ManualKind.App => "Ứng dụng",
        ManualKind.Bulletin => "Bản tin",
        ManualKind.Event => "Hội nghị, hội thảo",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>By the kind a plan gives; null for what a program posts to or reads.</summary>
    public static ManualKind? OfPlan(string? kind, string? mode) => (kind, mode) switch
    {
        (_, not "manual") => null,
        ("lotus", _) => ManualKind.Lotus,
        ("press", _) => ManualKind.Press,
        ("radio_tv", _) => ManualKind.RadioTv,
        ("loudspeaker", _) => ManualKind.Loudspeaker,
        ("board_led", _) => ManualKind.Led,
        ("outdoor", _) => ManualKind.NoticeBoard,
        ("portal", _) => ManualKind.Portal,
        ("app", _) => ManualKind.App,
        ("bulletin", _) => ManualKind.Bulletin,
        ("event", _) => ManualKind.Event,
        _ => ManualKind.OtherPage,
    };
}
