using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Links;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

public sealed partial class ReviewLinkTests
{
    private CmsApp _app = null!;
    private HttpClient _approver = null!, _phone = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _approver = await _app.SignInAsync(Role.Approver);
        _phone = _app.Browser();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _approver.Dispose();
        _phone.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_leader_without_an_account_reads_and_approves_with_link_and_code()
    {
        var id = await SentAsync("Bài cho lãnh đạo xem trên điện thoại");
        var link = await LinkAsync(id);
        var page = await _phone.GetAsync(link);
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Bài cho lãnh đạo xem trên điện thoại").And.Contain("lớp hàn buổi tối"));
        Assert.That(page.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(page.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
        Assert.That(page.Headers.GetValues("Set-Cookie"), Has.Some.Contains("path=/media"), "the pictures of this version are seen too");

        var code = await CodeAsync(id);
        var answer = await _phone.SubmitAsync(link, new() { ["Code"] = code, ["To"] = "Approved", ["Reason"] = "Đồng ý đăng." });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("bạn đã duyệt bài này"));
        var item = await _app.ItemAsync(id);
        Assert.That(item.State, Is.EqualTo(ContentState.Approved));
        Assert.That(item.ApprovedByName, Does.StartWith("Ông Trần Phú (liên kết do "));
        Assert.That((await _phone.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.Gone), "one decision only");
    }

    [Test]
    public async Task Five_wrong_codes_or_ten_minutes_end_a_code()
    {
        var id = await SentAsync("Bài bị đoán mã");
        var link = await LinkAsync(id);
        var code = await CodeAsync(id);
        for (var n = 0; n < ReviewLink.MostTries; n++) await _phone.SubmitAsync(link, new() { ["Code"] = code == "000000" ? "000001" : "000000", ["To"] = "Approved" });
        var answer = await _phone.SubmitAsync(link, new() { ["Code"] = code, ["To"] = "Approved", ["Reason"] = "Ý kiến đã gõ" });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Mã đã hết hiệu lực").And.Contain("Ý kiến đã gõ"));

        var later = await CodeAsync(id);
        var before = _app.Clock.Now;
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await (await _phone.SubmitAsync(link, new() { ["Code"] = later, ["To"] = "Approved" })).Content.ReadAsStringAsync(), Does.Contain("Mã đã hết hiệu lực"));
        _app.Clock.Now = before;
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
    }

    [Test]
    public async Task A_change_of_the_text_revokes_the_link()
    {
        var id = await SentAsync("Bài đổi sau khi gửi liên kết");
        var link = await LinkAsync(id);
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", new(Stories.Form("Bài đã đổi")) { ["Form.FromVersion"] = "1" });
        var answer = await _phone.GetAsync(link);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Bài đã đổi"));
        Assert.That((await _phone.GetAsync("/duyet-nhanh/khong-co-lien-ket-nay")).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task Nobody_gains_by_a_link_a_right_they_lack()
    {
        var id = await SentAsync("Bài của người gửi liên kết");
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await officer.SubmitAsync($"/quan-tri/duyet/{id}/lien-ket", new() { ["Name"] = "Chính tôi" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ReviewLink>().AnyAsync(l => l.ItemId == id)), Is.False);

        var both = await _app.SignInAsync(Role.Editor | Role.Approver);
        var fields = Stories.Form("Bài tự viết tự gửi");
        fields["Then"] = nameof(ContentState.InReview);
        var own = Stories.IdOf(await both.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields));
        Assert.That((await both.SubmitAsync($"/quan-tri/duyet/{own}/lien-ket", new() { ["Name"] = "Ai đó" })).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var link = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ReviewLink>().AsNoTracking().FirstOrDefaultAsync());
        if (link is not null)
            Assert.That((await officer.SubmitAsync($"/quan-tri/duyet/{id}/lien-ket", new() { ["link"] = link.Id.ToString() }, $"/quan-tri/duyet/{id}/lien-ket?handler=Code")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private async Task<Guid> SentAsync(string title)
    {
        var id = await _app.SavedAsync(Stories.Draft(title));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        return id;
    }

    private async Task<string> LinkAsync(Guid id)
    {
        var page = await (await _approver.SubmitAsync($"/quan-tri/duyet/{id}/lien-ket", new() { ["Name"] = "Ông Trần Phú" })).Content.ReadAsStringAsync();
        return Secret().Match(page) is { Success: true } found ? new Uri(found.Groups["text"].Value).AbsolutePath : throw new InvalidOperationException(page);
    }

    private async Task<string> CodeAsync(Guid id)
    {
        var link = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ReviewLink>().Where(l => l.ItemId == id).Select(l => l.Id).SingleAsync());
        var page = await (await _approver.SubmitAsync($"/quan-tri/duyet/{id}/lien-ket", new() { ["link"] = link.ToString() }, $"/quan-tri/duyet/{id}/lien-ket?handler=Code")).Content.ReadAsStringAsync();
        return Secret().Match(page).Groups["text"].Value;
    }

    [GeneratedRegex("""<output class="secret">(?<text>[^<]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
