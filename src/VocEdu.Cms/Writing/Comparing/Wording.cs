using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Comparing;

/// <summary>Says the value of any part in words: names for codes, dates as people write them, one line for each thing.</summary>
public sealed partial class Wording(CmsDb db, LookUps lists, TimeProvider clock)
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Looks up the names of what these texts mention.</summary>
    internal async Task LearnAsync(IEnumerable<JsonObject> texts, CancellationToken cancel)
    {
        var words = texts.SelectMany(Strings).ToHashSet();
        var ids = words.Select(word => Guid.TryParse(word, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        foreach (var file in await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.FileName }).ToListAsync(cancel))
            _names[file.Id.ToString()] = file.FileName;
        var today = Vietnam.Today(clock);
        foreach (var unit in await db.Units.AsNoTracking().Include(u => u.Names).Where(u => words.Contains(u.Id)).ToListAsync(cancel))
            _names["unitId:" + unit.Id] = unit.NameOn(today).Name;
        foreach (var plan in await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel))
            foreach (var term in plan.Themes.Concat(plan.Audiences).Concat(plan.Activities)) _names[term.Code] = term.Text;
        var paths = words.Where(word => Slug.TryParse(word, out _)).SelectMany(slug => (string[])[$"/nghe/{slug}", $"/truong/{slug}"]).ToList();
        foreach (var page in await db.Publications.AsNoTracking().Where(p => paths.Contains(p.Path)).Select(p => new { p.Path, p.Title }).ToListAsync(cancel))
            _names[page.Path] = page.Title;
    }

    internal string Of(string part, JsonNode? value) => part switch
    {
        DraftJson.Body => string.Join("\n\n", (value as JsonArray ?? []).Select(Block)),
        "genre" => Genres.TryFind(Plain(value), out var genre) ? genre.Name : Plain(value),
        "section" => Sections.TryFind(Plain(value), out var section) ? section.Name : Plain(value),
        _ => Value(part, part.Split('.')[^1], value, PartNames.ShapeOf(part)),
    };

    /// <summary>A block of a body with its pictures, which a reader sees and plain text leaves out.</summary>
    private string Block(JsonNode? block)
    {
        var text = RichText.TryParse(new JsonObject { ["type"] = "doc", ["content"] = new JsonArray(block?.DeepClone()) }.ToJsonString(), out var document, out _)
            ? PlainTextRenderer.Render(document) : "";
        return document.Blocks is [RichTextImage image]
            ? $"[Ảnh: {string.Join("; ", ((string?[])[_names.GetValueOrDefault(image.MediaId ?? ""), image.Alt, image.CaptionLine]).Where(part => !string.IsNullOrEmpty(part)))}]"
            : text;
    }

    /// <param name="shape">How a person fills it in, where it is of a structured text.</param>
    private string Value(string part, string member, JsonNode? value, FormField? shape = null) => value switch
    {
        JsonArray list when member == "captions" => CaptionText.Write(list.Deserialize<List<Caption>>(JsonSerializerOptions.Web)) ?? "",
        JsonArray list => string.Join('\n', list.Select(item => Value(part, member, item, shape).Replace("\n", "; ", StringComparison.Ordinal))),
        JsonObject row when shape is { Kind: FieldKind.Rows } => string.Join(": ", shape.Columns.Select(column => Value(part, column, row[column])).Where(text => text.Length > 0)),
        JsonObject owner => string.Join('\n', Members(owner, shape).Select(inner => (Name: inner.Field?.Label ?? PartNames.MemberOf(part, inner.Key), Text: Value(part, inner.Key, inner.Value, inner.Field)))
            .Where(inner => inner.Text.Length > 0).Select(inner => $"{inner.Name}: {inner.Text}")),
        JsonValue one => one.GetValueKind() switch
        {
            JsonValueKind.True => "Có",
            JsonValueKind.False => "Không",
            JsonValueKind.Number => Number(part, member, one),
            _ => (shape is { LookUp.Length: > 0 } ? lists.NameOf(shape.LookUp, one.GetValue<string>()) : null) ?? Words(part, member, one.GetValue<string>()),
        },
        _ => "",
    };

    /// <summary>What people type, in the order they type it; keys are nobody's business.</summary>
    private static IEnumerable<(string Key, JsonNode? Value, FormField? Field)> Members(JsonObject owner, FormField? shape)
    {
        var order = shape?.Fields.ToList() ?? [];
        return owner.Select(member => (member.Key, member.Value, Field: order.Find(field => field.Path == member.Key)))
            .Where(member => member.Field?.IsTyped != false).OrderBy(member => member.Field is { } field ? order.IndexOf(field) : int.MaxValue);
    }

    private static string Number(string part, string member, JsonValue number) => (part, member) switch
    {
        ("fields.source", "kind") => number.GetValue<int>() switch { 0 => "Tự sản xuất", 1 => "Đơn vị cung cấp", _ => "Theo báo, đài" },
        ("fields.revision", "kind") => number.GetValue<int>() == (int)RevisionKind.Update ? "Cập nhật" : "Đính chính",
        (_, "basis") => (LawfulBasis)number.GetValue<int>() switch
        {
            LawfulBasis.Consent => "Người đó đã đồng ý",
            LawfulBasis.PublicEvent => "Hoạt động công cộng",
            LawfulBasis.StateActivity => "Hoạt động của cơ quan nhà nước",
            LawfulBasis.Contract => "Theo hợp đồng",
            LawfulBasis.Emergency => "Trường hợp khẩn cấp",
            _ => "Người đã mất, nhân vật lịch sử",
        },
        _ => number.TryGetValue<long>(out var whole) && whole >= 10_000 ? VietnameseNumbers.Whole(whole) : number.ToJsonString(),
    };

    private string Words(string part, string member, string text)
    {
        if (Day().IsMatch(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return VietnameseDates.Date(day);
        if (Moment().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)) return VietnameseDates.DateAndTime(at);
        var name = member switch
        {
            "unitId" => _names.GetValueOrDefault("unitId:" + text),
            "guides" or "related" or "guide" => _names.GetValueOrDefault("/nghe/" + text),
            "schools" => _names.GetValueOrDefault("/truong/" + text),
            _ => _names.GetValueOrDefault(text),
        };
        return name ?? text;
    }

    private static string Plain(JsonNode? value) => value is JsonValue one && one.GetValueKind() is JsonValueKind.String ? one.GetValue<string>() : "";

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Strings(member.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.GetValueKind() is JsonValueKind.String && value.GetValue<string>() is { Length: <= 200 } text => [text],
        _ => [],
    };

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();
}
