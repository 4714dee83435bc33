using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Media;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Counting;

public sealed partial class ExternalTests
{
    private CmsApp _app = null!;
    private HttpClient _reporter = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.LoadPlansAsync();
        _reporter = await _app.SignInAsync(Role.Reporter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _reporter.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task With_evidence_it_counts_for_the_unit_that_placed_it()
    {
        var answer = await SubmitAsync(Mention("Bài có minh chứng", link: "https://baohaiduong.vn/bai-1"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var work = await FindAsync("Bài có minh chứng");
        Assert.That((work!.Counts, work.Origin, work.UnitCode, work.Outlet), Is.EqualTo((true, WorkOrigin.External, CmsApp.SchoolId, "Báo Hải Dương")));
        Assert.That(work.FirstPublicOn, Is.EqualTo(new DateOnly(2026, 2, 5)));
    }

    [Test]
    public async Task A_scan_proves_it_and_survives_a_form_that_comes_back()
    {
        var token = Token().Match(await _reporter.GetStringAsync("/quan-tri/tac-pham/them")).Groups["token"].Value;
        async Task<HttpResponseMessage> SendAsync(string outlet, string? scanId)
        {
            using var form = new MultipartFormDataContent();
            var mention = Mention("Bài có bản chụp", link: "");
            (mention["Outlet"], mention["Id"], mention["__RequestVerificationToken"]) = (outlet, Guid.NewGuid().ToString(), token);
            if (scanId is not null) mention["ScanId"] = scanId;
            foreach (var (name, value) in mention) form.Add(new StringContent(value), name);
            if (scanId is null)
                form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "media", "demo", "toroi-ngan-han.pdf"))), "Scan", "trang-bao.pdf");
            return await _reporter.PostAsync("/quan-tri/tac-pham/them", form);
        }

        var back = await (await SendAsync(outlet: "", scanId: null)).Content.ReadAsStringAsync();
        var kept = ScanField().Match(back).Groups["id"].Value;
        var done = await SendAsync("Báo Hải Dương", kept);
        Assert.That(await _reporter.GetStringAsync(done.Headers.Location), Does.Contain("trang-bao.pdf"), "named while it is still being made ready");
        await _app.MakeMediaReadyAsync();

        Assert.That(back, Does.Contain("Đã nhận tệp trang-bao.pdf."));
        Assert.That(await _reporter.GetStringAsync(done.Headers.Location), Does.Contain(">trang-bao.pdf</a>"));
        Assert.That((await FindAsync("Bài có bản chụp"))!.Counts, Is.True);
    }

    [Test]
    public async Task Without_evidence_it_is_refused_with_a_sentence_and_keeps_what_was_typed()
    {
        var answer = await SubmitAsync(Mention("Bài thiếu minh chứng", link: ""));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("Tác phẩm chưa có minh chứng.").And.Contain("Bài thiếu minh chứng"));
        Assert.That(await FindAsync("Bài thiếu minh chứng"), Is.Null);
    }

    [TestCase("Day", "2/30/2026", "Ngày không hợp lệ.")]
    [TestCase("Day", "22/11/2026", "Ngày đăng nằm trong tương lai.")]
    [TestCase("Time", "25:00", "Giờ không hợp lệ.")]
    [TestCase("Genre", "KHONGCO", "Thể loại này không có trong danh mục.")]
    [TestCase("UnitCode", "khong-co", "Vui lòng chọn đơn vị đã đặt bài.")]
    [TestCase("Link", "javascript:alert(1)", "Liên kết minh chứng chưa đúng.")]
    [TestCase("Outlet", "", "Chưa có tên cơ quan đăng, phát.")]
    public async Task What_is_wrong_is_said(string field, string value, string sentence)
    {
        var mention = Mention($"Sai {field} {value.Length}", link: "https://baohaiduong.vn/sai");
        mention[field] = value;
        Assert.That(await (await SubmitAsync(mention)).Content.ReadAsStringAsync(), Does.Contain(sentence));
    }

    [Test]
    public async Task Same_title_within_thirty_days_is_a_hint_and_a_person_decides()
    {
        await _app.PublishAsync("2026-01-20 09:00", title: "Khai giảng năm học mới – trường nghề");
        var mention = Mention("KHAI GIẢNG năm học mới - Trường Nghề", link: "https://baohaiduong.vn/khai-giang");

        var warned = await (await SubmitAsync(mention)).Content.ReadAsStringAsync();
        mention["IsAnother"] = "true";
        var decided = await SubmitAsync(mention);

        Assert.That(warned, Does.Contain("Đã có tác phẩm cùng tên trong vòng 30 ngày.").And.Contain("Khai giảng năm học mới – trường nghề"));
        Assert.That(decided.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Sent_twice_it_is_one_work()
    {
        var form = await _reporter.GetStringAsync("/quan-tri/tac-pham/them");
        var mention = Mention("Bài bấm hai lần", link: "https://baohaiduong.vn/2");
        mention["Id"] = IdField().Match(form).Groups["id"].Value;
        mention["IsAnother"] = "true";

        await SubmitAsync(mention);
        await SubmitAsync(mention);

        var count = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.CountAsync(w => w.Title == "Bài bấm hai lần"));
        Assert.That(count, Is.EqualTo(1));
    }

    [TestCase(Role.Contributor)]
    [TestCase(Role.Administrator)]
    [TestCase(Role.UnitHead)]
    public async Task Others_cannot_book(Role role)
    {
        using var browser = await _app.SignInAsync(role);
        Assert.That((await browser.GetAsync("/quan-tri/tac-pham/them")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<HttpResponseMessage> SubmitAsync(Dictionary<string, string> mention)
    {
        if (!mention.ContainsKey("Id")) mention["Id"] = Guid.NewGuid().ToString();
        return await _reporter.SubmitAsync("/quan-tri/tac-pham/them", mention);
    }

    private Task<Work?> FindAsync(string title) =>
        _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.SingleOrDefaultAsync(w => w.Title == title));

    private static Dictionary<string, string> Mention(string title, string link) => new()
    {
        ["Outlet"] = "Báo Hải Dương", ["Title"] = title, ["Genre"] = "BAI", ["Day"] = "05/02/2026", ["Time"] = "07:30",
        ["UnitCode"] = CmsApp.SchoolId, ["Link"] = link, ["Themes"] = "ND1",
    };

    [GeneratedRegex("""name="__RequestVerificationToken" (type="hidden" )?value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("""name="ScanId" value="(?<id>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScanField();

    [GeneratedRegex("""name="Id" value="(?<id>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdField();
}
