using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Plans;

/// <summary>One entry of a plan's list: read for people, written from what they typed. What it does not show stays in the document.</summary>
public static class PlanEntry
{
    private const int LongestText = 4_000, FirstYear = 2000, LastYear = 2100;

    /// <summary>Names exactly this content: an entry somebody has changed has another.</summary>
    public static string KeyOf(JsonNode entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.ToJsonString())))[..16];

    /// <summary>As it stands in a form's field.</summary>
    public static string Shown(JsonNode? entry, PlanField field) => entry?[field.Name] switch
    {
        JsonArray list when field.Kind is FieldKind.Years => string.Join(", ", list.Select(v => v!.ToString())),
        JsonArray list => string.Join('\n', list.Select(v => v!.ToString())),
        { } value => value.ToString(),
        null => "",
    };

    /// <summary>For reading: the word of a choice, a list in one line.</summary>
    public static string Words(JsonNode? entry, PlanField field)
    {
        var shown = Shown(entry, field);
        if (field.Kind is FieldKind.Choice) return field.Choices.FirstOrDefault(c => c.Value == shown).Word ?? shown;
        return shown.Replace("\n", "; ", StringComparison.Ordinal);
    }

    /// <summary>Puts what was typed into the entry.</summary>
    /// <param name="before">As it was: a choice that is no longer offered may stay.</param>
    /// <returns>Why it cannot be read; its field is the field's name.</returns>
    public static Refusal? Fill(JsonObject entry, JsonNode? before, PlanPart part, IReadOnlyDictionary<string, string?> typed)
    {
        foreach (var field in part.Fields)
        {
            var text = VietnameseText.Normalize(typed.GetValueOrDefault(field.Name)).Trim();
            if (text.Length > LongestText) return new("plan.long", $"“{field.Label}” không được quá {LongestText} ký tự.", field.Name);
            if (text.Length == 0 && field.Required) return new("plan.empty", $"Vui lòng nhập “{field.Label.ToLower(CultureInfo.GetCultureInfo("vi-VN"))}”.", field.Name);
            switch (field.Kind)
            {
                case FieldKind.Number when text.Length > 0:
                    if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
                        return new("plan.number", $"“{field.Label}” phải là một số.", field.Name);
                    entry[field.Name] = number == decimal.Truncate(number) ? (int)number : number;
                    break;
                case FieldKind.Years:
                    if (Years(text) is not { } years) return new("plan.years", "Nhập các năm cách nhau bằng dấu phẩy, ví dụ 2025, 2026 hoặc 2025-2030.", field.Name);
                    entry[field.Name] = new JsonArray([.. years.Select(y => (JsonNode)y)]);
                    break;
                case FieldKind.Lines:
                    entry[field.Name] = new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => (JsonNode)l)]);
                    break;
                case FieldKind.Choice when text.Length > 0 && field.Choices.All(c => c.Value != text) && Shown(before, field) != text:
                    return new("plan.choice", $"Vui lòng chọn “{field.Label.ToLower(CultureInfo.GetCultureInfo("vi-VN"))}” trong danh sách.", field.Name);
                default:
                    entry[field.Name] = text.Length == 0 ? null : text;
                    break;
            }
        }
        if (entry["code"]?.ToString() is { } code && !code.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
            return new("plan.code", "Mã chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới.", "code");
        return null;
    }

    /// <summary>Years of an entry; empty: all years of its plan.</summary>
    public static IReadOnlyList<int> YearsOf(JsonNode entry) => entry["years"] is JsonArray list ? [.. list.Select(y => (int)y!)] : [];

    private static IReadOnlyList<int>? Years(string text)
    {
        var years = new SortedSet<int>();
        foreach (var part in text.Split([',', ';', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Replace('–', '-').Split('-');
            if (ends.Length > 2 || !Array.TrueForAll(ends, e => int.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= FirstYear and <= LastYear)) return null;
            for (var year = int.Parse(ends[0], CultureInfo.InvariantCulture); year <= int.Parse(ends[^1], CultureInfo.InvariantCulture); year++) years.Add(year);
        }
        return [.. years];
    }
}
