using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>The address of the list behind a figure. Page and figure use the same filter, so they cannot disagree.</summary>
public static class WorkAddress
{
    public const string List = "/quan-tri/tac-pham";

    public static string Address(this WorkFilter filter, string? handler = null, string? after = null) =>
        QueryHelpers.AddQueryString(List, Parameters(filter).Append(new("handler", handler)).Append(new("sau", after)).Where(p => p.Value is not null));

    /// <summary>The filter in words that fit a file's name: <c>tac-pham_tu-2025-12-15_den-2026-12-14_the-loai-TIN</c>.</summary>
    public static string FileName(this WorkFilter filter) => string.Join('_', Parameters(filter).Where(p => p.Value is not null)
        .Select(p => $"{p.Key}-{FilePart(p.Value!)}").Prepend("tac-pham"));

    /// <summary>Reads a day as people type it or as addresses carry it.</summary>
    public static bool TryReadDay(string? text, out DateOnly day) => VietnameseDates.TryParse(text, out day)
        || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(WorkFilter filter)
    {
        yield return new("tu", filter.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return new("den", filter.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return new("tinh", filter.Counted switch { true => "co", false => "khong", null => null });
        yield return new("nguon", filter.Origin switch { WorkOrigin.Own => "don-vi", WorkOrigin.External => "bao-chi", _ => null });
        yield return new("the-loai", filter.Genre);
        yield return new("don-vi", filter.UnitCode);
        yield return new("quy-doi", filter.FormerUnits is null ? null : "co");
        yield return new("noi-dung", filter.Theme);
        yield return new("doi-tuong", filter.Audience);
        yield return new("hoat-dong", filter.Activity);
        yield return new("q", filter.Text);
    }

    private static string FilePart(string text)
    {
        var part = string.Concat(VietnameseText.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return part.Length > 40 ? part[..40] : part;
    }
}
