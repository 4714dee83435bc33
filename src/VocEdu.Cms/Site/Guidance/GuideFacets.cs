using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Schools;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>One thing trades are chosen by.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Any">The words for no choice.</param>
/// <param name="Is">Whether a trade has this choice.</param>
public sealed record GuideFacet(string Key, string Label, string Any, IReadOnlyList<Choice> Choices, Func<ShelvedGuide, string, bool> Is);

/// <summary>What trades can be chosen by, in the order a reader asks.</summary>
public static class GuideFacets
{
    public const string Way = "duong", Field = "linh-vuc", Interest = "so-thich", Level = "trinh-do", Length = "thoi-gian", Setting = "noi-lam", Load = "nang-nhoc", Support = "ho-tro", Where = "noi-hoc";

    public const string NinePlus = "9-plus";

    /// <summary>Every key that changes the list of trades.</summary>
    public static readonly IReadOnlyList<string> Keys = [Way, Field, Interest, Level, Length, Setting, Load, Support, Where];

    public static readonly IReadOnlyList<Choice> Ways =
        [new(RouteCodes.AfterGrade9, "Sau lớp 9"), new(NinePlus, "9+ (học nghề cùng văn hóa)"), new(RouteCodes.AfterGrade12, "Sau lớp 12"), new(RouteCodes.ShortCourse, "Học ngắn")];

    public static IReadOnlyList<GuideFacet> All(LookUps lists, IReadOnlyList<PlacedSchool> schools)
    {
        var taught = new Dictionary<string, IReadOnlyList<PlacedSchool>>();
        return
        [
            new(Way, "Đường vào nghề", "Mọi đường vào", Ways, (guide, way) => HasWay(guide.Guide, way)),
            new(Field, "Lĩnh vực", "Mọi lĩnh vực", lists["fields"], (guide, field) => guide.Guide.Field == field),
            new(Interest, "Nhóm sở thích", "Mọi sở thích", [.. Words.InterestNames.Select(type => new Choice(type.Key.ToString(), type.Value))],
                (guide, letter) => guide.Guide.Riasec?.Contains(letter, StringComparison.Ordinal) == true),
            new(Level, "Trình độ", "Mọi trình độ", lists["levels"], (guide, level) => guide.Guide.Ways.SelectMany(way => way.Cards).Any(card => card.Available && card.Level == level)),
            new(Length, "Thời gian học", "Học bao lâu cũng được", [.. Lengths.Select(length => length.Choice)],
                (guide, length) => guide.Guide.Ways.SelectMany(way => way.Cards).Any(card => card.Available && StudyLength.Months(card.Duration) is { } months && LengthOf(months) == length)),
            new(Setting, "Nơi làm việc", "Trong nhà hay ngoài trời", [.. lists["settings"].Where(setting => setting.Code != Both)],
                (guide, setting) => guide.Guide.Conditions?.Setting is { } own && (own == setting || own == Both)),
            new(Load, "Mức nặng nhọc", "Nặng hay nhẹ", lists["physicalLoads"], (guide, load) => guide.Guide.Conditions?.PhysicalLoad == load),
            new(Support, "Học phí", "Mọi mức học phí", [new("co", "Có hỗ trợ học phí")], (guide, _) => guide.Guide.Cost?.Support == true),
            new(Where, "Nơi học", "Học ở đâu cũng được", SchoolPlaces.Choices(schools),
                (guide, place) => TaughtAt(guide).Any(school => school.IsAt(place))),
        ];

        IReadOnlyList<PlacedSchool> TaughtAt(ShelvedGuide guide)
        {
            if (!taught.TryGetValue(guide.Slug, out var found)) taught[guide.Slug] = found = [.. schools.Where(school => school.Teaches(guide.Slug, guide.Guide))];
            return found;
        }
    }

    /// <summary>How long a course takes, with the first number of months that is longer.</summary>
    private static readonly IReadOnlyList<(Choice Choice, double Below)> Lengths =
    [
        (new("duoi-3-thang", "Dưới 3 tháng"), 3), (new("duoi-1-nam", "Từ 3 tháng đến dưới 1 năm"), 12), (new("1-2-nam", "Từ 1 đến 2 năm"), 24.5), (new("tren-2-nam", "Trên 2 năm"), double.MaxValue),
    ];

    private static string LengthOf(double months) => Lengths.First(length => months < length.Below).Choice.Code;

    private const string Both = "ca_hai";

    private static bool HasWay(CareerGuide guide, string way) => way == NinePlus
        ? guide.Routes.AfterGrade9.Any(card => card is { Available: true, IsNinePlus: true })
        : guide.Ways.Single(one => one.Code == way).Cards.Any(card => card.Available);
}
