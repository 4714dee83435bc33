using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Tests.Consents;

public sealed partial class ConsentPagesTests
{
    private const string GreyPng = "iVBORw0KGgoAAAANSUhEUgAAADwAAABQCAAAAABgoUmPAAAAKklEQVR4nO3LMQ0AAAwDoPpXVlkVsWsJ/KQHkWVZlmVZlmVZlmVZluVfeXHKptMeBHGxAAAAAElFTkSuQmCC";

    private CmsApp _app = null!;
    private HttpClient _school = null!;
    private HttpClient _otherSchool = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_school, _otherSchool) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _school.Dispose();
        _otherSchool.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_school_records_a_signed_paper_with_its_photograph()
    {
        var answer = await RecordAsync(_school, Paper("Hoàng Văn Giấy"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.OriginalString;
        var page = await _school.GetStringAsync(address);
        Assert.That(page, Does.Contain("Hoàng Văn Giấy").And.Contain("trang thông tin điện tử, Zalo").And.Contain("Bà Ngoại Nuôi").And.Contain("Còn hiệu lực"));

        var paper = PaperLink().Match(page).Value;
        var shown = await _school.GetAsync(paper);
        Assert.Multiple(() =>
        {
            Assert.That(shown.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/jpeg"), "written anew");
            Assert.That(shown.Headers.CacheControl!.NoStore, Is.True);
        });
        Assert.That((await _otherSchool.GetAsync(paper)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _app.Browser().GetAsync(paper)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "a stranger signs in first");
    }

    [Test]
    public async Task What_is_not_for_the_public_is_unreadable_in_the_database()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Mai Kín Đáo") with { GuardianName = "Mẹ Kín Đáo" });
        await using var command = _app.Database.CreateCommand("select c::text || encode(c.private, 'escape') from cms.consent c where id = $1");
        command.Parameters.Add(new() { Value = consent.Id });
        Assert.That(await command.ExecuteScalarAsync(), Does.Contain("Mai Kín Đáo").And.Not.Contain("Mẹ Kín Đáo").And.Not.Contain("0900"));
    }

    [Test]
    public async Task Another_school_finds_nothing_of_it()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Lò Thị Riêng"));
        Assert.That(await _school.GetStringAsync("/quan-tri/phieu-dong-y?q=lo+rieng"), Does.Contain("Lò Thị Riêng"));
        Assert.That(await _school.GetStringAsync("/quan-tri/phieu-dong-y/tim?q=lo+thi"), Does.Contain(consent.Number));
        Assert.That(await _otherSchool.GetStringAsync("/quan-tri/phieu-dong-y?q=lo+rieng"), Does.Not.Contain("Lò Thị Riêng"));
        Assert.That(await _otherSchool.GetStringAsync("/quan-tri/phieu-dong-y/tim?q=lo+thi"), Is.EqualTo("[]"));
        Assert.That((await _otherSchool.GetAsync($"/quan-tri/phieu-dong-y/{consent.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        var officer = await _app.SignInAsync(Role.Editor);
        Assert.That(await officer.GetStringAsync("/quan-tri/phieu-dong-y?q=LO+RIENG"), Does.Contain("Lò Thị Riêng"));
        var reporter = await _app.SignInAsync(Role.Reporter);
        Assert.That((await reporter.GetAsync("/quan-tri/phieu-dong-y")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_school_records_nothing_for_another()
    {
        var fields = Paper("Kẻ Mạo Danh");
        fields["Input.UnitId"] = CmsApp.OtherSchoolId;
        var answer = await RecordAsync(_school, fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await _otherSchool.GetStringAsync("/quan-tri/phieu-dong-y"), Does.Not.Contain("Kẻ Mạo Danh"));
    }

    [TestCase("Input.ByGuardian", "false", "Người dưới 16 tuổi cần có sự đồng ý của cha, mẹ hoặc người giám hộ.")]
    [TestCase("Input.Purposes", "", "Hãy đánh dấu ít nhất một nơi đăng")]
    [TestCase("Input.PersonName", " ", "Vui lòng nhập họ và tên.")]
    [TestCase("Input.GivenOn", "2027-01-01", "Ngày ký không thể ở trong tương lai.")]
    [TestCase("Input.ValidUntil", "2020-01-01", "Ngày hết hạn phải sau ngày bắt đầu.")]
    public async Task A_paper_that_proves_nothing_is_not_taken(string field, string value, string sentence)
    {
        var fields = Paper("Người Chưa Xong");
        fields[field] = value;
        var answer = await RecordAsync(_school, fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain(sentence).And.Contain("Bà Ngoại Nuôi"), "what was typed stays");
    }

    [TestCase("")]
    [TestCase("?inPlace=true")]
    public async Task The_form_carries_its_own_token(string query)
    {
        var page = await _school.GetStringAsync("/quan-tri/phieu-dong-y/moi" + query);
        var form = page[page.IndexOf("consent-form", StringComparison.Ordinal)..];
        Assert.That(Token().IsMatch(form), Is.True);
    }

    [Test]
    public async Task Nothing_is_ticked_beforehand()
    {
        var page = await _school.GetStringAsync("/quan-tri/phieu-dong-y/moi");
        Assert.That(TickedBox().Matches(page), Is.Empty);
        Assert.That(TickedBox().Matches("""<input type="checkbox" name="x" checked="checked">"""), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_opened_a_consent_is_written_down()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Phan Bị Xem"));
        await _school.GetStringAsync($"/quan-tri/phieu-dong-y/{consent.Id}");
        var head = await _app.SignInAsync(Role.UnitHead);
        Assert.That(await head.GetStringAsync($"/quan-tri/phieu-dong-y/{consent.Id}"), Does.Contain("Ai đã xem dữ liệu").And.Contain("mở phiếu"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ConsentView>().CountAsync(v => v.ConsentId == consent.Id)), Is.EqualTo(2));
    }

    [Test]
    public async Task The_paper_to_sign_has_a_box_for_each_purpose()
    {
        var page = await _school.GetStringAsync("/quan-tri/phieu-dong-y/mau-in");
        Assert.That(page.Split("class=\"box\"").Length - 1, Is.EqualTo(ConsentNames.Purposes.Count + ConsentNames.DataTypes.Count));
        Assert.That(page, Does.Contain("Phiếu đồng ý sử dụng hình ảnh, thông tin").And.Contain("Mẫu 2026-01").And.Contain("Trường Cao đẳng Thử nghiệm"));
    }

    private static Dictionary<string, string> Paper(string name) => new()
    {
        ["Input.UnitId"] = CmsApp.SchoolId,
        ["Input.PersonName"] = name,
        ["Input.Age"] = nameof(AgeBand.From7),
        ["Input.ByPerson"] = "true",
        ["Input.ByGuardian"] = "true",
        ["Input.GuardianName"] = "Bà Ngoại Nuôi",
        ["Input.Purposes"] = "Site,Zalo",
        ["Input.DataTypes"] = "Image",
        ["Input.Form"] = nameof(ConsentForm.Paper),
        ["Input.GivenOn"] = "2026-11-20",
        ["Input.TextVersion"] = "2026-01",
    };

    private static async Task<HttpResponseMessage> RecordAsync(HttpClient person, Dictionary<string, string> fields)
    {
        var token = Token().Match(await person.GetStringAsync("/quan-tri/phieu-dong-y/moi")).Groups["token"].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        foreach (var one in name is "Input.Purposes" or "Input.DataTypes" ? value.Split(',', StringSplitOptions.RemoveEmptyEntries) : [value])
            form.Add(new StringContent(one), name);
        var picture = new ByteArrayContent(Convert.FromBase64String(GreyPng));
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(picture, "Input.File", "phieu.png");
        return await person.PostAsync("/quan-tri/phieu-dong-y/moi", form);
    }

    [GeneratedRegex("/quan-tri/phieu-dong-y/[0-9a-f-]{36}/ban-chup/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex PaperLink();

    [GeneratedRegex("""<input[^>]*type="checkbox"[^>]*checked[^>]*>|<input[^>]*checked[^>]*type="checkbox"[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex TickedBox();

    [GeneratedRegex("""name="__RequestVerificationToken" (type="hidden" )?value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
