using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>What stands first when readers ask just this.</summary>
public sealed class SearchPromotion
{
    public required Guid Id { get; init; }
    public required string Query { get; init; }

    /// <summary>The question without marks.</summary>
    public required string Key { get; init; }
    public required Guid ItemId { get; init; }
    public DateOnly? ShownFrom { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ShownUntil { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }

    public static string KeyOf(string question) => string.Join(' ', SearchForms.Of(VietnameseText.Normalize(question)).Select(s => s.Folded));
}
