using VocEdu.Domain.Content;

namespace VocEdu.Domain.Review;

/// <summary>One step of a review: who looks, how many of them, and by when. Exactly one of role, group and people says who.</summary>
public sealed record ReviewStep
{
    /// <summary>What people call it, unique within its process: <c>Kiểm duyệt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whoever holds one of these roles.</summary>
    public Role Role { get; init; }

    /// <summary>Whoever is in this named group.</summary>
    public Guid? Group { get; init; }

    public IReadOnlyList<Guid> People { get; init; } = [];

    /// <summary>All of them have to agree; otherwise the first one decides.</summary>
    public bool Everyone { get; init; }

    /// <summary>Working days until it is due.</summary>
    public int DueDays { get; init; } = 1;

    /// <summary>Left out unless it is switched on for an item.</summary>
    public bool Optional { get; init; }

    /// <summary>Whoever wrote the text may decide it too: a step of editing rather than of approval.</summary>
    public bool AuthorMay { get; init; }
}

/// <summary>What makes a list of steps a process.</summary>
public static class ReviewProcessRules
{
    public const int MostSteps = 8, LongestName = 60, MostDays = 30;

    /// <summary>Why these steps are no process, or null.</summary>
    public static Refusal? WhyNot(IReadOnlyList<ReviewStep> steps) =>
        steps.Count is 0 or > MostSteps ? No("count", $"Quy trình cần từ 1 đến {MostSteps} bước.")
        : steps.Any(s => s.Name.Length is 0 or > LongestName) ? No("name", $"Mỗi bước cần một tên, không quá {LongestName} ký tự.")
        : steps.DistinctBy(s => s.Name.ToUpperInvariant()).Count() < steps.Count ? No("name", "Hai bước không được trùng tên.")
        : steps.FirstOrDefault(s => Deciders(s) != 1) is { } nobody ? No("who", $"Hãy chọn ai quyết định bước “{nobody.Name}”: một vai trò, một nhóm hoặc những người cụ thể.")
        : steps.Any(s => s.DueDays is < 0 or > MostDays) ? No("days", $"Thời hạn của mỗi bước từ 0 đến {MostDays} ngày làm việc.")
        : !steps.Any(s => s is { Optional: false, AuthorMay: false })
            ? No("four-eyes", "Ít nhất một bước bắt buộc phải do người khác người viết quyết định, để mỗi bài đều có hai người xem.")
        : null;

    /// <summary>The steps an item passes: all that always apply, and those switched on for it, in the process's order.</summary>
    public static IReadOnlyList<ReviewStep> For(IReadOnlyList<ReviewStep> steps, IReadOnlyCollection<string> switchedOn) =>
        [.. steps.Where(s => !s.Optional || switchedOn.Contains(s.Name))];

    private static int Deciders(ReviewStep step) => (step.Role != Role.None ? 1 : 0) + (step.Group is not null ? 1 : 0) + (step.People.Count > 0 ? 1 : 0);

    private static Refusal No(string code, string message) => new($"process.{code}", message, "Steps");
}
