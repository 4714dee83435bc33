using System.Text.Json.Serialization;

namespace VocEdu.Cms.Writing;

/// <summary>One of those who made it.</summary>
/// <param name="Role">What they did, such as <c>Ảnh</c>, <c>Đồ họa</c>, <c>Biên dịch</c>; null: wrote it.</param>
/// <param name="PersonId">Their account, where they have one.</param>
public sealed record AuthorCredit(string Name, string? Role = null, Guid? PersonId = null)
{
    [JsonIgnore] public bool IsWriter => string.IsNullOrWhiteSpace(Role);

    public static string? Line(IReadOnlyList<AuthorCredit> credits)
    {
        if (credits.Count == 0) return null;
        var writers = string.Join(" – ", credits.Where(credit => credit.IsWriter).Select(credit => credit.Name));
        var others = credits.Where(credit => !credit.IsWriter).GroupBy(credit => credit.Role, StringComparer.OrdinalIgnoreCase)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(credit => credit.Name))}");
        return string.Join("; ", others.Prepend(writers).Where(part => part.Length > 0));
    }
}
