using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

public sealed class CommentTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_comment_quotes_its_version_and_says_what_became_of_the_passage()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài có góp ý"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        var approver = await _app.SignInAsync(Role.Approver);
        var officer = await _app.SignInAsync(Role.Editor);
        var named = await _app.PersonAsync(Role.Editor, userName: "bien.tap-vien");
        await SayAsync(approver, id, "lớp hàn buổi tối", "Ghi rõ số lớp, @bien.tap-vien.");
        await SayAsync(approver, id, "từ tháng Mười hai", "Năm nào?");
        var refused = await SayAsync(approver, id, "đoạn không có", "Giữ lời tôi viết");

        Assert.That(await approver.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("Ghi rõ số lớp").And.Contain("Giữ lời tôi viết").And.Contain("Đoạn được chọn không có trong phiên bản này"));
        Assert.That(await CommentsOfAsync(id), Is.EqualTo(2));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.PersonId == named.Id && n.Kind == NoticeKind.Comment)), Is.EqualTo(1));

        var form = Stories.Form("Bài có góp ý");
        form["Form.Body"] = "Trường mở thêm ba lớp hàn buổi tối từ đầu năm 2027.";
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", new(form) { ["Form.FromVersion"] = "1" });
        var editor = await officer.GetStringAsync($"/quan-tri/noi-dung/{id}");
        Assert.That(editor, Does.Contain("Về phiên bản 1.").And.Contain("Đoạn này vẫn còn nguyên.").And.Contain("Đoạn này đã được sửa."));

        var comment = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Comments.Where(c => c.ItemId == id).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        await officer.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["Version"] = "2", ["Parent"] = $"{comment}", ["Text"] = "Đã thêm." }, $"/quan-tri/duyet/{id}/gop-y");
        await officer.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["comment"] = $"{comment}", ["Settled"] = "true" }, $"/quan-tri/duyet/{id}/gop-y?handler=Settle");
        Assert.That(await approver.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("Đã thêm.").And.Contain("đã đánh dấu xong").And.Contain("1 chưa xong"));
    }

    [Test]
    public async Task A_unit_sees_what_is_addressed_to_it_once_the_item_is_back()
    {
        var contributor = await _app.SignInAsync(Role.Contributor);
        var fields = Stories.Form("Bài của trường có góp ý");
        fields["Then"] = nameof(ContentState.Submitted);
        var id = Stories.IdOf(await contributor.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields));
        var officer = await _app.SignInAsync(Role.Editor);
        await SayAsync(officer, id, "", "Nội bộ: kiểm tra lại.");
        await SayAsync(officer, id, "", "Gửi trường: bổ sung ảnh.", forUnit: true);
        Assert.That(await contributor.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Not.Contain("bổ sung ảnh").And.Not.Contain("kiểm tra lại"));

        await officer.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["Step.To"] = "ChangesRequested", ["Step.Version"] = "1", ["Step.Reason"] = "Thiếu ảnh" });
        Assert.That(await contributor.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("bổ sung ảnh").And.Not.Contain("kiểm tra lại"));
        var hidden = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Comments.Where(c => c.ItemId == id && !c.ForUnit).Select(c => c.Id).SingleAsync());
        Assert.That((await contributor.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["comment"] = $"{hidden}", ["Settled"] = "true" }, $"/quan-tri/duyet/{id}/gop-y?handler=Settle")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var stranger = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await stranger.SubmitAsync("/quan-tri/thong-bao/cach-nhan", new() { ["Version"] = "1", ["Text"] = "Tôi là ai" }, $"/quan-tri/duyet/{id}/gop-y")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static Task<HttpResponseMessage> SayAsync(HttpClient person, Guid id, string quote, string text, bool forUnit = false) => person.SubmitAsync($"/quan-tri/duyet/{id}",
        new() { ["Version"] = "1", ["Quote"] = quote, ["Text"] = text, ["ForUnit"] = forUnit ? "true" : "false" }, $"/quan-tri/duyet/{id}/gop-y");

    private Task<int> CommentsOfAsync(Guid id) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Comments.CountAsync(c => c.ItemId == id));
}
