using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Schools;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Schools;

/// <summary>Makes what a school has typed the draft of its profile. What the page does not show stays as it was.</summary>
internal static class ProfileDraft
{
    private const int SummaryLength = 200;

    /// <param name="unit">The school's id and name.</param>
    /// <param name="verifiedOn">The day on which the school says that all is true; null: as it was.</param>
    public static (ContentDraft Draft, IReadOnlyList<Refusal> Mistakes) Of(
        ProfileForm form, (string Id, string Name) unit, ContentItem? item, ContentVersion? before, LookUps lists, DateOnly? verifiedOn)
    {
        var (read, mistakes) = ShapeReading.Read(SchoolShape.Own, form.Details, before?.Fields.School, lists);
        var json = read is { ValueKind: JsonValueKind.Object } told ? JsonObject.Create(told)! : [];
        json["name"] = VietnameseText.Normalize(form.Title).Trim();
        Put(json, "map", form.Map.Read());
        Put(json, "pictures", form.Pictures.Select(row => row.Read()).OfType<MediaUse>().ToList() is { Count: > 0 } pictures ? pictures : null);
        if (verifiedOn is { } day) json["verification"] = JsonSerializer.SerializeToNode(new Verification(day, unit.Name, ProfileAge.StaleOn(day)), JsonSerializerOptions.Web);

        var old = before is null ? null : ContentDraft.Of(before);
        var fields = (old?.Fields ?? new() { Author = unit.Name, Source = new(SourceKind.Unit, null) }) with
        {
            Cover = form.Cover.Read(),
            School = json.Deserialize<JsonElement>(),
            Revision = item?.PublishedVersion is null ? null : new(RevisionKind.Update),
        };
        // Whoever reads of a trade finds the schools that may teach it.
        if (SchoolProfile.Of(fields) is { } school) fields = fields with { Guides = [.. school.Licensed.Select(p => p.Guide).OfType<string>().Distinct()] };

        var summary = VietnameseText.Normalize(form.Summary).Trim();
        if (summary.Length == 0) summary = ChannelText.Fit(SchoolProfile.Of(fields)?.Introduction ?? "", SummaryLength);
        var draft = old ?? new() { Genre = "COSO", Section = "truong", UnitId = unit.Id, Title = "", Body = RichText.Empty };
        return (draft with { Title = form.Title ?? "", Summary = summary, Fields = fields, Note = PictureRow.Clean(form.Note) }, mistakes);
    }

    private static void Put<T>(JsonObject json, string member, T? value) where T : class
    {
        if (value is not null) json[member] = JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);
        else if (json.ContainsKey(member)) json[member] = null;
    }
}
