namespace VocEdu.Cms.Calendar;

/// <summary>What of the calendar is wanted; the defaults want everything.</summary>
/// <param name="Kinds">Empty: all.</param>
public sealed record CalendarFilter(IReadOnlyList<EntryKind> Kinds, string? UnitId = null, Guid? ChannelId = null, string? Genre = null)
{
    private static readonly (EntryKind Kind, string Code, string Name)[] Words =
    [
        (EntryKind.Item, "bai", "Tin, bài"),
        (EntryKind.Release, "dot", "Đợt phát hành"),
        (EntryKind.Post, "bai-dang", "Bài đăng trên kênh"),
        (EntryKind.Task, "viec-dang", "Việc đăng thủ công"),
        (EntryKind.Event, "su-kien", "Sự kiện"),
        (EntryKind.Day, "ngay-le", "Ngày lễ, ngày kỷ niệm"),
        (EntryKind.Report, "bao-cao", "Hạn báo cáo"),
    ];

    public static string CodeOf(EntryKind kind) => Words.Single(w => w.Kind == kind).Code;

    public static string NameOf(EntryKind kind) => Words.Single(w => w.Kind == kind).Name;

    /// <summary>Reads the kinds an address names; unknown ones are passed over.</summary>
    public static IReadOnlyList<EntryKind> ReadKinds(IEnumerable<string> codes) =>
        [.. Words.Where(w => codes.Contains(w.Code, StringComparer.Ordinal)).Select(w => w.Kind)];

    public bool Wants(EntryKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}

/// <summary>Whose calendar it is: what the viewer may know.</summary>
/// <param name="Items">Which items.</param>
/// <param name="Units">Only what is these units'; null: of every unit.</param>
/// <param name="Posts">Posts on channels too.</param>
/// <param name="InProgress">Also what is not approved yet.</param>
/// <param name="MayMoveItems">May give items another time.</param>
/// <param name="MayMovePosts">May give posts another time.</param>
/// <param name="MayReadReports">May see how reports stand.</param>
/// <param name="Tasks">What is to be posted by hand too.</param>
public sealed record CalendarScope(
    Func<IQueryable<Writing.ContentItem>, IQueryable<Writing.ContentItem>> Items, IReadOnlyList<string>? Units, bool Posts, bool InProgress, bool MayMoveItems = false, bool MayMovePosts = false, bool MayReadReports = false, bool Tasks = false);
