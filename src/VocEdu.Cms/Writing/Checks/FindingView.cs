using System.Globalization;
using VocEdu.Domain.Checks;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>How findings look on a page.</summary>
public static class FindingView
{
    public static readonly IReadOnlyList<(FindingSeverity Severity, string Title, string Icon)> Groups =
    [
        (FindingSeverity.Blocks, "Phải sửa trước khi gửi", "cross"),
        (FindingSeverity.Warns, "Nên xem lại", "warning"),
        (FindingSeverity.Hints, "Gợi ý", "pen"),
    ];

    /// <summary>The address of a finding's place on the editor's page: a block of the body or an input.</summary>
    public static string Anchor(FindingPlace place) => place.Block is { } block ? string.Create(CultureInfo.InvariantCulture, $"#doan-{block}") : $"#{InputId(place.Field)}";

    private static string InputId(string field) => field switch
    {
        "Details" => "phan-chi-tiet",
        "Themes" or "Audiences" => "phan-phan-loai",      // lists of ticks have no id of their own
        _ when field.StartsWith("Details.", StringComparison.Ordinal) => "chi-tiet-" + field["Details.".Length..].Replace('.', '-'),
        _ => "Form_" + field.Replace('.', '_').Replace('[', '_').Replace(']', '_'),      // as ASP.NET Core makes ids of names
    };
}

/// <param name="Findings">What was found; null: nothing was checked yet.</param>
/// <param name="EditPath">The editor's page; empty where the list stands on it, null where the reader may not write.</param>
public sealed record FindingList(IReadOnlyList<Finding>? Findings, string? EditPath = "")
{
    public IEnumerable<Finding> Of(FindingSeverity severity) => (Findings ?? []).Where(finding => finding.Severity == severity);
}
