using System.Globalization;
using System.Text.Json.Nodes;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Plans;

public enum EntryChange
{
    Added,
    Removed,
    Changed,
}

/// <summary>One field that two versions state differently, in words.</summary>
public sealed record FieldChange(string Label, IReadOnlyList<(WordChange Change, string Text)> Words);

/// <param name="Name">Code of the entry, or the unit where it has none; empty for the plan's head.</param>
public sealed record PlanChange(string Name, EntryChange Kind, IReadOnlyList<FieldChange> Fields);

/// <param name="Title">Of the part: <c>Hoạt động</c>.</param>
public sealed record PartChanges(string Title, IReadOnlyList<PlanChange> Changes);

/// <summary>What two versions of a plan state differently, part by part and entry by entry. Parts that are the same are left out.</summary>
public static class ComparePlans
{
    public const string Head = "Thông tin chung";

    public static IReadOnlyList<PartChanges> Between(JsonNode before, JsonNode after)
    {
        List<PartChanges> parts = [.. PlanPart.All.Select(part => new PartChanges(part.Title, [.. Entries(part, Named(before, part), Named(after, part))])).Where(p => p.Changes.Count > 0)];
        List<FieldChange> head = [.. HeadOf(before).Zip(HeadOf(after)).Where(f => f.First.Text != f.Second.Text).Select(f => Compared(f.First.Label, f.First.Text, f.Second.Text))];
        return head.Count == 0 ? parts : [new(Head, [new("", EntryChange.Changed, head)]), .. parts];
    }

    private static IEnumerable<PlanChange> Entries(PlanPart part, List<(string Name, int Place, JsonNode Entry)> before, List<(string Name, int Place, JsonNode Entry)> after)
    {
        foreach (var (name, place, entry) in after)
        {
            var old = before.Find(e => e.Name == name && e.Place == place).Entry;
            List<FieldChange> fields = [.. part.Fields.Select(f => (f.Label, Was: old is null ? "" : PlanEntry.Words(old, f), Is: PlanEntry.Words(entry, f)))
                .Where(f => f.Was != f.Is).Select(f => Compared(f.Label, f.Was, f.Is))];
            if (fields.Count > 0) yield return new(name, old is null ? EntryChange.Added : EntryChange.Changed, fields);
        }
        foreach (var (name, place, entry) in before.Where(e => !after.Exists(a => a.Name == e.Name && a.Place == e.Place)))
            yield return new(name, EntryChange.Removed, [.. part.Fields.Select(f => (f.Label, Was: PlanEntry.Words(entry, f))).Where(f => f.Was.Length > 0).Select(f => Compared(f.Label, f.Was, ""))]);
    }

    /// <summary>Entries by code, or by unit where they have none; the place tells several of one name apart.</summary>
    private static List<(string Name, int Place, JsonNode Entry)> Named(JsonNode document, PlanPart part) =>
        [.. PlanReading.Entries(document, part.List).GroupBy(e => (e["code"] ?? e["unit"])?.ToString() ?? "").SelectMany(g => g.Select((entry, place) => (g.Key, place, entry)))];

    private static IEnumerable<(string Label, string Text)> HeadOf(JsonNode document) =>
    [
        ("Tên kế hoạch", document["title"]?.ToString() ?? ""),
        ("Số hiệu", document["number"]?.ToString() ?? ""),
        ("Cơ quan ban hành", document["issuer"]?["name"]?.ToString() ?? ""),
        ("Thời gian", string.Create(CultureInfo.InvariantCulture, $"{document["period"]?["firstYear"]} – {document["period"]?["lastYear"]}")),
        ("Kỳ tính số liệu", document["window"]?.ToString() switch
        {
            "Calendar" => "Theo năm dương lịch", "ClosingDay" => $"Theo ngày chốt riêng ({document["closingDay"]})", _ => "Theo quy định (15/12 năm trước đến 14/12)",
        }),
        ("Báo chí", document["acceptsPress"]?.ToString() == "false" ? "Không tính tác phẩm trên báo, đài" : "Tính cả tác phẩm trên báo, đài"),
    ];

    private static FieldChange Compared(string label, string was, string now) => new(label, WordDiff.Compare(was, now));
}
