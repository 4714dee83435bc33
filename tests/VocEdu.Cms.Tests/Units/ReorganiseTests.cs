using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Units;

/// <summary>The test of vietnam.md §14: A (10 works) and B (5) are merged into C, which then publishes 3.</summary>
public sealed partial class ReorganiseTests
{
    private const string A = CmsApp.SchoolId, B = CmsApp.OtherSchoolId, C = "truong-hop-nhat";

    private CmsApp _app = null!;
    private HttpClient _administrator = null!;
    private Person _head = null!;
    private Guid _oldItem;

    [OneTimeSetUp]
    public async Task Merge()
    {
        _app = await CmsApp.StartAsync();
        _administrator = await _app.SignInAsync(Role.Administrator);
        _head = await _app.PersonAsync(Role.UnitHead);
        for (var i = 0; i < 10; i++) _oldItem = await PublishAsync(A, $"Bài {i} của trường A");
        for (var i = 0; i < 5; i++) await PublishAsync(B, $"Bài {i} của trường B");
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            var unit = new Unit { Id = C, Kind = "truong_cao_dang", OpenedOn = new(2026, 11, 21) };
            unit.Names.Add(new UnitName { ValidFrom = new(2026, 11, 21), Name = "Trường Cao đẳng Hợp nhất", ShortName = "CĐ Hợp nhất" });
            db.Units.Add(unit);
            await db.SaveChangesAsync();
        });

        var shown = await AskAsync("", new() { ["Form.With"] = B });
        Assert.That(await shown.Content.ReadAsStringAsync(), Does.Contain("Biên bản chuyển giao").And.Contain(_head.FullName), "what will move is shown first");
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().UnitLinks.AnyAsync()), Is.False, "and nothing is done");
        var done = await AskAsync("?handler=Do", new() { ["Form.With"] = B });
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await done.Content.ReadAsStringAsync());
        for (var i = 0; i < 3; i++) await PublishAsync(C, $"Bài {i} của trường hợp nhất");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _administrator.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Both_tables_have_the_same_total()
    {
        var byName = Figures(await _administrator.GetStringAsync("/quan-tri/tac-pham-theo-don-vi"));
        var rolledUp = Figures(await _administrator.GetStringAsync("/quan-tri/tac-pham-theo-don-vi?quy-doi=co"));
        Assert.That(byName, Is.EquivalentTo(new Dictionary<string, int> { [A] = 10, [B] = 5, [C] = 3, ["total"] = 18 }));
        Assert.That(rolledUp, Is.EquivalentTo(new Dictionary<string, int> { [C] = 18, ["total"] = 18 }));
    }

    [Test]
    public async Task A_figure_opens_the_list_behind_it()
    {
        var all = await _administrator.GetStringAsync($"/quan-tri/tac-pham?don-vi={C}&quy-doi=co");
        Assert.That(all.Split("data-work=\"").Length - 1, Is.EqualTo(18));
        var own = await _administrator.GetStringAsync($"/quan-tri/tac-pham?don-vi={C}");
        Assert.That(own.Split("data-work=\"").Length - 1, Is.EqualTo(3));
    }

    [Test]
    public async Task An_old_schools_page_leads_to_its_successors()
    {
        await _app.PublishAsync("Trang trường cũ", "COSO");
        var page = await _app.PublishAsync("Trang trường hợp nhất", "COSO");
        await _app.DoAsync(s => s.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == page.ItemId).ExecuteUpdateAsync(set => set.SetProperty(p => p.UnitId, C)));
        var old = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.SingleAsync(p => p.Title == "Trang trường cũ"));
        using var reader = _app.Browser();
        var answer = await reader.GetAsync(old.Path);
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, page.Path)));
        Assert.That((await reader.GetAsync(page.Path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Old_items_keep_the_name_they_were_published_under()
    {
        var unitName = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == _oldItem).Select(p => p.UnitName).SingleAsync());
        Assert.That(unitName, Is.EqualTo("Trường Cao đẳng Thử nghiệm"));
    }

    [Test]
    public async Task People_move_with_their_rights_and_a_record_says_so()
    {
        var moved = await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.AsNoTracking().SingleAsync(p => p.Id == _head.Id));
        Assert.That((moved.UnitId, moved.Roles), Is.EqualTo((C, Role.UnitHead)));
        var record = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<UnitTransfer>().SingleAsync(t => t.PersonId == _head.Id));
        Assert.That((record.FromId, record.ToId, record.Roles), Is.EqualTo((A, C, Role.UnitHead)));
        using var head = await _app.SignInAsync(_head.UserName!, CmsApp.Password);
        Assert.That((await head.GetAsync($"/quan-tri/duyet/{_oldItem}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_closed_unit_is_closed_and_its_line_of_time_says_why()
    {
        var page = await _administrator.GetStringAsync($"/quan-tri/don-vi/{A}");
        Assert.That(page, Does.Contain("Sáp nhập đơn vị → Trường Cao đẳng Hợp nhất").And.Contain("Quyết định số 12/QĐ-UBND").And.Contain("Chấm dứt hoạt động"));
        Assert.That(await _administrator.GetStringAsync("/quan-tri/nguoi-dung/tao-moi"), Does.Not.Contain($"value=\"{A}\""));
        Assert.That((await AskAsync("", [])).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "it cannot give way twice");
    }

    [TestCase("Form.To", A, "vừa chấm dứt vừa tiếp nhận")]
    [TestCase("Form.On", "2030-01-01", "không thể ở trong tương lai")]
    [TestCase("Form.LegalBasis", "", "Vui lòng ghi căn cứ")]
    [TestCase("Form.Type", nameof(UnitLinkType.Split), "ít nhất hai đơn vị")]
    public async Task What_makes_no_sense_is_refused(string field, string value, string sentence)
    {
        var answer = await AskAsync("", new() { [field] = value });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(sentence));
    }

    private Task<HttpResponseMessage> AskAsync(string handler, Dictionary<string, string> fields)
    {
        Dictionary<string, string> all = new()
        {
            ["Form.Type"] = nameof(UnitLinkType.Merged), ["Form.To"] = C, ["Form.On"] = "2026-11-21", ["Form.LegalBasis"] = "Quyết định số 12/QĐ-UBND ngày 20/11/2026",
        };
        foreach (var (name, value) in fields) all[name] = value;
        return _administrator.SubmitAsync($"/quan-tri/don-vi/{A}/sap-xep", all, $"/quan-tri/don-vi/{A}/sap-xep{handler}");
    }

    private async Task<Guid> PublishAsync(string unit, string title)
    {
        var id = await _app.ApprovedAsync(title, Stories.Draft(title) with { UnitId = unit });
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
        return id;
    }

    private static Dictionary<string, int> Figures(string page) => Row().Matches(page)
        .ToDictionary(m => m.Groups["unit"].Value, m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("""data-unit="(?<unit>[^"]+)".*?>(?<count>\d+)</(a|b)>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
