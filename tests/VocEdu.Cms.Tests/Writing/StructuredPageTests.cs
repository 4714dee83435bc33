using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

/// <summary>Career guides and school profiles, filled in as people do it: in the browser.</summary>
public sealed class StructuredPageTests
{
    private const string NewGuide = "/quan-tri/noi-dung/moi/NGHE", NewSchool = "/quan-tri/noi-dung/moi/COSO";
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Guide_with_a_minimum_of_fields_is_written_approved_and_public()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await officer.SubmitAsync(NewGuide, Guide("Nghề đan lưới"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var id = Stories.IdOf(answer);

        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        await _app.MoveAsync(id, ContentState.Approved, Stories.Approver);
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);

        var page = WebUtility.HtmlDecode(await _app.Browser().GetStringAsync("/nghe/nghe-dan-luoi"));
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("thợ đan").And.Contain("Vá lưới rách.").And.Contain("Không có đường này").And.Contain("Chưa có trường nào mở lớp này sau lớp 9."));
            Assert.That(page, Does.Contain("8.000.000 – 12.000.000").And.Contain("Nguồn: Sở Nội vụ, số liệu tháng 09/2026."));
            Assert.That(page, Does.Contain("Kiên nhẫn").And.Contain("Ngồi lâu được").And.Contain("Có phải đi biển không?"));
        });
    }

    [Test]
    public async Task Refused_form_comes_back_filled_with_the_reason_at_its_field()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var fields = Guide("Nghề làm muối");
        fields["Form.Details.pay.source"] = "";
        fields["Form.Details.pay.period"] = "tháng chín";
        fields["Form.Details.routes.afterGrade9.0.entry"] = "";
        var answer = await officer.SubmitAsync(NewGuide, fields);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page, Does.Contain("Hãy ghi nguồn của số liệu thu nhập").And.Contain("aria-describedby=\"chi-tiet-pay-source-error\""));
            Assert.That(page, Does.Contain("hãy giải thích vì sao").And.Contain("value=\"tháng chín\"").And.Contain("value=\"8.000.000\""));
            Assert.That(page, Does.Contain("Vá lưới rách.").And.Contain("Kiên nhẫn | Ngồi lâu được").And.Contain("value=\"Có phải đi biển không?\""));
        });
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AnyAsync(i => i.Title == "Nghề làm muối")), Is.False);
    }

    [Test]
    public async Task One_more_card_is_given_without_saving_or_losing_anything()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var fields = Guide("Nghề rèn");
        fields["More"] = "faq";
        var page = WebUtility.HtmlDecode(await (await officer.SubmitAsync(NewGuide, fields)).Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("Form.Details.faq.1.q").And.Contain("value=\"Có phải đi biển không?\"").And.Contain("Nghề rèn"));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AnyAsync(i => i.Title == "Nghề rèn")), Is.False);
    }

    [Test]
    public async Task Contributor_keeps_the_own_school_and_finds_no_other()
    {
        var own = await _app.SignInAsync(Role.Contributor);
        var id = Stories.IdOf(await own.SubmitAsync(NewSchool, School("Trường Cao đẳng Thử nghiệm")));
        var saved = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.SingleAsync(v => v.ItemId == id));
        Assert.That(saved.Fields.School!.Value.GetProperty("contact").GetProperty("phone").GetString(), Is.EqualTo("0220.000.1201"));
        Assert.That(await own.GetStringAsync($"/quan-tri/noi-dung/{id}"), Does.Contain("0220.000.1201"));

        var other = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        var fields = School("Trường bị sửa");
        fields["Form.FromVersion"] = "1";
        Assert.That((await other.SubmitAsync(NewSchool, fields, $"/quan-tri/noi-dung/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.SubmitAsync(NewSchool, School("Trường mạo danh"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task What_a_page_without_the_form_sends_leaves_the_profile_alone()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var profile = JsonDocument.Parse("""{"name":"Nghề in","tasks":["In thử."],"la":{"sau":1}}""").RootElement;
        var id = await _app.SavedAsync(Stories.Draft("Nghề in", "NGHE") with { Fields = new() { Guide = profile } });
        var fields = Guide("Nghề in").Where(field => !field.Key.StartsWith("Form.Details.", StringComparison.Ordinal)).ToDictionary();
        fields["Form.FromVersion"] = "1";
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", fields);
        var saved = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.SingleAsync(v => v.ItemId == id && v.Number == 2));
        Assert.That(JsonElement.DeepEquals(saved.Fields.Guide!.Value, profile), Is.True);
    }

    private static Dictionary<string, string> Guide(string title) => new(Stories.Form(title))
    {
        ["Form.Genre"] = "NGHE",
        ["Form.Section"] = "nghe",
        ["Form.Details.folkNames"] = "thợ đan\r\n",
        ["Form.Details.tasks"] = "Đan lưới mới.\r\nVá lưới rách.",
        ["Form.Details.skills"] = "Kiên nhẫn | Ngồi lâu được",
        ["Form.Details.routes.afterGrade9.0.available"] = "false",
        ["Form.Details.routes.afterGrade9.0.title"] = "Trung cấp đan lưới",
        ["Form.Details.routes.afterGrade9.0.entry"] = "Chưa có trường nào mở lớp này sau lớp 9.",
        ["Form.Details.pay.min"] = "8.000.000",
        ["Form.Details.pay.max"] = "12.000.000",
        ["Form.Details.pay.source"] = "Sở Nội vụ",
        ["Form.Details.pay.period"] = "2026-09",
        ["Form.Details.faq.0.q"] = "Có phải đi biển không?",
        ["Form.Details.faq.0.a"] = "Không, phần lớn việc làm trên bờ.",
    };

    private static Dictionary<string, string> School(string title) => new(Stories.Form(title))
    {
        ["Form.Genre"] = "COSO",
        ["Form.Section"] = "truong",
        ["Form.Details.kind"] = "truong_cao_dang",
        ["Form.Details.contact.phone"] = "0220.000.1201",
    };
}
