using System.Text.Json.Nodes;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>What a plan is called, who issued it, and how it cuts time.</summary>
/// <param name="ClosingDay"><c>MM-dd</c>, for a window with its own closing day.</param>
public sealed record PlanHead(string? Title, string? Number, string? Issuer, int FirstYear, int LastYear, WindowKind Window, string? ClosingDay, bool AcceptsPress)
{
    private const int LongestSpan = 30;

    public Refusal? WhyNot()
    {
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > 500) return new("plan.title", "Vui lòng nhập tên kế hoạch, không quá 500 ký tự.", "Title");
        if (Number?.Length > 100 || Issuer?.Length > 300) return new("plan.issuer", "Số hiệu hoặc cơ quan ban hành dài quá.", "Number");
        if (FirstYear is < 2000 or > 2100 || LastYear < FirstYear || LastYear > FirstYear + LongestSpan)
            return new("plan.years", $"Năm cuối không được trước năm đầu, và kế hoạch dài nhất {LongestSpan} năm.", "LastYear");
        return Window is WindowKind.ClosingDay && !IsDay(ClosingDay)
            ? new Refusal("plan.closing", "Vui lòng nhập ngày chốt số liệu, ví dụ 30/11.", "ClosingDay")
            : null;
    }

    public void Apply(Plan plan, JsonObject document)
    {
        plan.Title = VietnameseText.Normalize(Title).Trim();
        plan.Number = VietnameseText.Normalize(Number).Trim() is { Length: > 0 } number ? number : null;
        plan.Issuer = VietnameseText.Normalize(Issuer).Trim();
        (plan.FirstYear, plan.LastYear, plan.Window, plan.AcceptsPress) = (FirstYear, LastYear, Window, AcceptsPress);
        plan.ClosingDay = Window is WindowKind.ClosingDay ? ClosingDay : null;
        (document["title"], document["number"]) = (plan.Title, plan.Number);
        (document["window"], document["closingDay"], document["acceptsPress"]) = (Window.ToString(), plan.ClosingDay, AcceptsPress);
        (Part(document, "period")["firstYear"], Part(document, "period")["lastYear"]) = (FirstYear, LastYear);
        Part(document, "issuer")["name"] = plan.Issuer;
    }

    /// <summary>As a document states it; what it does not state is as the plan has it now.</summary>
    public static PlanHead Of(Plan plan, JsonNode document) => new(
        document["title"]?.ToString() ?? plan.Title, document.AsObject().ContainsKey("number") ? document["number"]?.ToString() : plan.Number, document["issuer"]?["name"]?.ToString() ?? plan.Issuer,
        (int?)document["period"]?["firstYear"] ?? plan.FirstYear, (int?)document["period"]?["lastYear"] ?? plan.LastYear,
        Enum.TryParse<WindowKind>(document["window"]?.ToString(), out var window) ? window : plan.Window,
        document.AsObject().ContainsKey("closingDay") ? document["closingDay"]?.ToString() : plan.ClosingDay, (bool?)document["acceptsPress"] ?? plan.AcceptsPress);

    private static JsonObject Part(JsonObject document, string name)
    {
        if (document[name] is not JsonObject) document[name] = new JsonObject();
        return document[name]!.AsObject();
    }

    private static bool IsDay(string? text) => text is { Length: 5 } && DateOnly.TryParseExact($"2025-{text}", "yyyy-MM-dd", out _);
}
