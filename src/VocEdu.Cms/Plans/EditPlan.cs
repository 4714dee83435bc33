using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Changes a plan. Every change makes a version, is audited, and touches only the entry it is about: two people may edit one plan at once.</summary>
public sealed class EditPlan(CmsDb db, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal NoRole = new("plan.role", "Bạn không có quyền sửa kế hoạch. Hãy nhờ cán bộ tổng hợp báo cáo hoặc biên tập viên.");
    private static readonly Refusal Stale = new("plan.stale", "Kế hoạch đã có phiên bản mới hơn bản bạn dựa vào. Hãy đọc lại kế hoạch rồi gửi lại.");
    private static readonly Refusal Gone = new("plan.none", "Không tìm thấy kế hoạch này. Hãy mở lại danh sách kế hoạch.");

    /// <param name="key">Of the entry that was shown; null: a new one.</param>
    public Task<Refusal?> SaveAsync(Actor by, string planCode, PlanPart part, string? key, IReadOnlyDictionary<string, string?> typed, CancellationToken cancel) =>
        ChangeAsync(by, planCode, (plan, document) =>
        {
            var list = ListOf(document, part);
            var at = key is null ? -1 : IndexOf(list, key);
            if (key is not null && at < 0) return ("", Changed(part));
            var entry = at < 0 ? [] : list[at]!.DeepClone().AsObject();
            var before = at < 0 ? null : list[at]!.DeepClone();
            if (PlanEntry.Fill(entry, before, part, typed) is { } refusal) return ("", refusal);
            if (entry["code"]?.ToString() is { } code && list.Where((_, i) => i != at).Any(e => e!["code"]?.ToString() == code))
                return ("", new("plan.code", "Mã này đã có trong danh sách. Hãy chọn mã khác.", "code"));
            if (before?["code"] is { } was && was.ToString() != entry["code"]?.ToString())
                return ("", new("plan.code", "Không đổi mã của mục đã có: bài viết và minh chứng được gắn theo mã này.", "code"));
            if (at < 0) list.Add(entry);
            else list[at] = entry;
            if (part.List == "targets") Settle(plan, entry, before);
            return ($"{(at < 0 ? "Thêm" : "Sửa")} {part.One} {entry["code"]}".Trim(), null);
        }, cancel);

    public Task<Refusal?> RemoveAsync(Actor by, string planCode, PlanPart part, string key, CancellationToken cancel) => ChangeAsync(by, planCode, (_, document) =>
    {
        var list = ListOf(document, part);
        var at = IndexOf(list, key);
        if (at < 0) return ("", Changed(part));
        var code = list[at]!["code"]?.ToString();
        list.RemoveAt(at);
        return ($"Bỏ {part.One} {code}".Trim(), null);
    }, cancel);

    /// <summary>Makes an earlier version the newest one; those between stay in the history.</summary>
    public Task<Refusal?> RestoreAsync(Actor by, string planCode, int number, CancellationToken cancel) => ChangeAsync(by, planCode, async (plan, _) =>
    {
        if (await db.PlanVersions.AsNoTracking().SingleOrDefaultAsync(v => v.PlanCode == planCode && v.Number == number, cancel) is not { } version)
            return ("", new("plan.version", "Không tìm thấy phiên bản này. Hãy tải lại trang."), null);
        var document = JsonNode.Parse(version.Document)!.AsObject();
        var head = PlanHead.Of(plan, document);
        List<int> years = [head.FirstYear, head.LastYear, .. plan.Targets.Select(t => t.Year)];      // figures people have set stay within the plan
        (head with { FirstYear = years.Min(), LastYear = years.Max() }).Apply(plan, document);
        return ($"Khôi phục phiên bản {number}", null, document);
    }, cancel);

    /// <summary>Puts a whole list in the place of the one a caller has read.</summary>
    /// <param name="from">Version of the plan that was read.</param>
    public Task<Refusal?> ReplaceAsync(Actor by, string planCode, int from, PlanPart part, IReadOnlyList<JsonObject> entries, CancellationToken cancel) => ChangeAsync(by, planCode, (plan, document) =>
    {
        if (plan.Version != from) return ("", Stale);
        var before = ListOf(document, part).ToLookup(e => e!["code"]?.ToString());
        var after = new JsonArray();
        foreach (var given in entries)
        {
            var entry = given.DeepClone().AsObject();
            var was = before[entry["code"]?.ToString()].FirstOrDefault();
            if (PlanEntry.Fill(entry, was, part, part.Fields.ToDictionary(f => f.Name, f => (string?)PlanEntry.Shown(entry, f))) is { } refusal) return ("", refusal);
            if (entry["code"]?.ToString() is { } code && after.Any(e => e!["code"]?.ToString() == code)) return ("", new("plan.code", $"Mã “{code}” có hai lần trong danh sách.", "code"));
            if (part.List == "targets") Settle(plan, entry, was);
            after.Add(entry);
        }
        document[part.List] = after;
        return ($"Thay toàn bộ danh sách “{part.Title}”", null);
    }, cancel);

    /// <param name="from">Version of the plan that was read; null: whatever it is.</param>
    public Task<Refusal?> DescribeAsync(Actor by, string planCode, PlanHead head, CancellationToken cancel, int? from = null) => ChangeAsync(by, planCode, (plan, document) =>
    {
        if (from is not null && plan.Version != from) return ("", Stale);
        if (head.WhyNot() is { } refusal) return ("", refusal);
        if (plan.Targets.Exists(t => t.Year < head.FirstYear || t.Year > head.LastYear))
            return ("", new("plan.years", "Có năm đã đặt chỉ tiêu nằm ngoài thời gian mới của kế hoạch. Hãy mở rộng thời gian.", "LastYear"));
        head.Apply(plan, document);
        return ("Sửa thông tin chung", null);
    }, cancel);

    private Task<Refusal?> ChangeAsync(Actor by, string planCode, Func<Plan, JsonObject, (string What, Refusal? Refusal)> change, CancellationToken cancel) =>
        ChangeAsync(by, planCode, (plan, document) =>
        {
            var (what, refusal) = change(plan, document);
            return Task.FromResult((what, refusal, (JsonObject?)document));
        }, cancel);

    private Task<Refusal?> ChangeAsync(Actor by, string planCode, Func<Plan, JsonObject, Task<(string What, Refusal? Refusal, JsonObject? Document)>> change, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            if (!by.Has(PlanServices.Planners)) return NoRole;
            // Whoever comes second sees what the first has saved.
            await db.Database.ExecuteSqlAsync($"select 1 from publishing.plan where code = {planCode} for update", cancel);
            if (await db.Plans.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Code == planCode, cancel) is not { } plan) return Gone;
            var old = (plan.Document, plan.Title);
            var (what, refusal, document) = await change(plan, JsonNode.Parse(plan.Document)!.AsObject());
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            var now = clock.GetUtcNow();
            if (plan.Version == 1 && !await db.PlanVersions.AnyAsync(v => v.PlanCode == planCode, cancel))
                db.PlanVersions.Add(new() { PlanCode = planCode, Number = 1, Title = old.Title, Document = old.Document, What = "Như văn bản đã ban hành", ChangedBy = "", ChangedAt = now });
            plan.Document = document!.ToJsonString();
            plan.Version++;
            MakePlan.Note(db, plan, what, by, now);
            audit.Add(by, "Sửa kế hoạch", "plan", planCode, what);
            await db.SaveChangesAsync(cancel);
            return (Refusal?)null;
        }, cancel);

    /// <summary>A count that is edited gives its years their figure; a year whose figure a person has set keeps it.</summary>
    private static void Settle(Plan plan, JsonObject entry, JsonNode? before)
    {
        if (entry["kind"]?.ToString() != "count" || entry["value"] is not { } value) return;
        var (now, was) = ((int)value.GetValue<decimal>(), before?["value"]?.ToString());
        foreach (var year in PlanEntry.YearsOf(entry))
        {
            var target = plan.Targets.Find(t => t.Code == entry["code"]!.ToString() && t.Year == year);
            var (unit, text) = (entry["unit"]?.ToString() ?? "tác phẩm", entry["text"]!.ToString());
            if (target is null) plan.Targets.Add(new() { PlanCode = plan.Code, Code = entry["code"]!.ToString(), Year = year, Value = now, Unit = unit, Text = text });
            else (target.Value, target.Unit, target.Text) = (target.Value.ToString(CultureInfo.InvariantCulture) == was ? now : target.Value, unit, text);
        }
    }

    private static JsonArray ListOf(JsonObject document, PlanPart part)
    {
        if (document[part.List] is not JsonArray) document[part.List] = new JsonArray();
        return document[part.List]!.AsArray();
    }

    private static int IndexOf(JsonArray list, string key) => list.Select((e, i) => (e, i)).Where(x => PlanEntry.KeyOf(x.e!) == key).Select(x => x.i).DefaultIfEmpty(-1).First();

    private static Refusal Changed(PlanPart part) => new("plan.changed", $"Người khác vừa sửa hoặc bỏ {part.One} này. Nội dung bạn nhập vẫn còn ở đây; hãy so với bản mới rồi lưu lại.");
}
