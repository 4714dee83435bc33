using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>How pages and the API look a plan up and read what it says.</summary>
public static class PlanReading
{
    public static Task<Plan?> PlanAsync(this CmsDb db, string code, CancellationToken cancel) =>
        db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel);

    /// <summary>Versions without their documents, newest first.</summary>
    public static Task<List<PlanVersion>> VersionsAsync(this CmsDb db, string code, int most, CancellationToken cancel) =>
        db.PlanVersions.AsNoTracking().Where(v => v.PlanCode == code).OrderByDescending(v => v.Number).Take(most)
            .Select(v => new PlanVersion { PlanCode = v.PlanCode, Number = v.Number, Title = v.Title, Document = "", What = v.What, ChangedBy = v.ChangedBy, ChangedAt = v.ChangedAt }).ToListAsync(cancel);

    /// <param name="list">As the document calls it: <c>activities</c>.</param>
    public static IReadOnlyList<JsonNode> Entries(this Plan plan, string list) => Entries(JsonNode.Parse(plan.Document)!, list);

    public static IReadOnlyList<JsonNode> Entries(JsonNode document, string list) => document[list] is JsonArray all ? [.. all.Select(entry => entry!)] : [];
}
