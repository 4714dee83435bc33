using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Plans;

public sealed partial class PlanTests : ReporterFixture
{
    private const string Root = "/quan-tri/ke-hoach";
    private static readonly Actor Hoa = new(Guid.NewGuid(), "Nguyễn Thị Hòa", Role.Reporter, null);

    [Test]
    public async Task Five_plans_are_there_with_every_part_open_to_read()
    {
        var codes = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Plans.Select(p => p.Code).ToListAsync());
        Assert.That(codes, Is.SupersetOf(new[] { "KH3066-2021", "KH1549-2024", "HN-GDNN-2025", "HD-NNL-2023", "HUYEN-CT21-2023" }));
        foreach (var code in codes)
        {
            foreach (var path in PlanPart.All.Select(p => $"/{p.Path}").Append("").Append("/chi-so").Append("/lich-su").Append("/sua").Append("/chep").Append("/so-sanh"))
                Assert.That((await Reporter.GetAsync($"{Root}/{code}{path}")).StatusCode, Is.EqualTo(HttpStatusCode.OK), code + path);
        }
    }

    [Test]
    public async Task Edited_activity_is_a_version_with_its_author_and_can_be_taken_back()
    {
        var page = $"{Root}/KH1549-2024/hoat-dong";
        var form = await FirstFormAsync(page);
        var typed = await FieldsAsync(form);
        typed["Typed[product]"] = "Một trăm đoạn phim";

        var answer = await Reporter.SubmitAsync(form, typed);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync(page)), Does.Contain("Một trăm đoạn phim"));
        var history = WebUtility.HtmlDecode(await Reporter.GetStringAsync($"{Root}/KH1549-2024/lich-su"));
        Assert.That(history, Does.Contain("Sửa hoạt động HD1").And.Contain("Như văn bản đã ban hành"));

        await Reporter.SubmitAsync($"{Root}/KH1549-2024/lich-su", new() { ["number"] = "1" });
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync(page)), Does.Not.Contain("Một trăm đoạn phim"));
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.CountAsync(a => a.Action == "Sửa kế hoạch" && a.TargetId == "KH1549-2024")), Is.EqualTo(2));
    }

    [Test]
    public async Task Two_people_edit_different_entries_and_neither_loses_and_the_same_entry_is_never_overwritten_unseen()
    {
        var forms = Links().Matches(await Reporter.GetStringAsync($"{Root}/HN-GDNN-2025/noi-dung")).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).ToList();
        var (first, second) = (await FieldsAsync(forms[0]), await FieldsAsync(forms[1]));
        var late = await FieldsAsync(forms[0]);
        first["Typed[text]"] = "Chữ của người thứ nhất";
        second["Typed[text]"] = "Chữ của người thứ hai";
        late["Typed[text]"] = "Chữ của người đến sau";

        // Both were opened before anybody saved.
        var token = await TokenAsync();
        foreach (var (form, fields) in new[] { (forms[0], first), (forms[1], second) })
            Assert.That((await PostAsync(form, fields, token)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var refused = await PostAsync(forms[0], late, token);

        var body = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(body, Does.Contain("Chữ của người đến sau").And.Contain("Bản mới đang ghi: Chữ của người thứ nhất"));
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync($"{Root}/HN-GDNN-2025/noi-dung")), Does.Contain("Chữ của người thứ nhất").And.Contain("Chữ của người thứ hai"));
    }

    [TestCase("Typed[years]", "hai nghìn", "ví dụ 2025, 2026")]
    [TestCase("Typed[text]", " ", "Vui lòng nhập “nội dung”.")]
    [TestCase("Typed[code]", "V/1", "Mã chỉ gồm chữ, số")]
    public async Task What_cannot_be_read_is_said_and_what_was_typed_stays(string field, string typed, string said)
    {
        var answer = await Reporter.SubmitAsync($"{Root}/KH3066-2021/hoat-dong/muc", new() { ["Typed[code]"] = "X1", ["Typed[text]"] = "Việc mới", ["Typed[product]"] = "Sản phẩm đã gõ", [field] = typed });

        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(body, Does.Contain(said).And.Contain("Sản phẩm đã gõ"));
    }

    [Test]
    public async Task Copied_plan_moves_its_years_and_leaves_the_old_one_alone()
    {
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync($"{Root}/KH1549-2024/chep")), Does.Contain("giáo dục nghề nghiệp năm 2025 (Phụ lục)"), "years of its own time move on in its name too");
        var answer = await Reporter.SubmitAsync($"{Root}/KH3066-2021/chep", new() { ["NewCode"] = "kh-2027", ["Title"] = "Truyền thông giai đoạn mới", ["FirstYear"] = "2027" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());

        var (made, old) = await App.AskAsync(async s =>
        {
            var plans = s.GetRequiredService<CmsDb>().Plans.AsNoTracking().Include(p => p.Targets);
            return (await plans.SingleAsync(p => p.Code == "KH-2027"), await plans.SingleAsync(p => p.Code == "KH3066-2021"));
        });
        Assert.That((made.FirstYear, made.LastYear, made.Number), Is.EqualTo((2027, 2031, (string?)null)));
        Assert.That(made.Targets.Select(t => t.Year).Order(), Is.EqualTo(Enumerable.Range(2027, 5)));
        Assert.That(made.Document, Does.Contain("2031").And.Not.Contain("\"years\": [2021"));
        Assert.That(old.FirstYear, Is.EqualTo(2021));
        Assert.That(made.Entries("activities").Select(a => a["code"]!.ToString()), Is.EqualTo(old.Entries("activities").Select(a => a["code"]!.ToString())));
        var again = await Reporter.SubmitAsync($"{Root}/KH3066-2021/chep", new() { ["NewCode"] = "KH-2027", ["Title"] = "Lần nữa", ["FirstYear"] = "2027" });
        Assert.That(WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), Does.Contain("Đã có kế hoạch mang mã này"));
    }

    [Test]
    public async Task Plan_is_made_from_nothing_filled_and_its_versions_are_compared_in_words()
    {
        var head = new Dictionary<string, string>
        {
            ["Code"] = "kh-moi-2027", ["Form.Title"] = "Truyền thông hướng nghiệp năm 2027", ["Form.Issuer"] = "Sở Giáo dục và Đào tạo", ["Form.FirstYear"] = "2027", ["Form.LastYear"] = "2027", ["Form.Window"] = "Calendar", ["Form.AcceptsPress"] = "true",
        };
        var refused = await Reporter.SubmitAsync("/quan-tri/lap-ke-hoach", new(head) { ["Form.Title"] = " " });
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Vui lòng nhập tên kế hoạch").And.Contain("kh-moi-2027"));
        var made = await Reporter.SubmitAsync("/quan-tri/lap-ke-hoach", head);
        Assert.That(made.Headers.Location?.ToString(), Is.EqualTo($"{Root}/KH-MOI-2027"), await made.Content.ReadAsStringAsync());

        await Reporter.SubmitAsync($"{Root}/KH-MOI-2027/chi-tieu/muc", new() { ["Typed[code]"] = "CT1", ["Typed[text]"] = "Ít nhất 40 tác phẩm", ["Typed[kind]"] = "count", ["Typed[value]"] = "40", ["Typed[unit]"] = "tác phẩm", ["Typed[years]"] = "2027" });
        await Reporter.SubmitAsync($"{Root}/KH-MOI-2027/hoat-dong/muc", new() { ["Typed[code]"] = "HD1", ["Typed[text]"] = "Ngày hội hướng nghiệp cho học sinh" });
        await Reporter.SubmitAsync($"{Root}/KH-MOI-2027/sua", new() { ["Form.Title"] = "Truyền thông hướng nghiệp năm 2027 và 2028", ["Form.Issuer"] = "Sở Giáo dục và Đào tạo", ["Form.FirstYear"] = "2027", ["Form.LastYear"] = "2028", ["Form.Window"] = "Rule" });

        var plan = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Plans.AsNoTracking().Include(p => p.Targets).SingleAsync(p => p.Code == "KH-MOI-2027"));
        Assert.That((plan.Version, plan.LastYear, plan.Targets.Single().Value), Is.EqualTo((4, 2028, 40)));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await Reporter.GetStringAsync($"{Root}/KH-MOI-2027/so-sanh?tu=1&den=4"));
        Assert.That(page.QuerySelectorAll(".plan-changes h2").Select(h => h.TextContent), Is.EqualTo(new[] { "Thông tin chung", "Hoạt động", "Chỉ tiêu" }));
        Assert.That(page.QuerySelectorAll("ins").Select(i => i.TextContent), Has.Some.EndsWith("và 2028").And.Some.EndsWith("Ngày hội hướng nghiệp cho học sinh"));

        await Reporter.SubmitAsync($"{Root}/KH-MOI-2027/lich-su", new() { ["number"] = "1" });
        var back = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Plans.AsNoTracking().SingleAsync(p => p.Code == "KH-MOI-2027"));
        Assert.That((back.Title, back.LastYear, back.Window, back.Version), Is.EqualTo(("Truyền thông hướng nghiệp năm 2027", 2027, WindowKind.Calendar, 5)), "head and years come back with the version");
    }

    [Test]
    public async Task Grid_shows_what_was_planned_done_and_proven_and_each_cell_opens_its_list()
    {
        Assert.That(await CellAsync("II.2.1", 2026), Is.EqualTo((true, 0, 0, 0)));
        await RecordAsync("HN-GDNN-2025:II.2.1", "Tin thứ nhất");
        var form = $"{Root}/HN-GDNN-2025/ho-so/II.2.1?nam=2026";
        var said = await Reporter.SubmitAsync(form, new() { ["Id"] = Guid.NewGuid().ToString(), ["Kind"] = "Event", ["Title"] = "Họp báo quý I", ["Day"] = "05/02/2026" });
        Assert.That(said.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await said.Content.ReadAsStringAsync());
        await Reporter.SubmitAsync(form, new() { ["Id"] = Guid.NewGuid().ToString(), ["Kind"] = "Event", ["Title"] = "Ngày hội", ["Day"] = "06/02/2026", ["Attendance"] = "350", ["Link"] = "https://so.example.vn/ngay-hoi" });

        Assert.That(await CellAsync("II.2.1", 2026), Is.EqualTo((true, 1, 2, 1)));
        var page = WebUtility.HtmlDecode(await Reporter.GetStringAsync(form));
        Assert.That(page, Does.Contain("Tin thứ nhất").And.Contain("350 người tham dự").And.Contain("Thiếu minh chứng"));
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync($"{Root}/HN-GDNN-2025")), Does.Contain("2 việc, 1 có minh chứng"));
    }

    [Test]
    public async Task Outcome_names_its_source_and_no_count_changes_by_it()
    {
        var before = await App.AskAsync(s => s.GetRequiredService<CmsDb>().CountedDays.SumAsync(d => d.Count));
        var page = $"{Root}/HUYEN-CT21-2023/chi-so";
        var without = await Reporter.SubmitAsync(page, new() { ["Target"] = "CT1", ["Day"] = "31/12/2025", ["Value"] = "58,5" });
        Assert.That(WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync()), Does.Contain("Vui lòng ghi văn bản nguồn"));

        await Reporter.SubmitAsync(page, new() { ["Target"] = "CT1", ["Day"] = "31/12/2025", ["Value"] = "58,5", ["Source"] = "Báo cáo số 12/BC-UBND ngày 05/01/2026" });

        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync(page)), Does.Contain("58,5").And.Contain("12/BC-UBND").And.Contain("đến năm 2030"));
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().CountedDays.SumAsync(d => d.Count)), Is.EqualTo(before));
    }

    [Test]
    public async Task Heads_of_units_read_plans_and_change_nothing()
    {
        using var head = await App.SignInAsync(Role.UnitHead);
        Assert.That((await head.GetAsync($"{Root}/KH3066-2021")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await head.GetAsync($"{Root}/KH3066-2021/sua")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await App.AskAsync(s => s.GetRequiredService<EditPlan>().SaveAsync(Hoa with { Roles = Role.UnitHead }, "KH3066-2021", PlanPart.All[0], null, new Dictionary<string, string?>(), default)))!.Code, Is.EqualTo("plan.role"));
    }

    private Task<(bool, int, int, int)> CellAsync(string activity, int year) => App.AskAsync(async s =>
    {
        var plan = await s.GetRequiredService<CmsDb>().Plans.AsNoTracking().SingleAsync(p => p.Code == "HN-GDNN-2025");
        var cell = (await s.GetRequiredService<CoverPlan>().RunAsync(plan, default)).Single(r => r.Code == activity).Cells.Single(c => c.Year == year);
        return (cell.Planned, cell.Works, cell.Records, cell.Proven);
    });

    private Task RecordAsync(string activity, string title) => App.DoAsync(async s => Assert.That((await s.GetRequiredService<RecordExternalWork>().RunAsync(
        new ExternalWork(Guid.NewGuid(), "TIN", title, "Báo Mới", null, Vietnam.Instant(new(2026, 3, 2)), CmsApp.SchoolId, "Trường", [new(EvidenceKind.Link, "https://bao.example.vn/1")]) { Activities = [activity] },
        "Hòa", default)).Refusal, Is.Null));

    private async Task<string> FirstFormAsync(string page) => WebUtility.HtmlDecode(Links().Match(await Reporter.GetStringAsync(page)).Groups["to"].Value);

    /// <summary>The form's fields as they stand on the page.</summary>
    private async Task<Dictionary<string, string>> FieldsAsync(string form)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await Reporter.GetStringAsync(form));
        var fields = page.QuerySelectorAll("form:not([action]) [name^='Typed'], form [name='k']").DistinctBy(e => e.GetAttribute("name"));
        return fields.ToDictionary(e => e.GetAttribute("name")!, e => e switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
            AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
            _ => "",
        });
    }

    private async Task<string> TokenAsync() => Token().Match(await Reporter.GetStringAsync($"{Root}/KH3066-2021/sua")).Groups["token"].Value;

    private async Task<HttpResponseMessage> PostAsync(string to, Dictionary<string, string> fields, string token)
    {
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        return await Reporter.PostAsync(to, content);
    }

    [GeneratedRegex("""href="(?<to>/quan-tri/ke-hoach/[^"]+/muc\?k=[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("""name="__RequestVerificationToken" (type="hidden" )?value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
