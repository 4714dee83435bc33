using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed class DraftTests
{
    private const string New = "/quan-tri/noi-dung/moi/TINVAN";
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task What_was_typed_is_offered_to_its_author_alone_and_taken_up_again_untouched()
    {
        var id = await _app.SavedAsync(Stories.Draft("Lớp hàn buổi tối"));
        var (writer, other) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor));
        var draft = await KeepAsync(writer, $"/quan-tri/noi-dung/{id}", Typed("Lớp hàn buổi tối cho người đi làm", 1), id);

        var page = await writer.GetStringAsync($"/quan-tri/noi-dung/{id}");
        Assert.That(page, Does.Contain("nội dung chưa lưu của bài này").And.Contain("cho người đi làm</ins>").And.Contain($"?nhap={draft}"));
        Assert.That(await other.GetStringAsync($"/quan-tri/noi-dung/{id}"), Does.Not.Contain("cho người đi làm"));
        Assert.That((await other.GetAsync($"/quan-tri/noi-dung/{id}?nhap={draft}")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var restored = await writer.GetStringAsync($"/quan-tri/noi-dung/{id}?nhap={draft}");
        Assert.That(restored, Does.Contain("Lớp hàn buổi tối cho người đi làm</textarea>").And.Contain($"name=\"Kept.Replaces\" value=\"{draft}\""));
        Assert.That((await _app.ItemAsync(id)).Version, Is.EqualTo(1), "a draft is no version");
    }

    [Test]
    public async Task New_item_is_kept_under_its_genre_and_in_the_list_of_drafts()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var draft = await KeepAsync(writer, New, Typed("Bài đang viết dở", 0), null);

        Assert.That(await writer.GetStringAsync(New), Does.Contain("Bạn có một bài chưa lưu: “Bài đang viết dở”"));
        Assert.That(await writer.GetStringAsync("/quan-tri/noi-dung/moi"), Does.Contain($"/quan-tri/noi-dung/moi/TINVAN?nhap={draft}"));
        Assert.That(await writer.GetStringAsync($"{New}?nhap={draft}"), Does.Contain("Bài đang viết dở</textarea>"));
    }

    [Test]
    public async Task Draft_is_gone_once_saved_and_no_late_request_brings_it_back()
    {
        var id = await _app.SavedAsync(Stories.Draft("Tuyển sinh đợt hai"));
        var (writer, form) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        var draft = await KeepAsync(writer, form, Typed("Tuyển sinh đợt hai, bổ sung", 1), id);

        var fields = Typed("Tuyển sinh đợt hai, bổ sung", 1);
        fields["Kept.Id"] = draft.ToString();
        Assert.That((await writer.SubmitAsync(form, fields)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await writer.GetStringAsync(form), Does.Not.Contain("draft-offer"));

        Assert.That(await SentAsync(writer, form, fields, id), Is.EqualTo("Done"));
        Assert.That(await writer.GetStringAsync(form), Does.Not.Contain("draft-offer"));
    }

    [Test]
    public async Task What_is_typed_after_the_text_was_saved_is_kept_and_saved_to_the_same_item()
    {
        var writer = await _app.SignInAsync(Role.Editor);
        var fields = new Dictionary<string, string>(Typed("Bài mới của tôi", 0)) { ["Kept.Id"] = Guid.NewGuid().ToString() };
        await SentAsync(writer, New, fields, null);
        var item = Stories.IdOf(await writer.SubmitAsync(New, fields));

        (fields["Form.Title"], fields["Kept.Revision"]) = ("Bài mới của tôi, viết tiếp", "2");      // back in the browser, and typed on
        Assert.That(await SentAsync(writer, New, fields, null), Is.EqualTo("Yes"));
        var form = $"/quan-tri/noi-dung/{item}";
        Assert.That(await writer.GetStringAsync(form), Does.Contain("viết tiếp</ins>"));
        Assert.That(await writer.GetStringAsync($"{form}?nhap={fields["Kept.Id"]}"), Does.Contain("name=\"Form.FromVersion\" value=\"1\""));

        Assert.That(Stories.IdOf(await writer.SubmitAsync(New, fields)), Is.EqualTo(item));
        Assert.That((await _app.ItemAsync(item)).Title, Is.EqualTo("Bài mới của tôi, viết tiếp"));
        Assert.That(await writer.GetStringAsync(form), Does.Not.Contain("draft-offer"));
    }

    [Test]
    public async Task Draft_taken_up_in_another_tab_still_keeps_what_is_typed_in_the_first()
    {
        var id = await _app.SavedAsync(Stories.Draft("Hai thẻ cùng mở"));
        var (writer, form) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        var first = new Dictionary<string, string>(Typed("Hai thẻ cùng mở, thẻ một", 1)) { ["Kept.Id"] = Guid.NewGuid().ToString(), ["Kept.Revision"] = "5" };
        await SentAsync(writer, form, first, id);
        var second = new Dictionary<string, string>(Typed("Hai thẻ cùng mở, thẻ hai", 1))
        {
            ["Kept.Id"] = Guid.NewGuid().ToString(), ["Kept.Replaces"] = first["Kept.Id"], ["Kept.ReplacesRevision"] = "5",
        };
        await SentAsync(writer, form, second, id);
        Assert.That(await writer.GetStringAsync(form), Does.Contain("thẻ hai").And.Not.Contain("thẻ một"));

        (first["Form.Title"], first["Kept.Revision"]) = ("Hai thẻ cùng mở, thẻ một viết tiếp", "6");
        Assert.That(await SentAsync(writer, form, first, id), Is.EqualTo("Yes"));
        second["Kept.Revision"] = "2";
        await SentAsync(writer, form, second, id);
        Assert.That(await writer.GetStringAsync(form), Does.Contain("thẻ hai").And.Contain("thẻ một viết tiếp"));
        Assert.That(await writer.GetStringAsync($"{form}?handler=Offers&except={first["Kept.Id"]}"), Does.Contain("thẻ hai").And.Not.Contain("thẻ một"));
    }

    [Test]
    public async Task New_text_sent_twice_makes_one_item()
    {
        var writer = await _app.SignInAsync(Role.Editor);
        var fields = Typed("Bài gửi hai lần vì mất mạng", 0);
        fields["Kept.Id"] = Guid.NewGuid().ToString();
        var first = Stories.IdOf(await writer.SubmitAsync(New, fields));
        var again = Stories.IdOf(await writer.SubmitAsync(New, fields));
        Assert.That(again, Is.EqualTo(first));
        Assert.That((await _app.ItemAsync(first)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Later_text_is_never_overwritten_by_an_earlier_one_and_another_persons_never_at_all()
    {
        var id = await _app.SavedAsync(Stories.Draft("Hội thi tay nghề"));
        var (writer, other, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        var fields = Typed("Bản sau", 1);
        (fields["Kept.Id"], fields["Kept.Revision"]) = (Guid.NewGuid().ToString(), "7");
        await SentAsync(writer, form, fields, id);
        (fields["Form.Title"], fields["Kept.Revision"]) = ("Bản trước", "3");
        Assert.That(await SentAsync(writer, form, fields, id), Is.EqualTo("Yes"));
        (fields["Form.Title"], fields["Kept.Revision"]) = ("Bản của người khác", "100");
        Assert.That(await SentAsync(other, form, fields, id), Is.EqualTo("Done"));

        Assert.That(await writer.GetStringAsync(form), Does.Contain("?nhap=").And.Contain("Bản sau").And.Not.Contain("Bản trước").And.Not.Contain("Bản của người khác"));
    }

    [Test]
    public async Task Discarded_draft_and_draft_that_says_nothing_new_are_not_offered()
    {
        var id = await _app.SavedAsync(Stories.Draft("Ngày hội tư vấn"));
        var (writer, form) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        var draft = await KeepAsync(writer, form, Typed("Ngày hội tư vấn 2026", 1), id);
        var answer = await writer.SubmitAsync(form, new() { ["draft"] = draft.ToString() }, $"{form}?handler=Discard");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var same = Typed("Ngày hội tư vấn", 1);
        (same["Form.Summary"], same["Form.Facebook.Text"], same["Form.Slug"]) = ("", "Mời bà con đọc tin.", "ngay-hoi-tu-van");
        await KeepAsync(writer, form, same, id);
        Assert.That(await writer.GetStringAsync(form), Does.Not.Contain("draft-offer"));
    }

    [Test]
    public async Task Hostile_text_is_kept_and_shown_as_text()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài yên lành"));
        var (writer, form) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        var unreadable = new Dictionary<string, string>(Typed("Ký tự rỗng \0", 1)) { ["Kept.Id"] = Guid.NewGuid().ToString(), ["Kept.Item"] = id.ToString() };
        Assert.That((await writer.SubmitAsync(form, unreadable, EditorBeat.Path)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        var fields = Typed("<script>alert(1)</script>\u0001 cuối", 1);
        fields["Form.Body"] = """{"type":"doc","content":[{"type":"x","content":"[[[{{"}]}""";
        fields["Form.EventDate"] = "hôm nào đó";
        fields["Form.Details.a\u0001b"] = "\ud800";
        fields["Kept.Revision"] = "khong-phai-so";
        var draft = await KeepAsync(writer, form, fields, id);
        foreach (var page in new[] { await writer.GetStringAsync(form), await writer.GetStringAsync($"{form}?nhap={draft}") })
            Assert.That(page, Does.Contain("&lt;script&gt;alert(1)").And.Not.Contain("<script>alert(1)"));
    }

    [Test]
    public async Task Too_large_a_draft_is_refused_in_words_the_page_can_act_on()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài rất dài"));
        var writer = await _app.SignInAsync(Role.Editor);
        var fields = Typed("Bài rất dài", 1);
        fields["Form.Body"] = new string('a', KeepDraft.LargestForm + 1);
        fields["Kept.Id"] = Guid.NewGuid().ToString();
        Assert.That(await SentAsync(writer, $"/quan-tri/noi-dung/{id}", fields, id), Is.EqualTo("TooLarge"));
    }

    [Test]
    public async Task Item_of_another_unit_takes_no_draft_and_shows_nobody()
    {
        var id = Stories.IdOf(await (await _app.SignInAsync(Role.Contributor)).SubmitAsync(New, Stories.Form("Bài của trường này")));
        var stranger = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        var fields = new Dictionary<string, string>(Typed("Xen vào", 1)) { ["Kept.Id"] = Guid.NewGuid().ToString(), ["Kept.Item"] = id.ToString() };
        Assert.That((await stranger.SubmitAsync(New, fields, EditorBeat.Path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Old_drafts_are_swept_and_young_ones_stay()
    {
        await using var app = await CmsApp.StartAsync();
        var id = await app.SavedAsync(Stories.Draft("Bài cũ"));
        var keep = (string title) => app.DoAsync(services => services.GetRequiredService<KeepDraft>().RunAsync(
            new(Guid.NewGuid(), null, null, id, "TINVAN", 1, 1, title, "[]"), Stories.Officer, CancellationToken.None));
        await keep("cũ");
        app.Clock.Advance(TimeSpan.FromDays(20));
        await keep("mới");
        app.Clock.Advance(TimeSpan.FromDays(11));

        Assert.That(await app.AskAsync(services => services.GetRequiredService<ForgetDrafts>().RunAsync(CancellationToken.None)), Is.EqualTo(1));
        Assert.That(await app.AskAsync(services => services.GetRequiredService<CmsDb>().Drafts.Select(d => d.Title).ToListAsync()), Is.EqualTo(["mới"]));
    }

    [Test]
    public async Task People_at_an_item_see_each_other_until_a_minute_after_the_last_sign()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài nhiều người mở"));
        var (one, two, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Approver), $"/quan-tri/noi-dung/{id}");
        using var editing = await BeatAsync(one, form, new() { ["Kept.Item"] = id.ToString(), ["Kept.Editing"] = "true" });
        using var seen = await BeatAsync(two, form, new() { ["Kept.Item"] = id.ToString() });
        Assert.That(editing.RootElement.GetProperty("others").GetArrayLength(), Is.Zero);
        Assert.That(seen.RootElement.GetProperty("others")[0].GetProperty("editing").GetBoolean(), Is.True);
        Assert.That(await one.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("đang mở bài này."));
        Assert.That(await two.GetStringAsync("/quan-tri/noi-dung"), Does.Contain("đang sửa bài này."));

        _app.Clock.Advance(WhoIsHere.StaysFor + TimeSpan.FromSeconds(1));
        Assert.That(await two.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Not.Contain("đang sửa bài này."));
    }

    [Test]
    public async Task Page_learns_of_a_newer_version_from_its_next_sign()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài đổi trong lúc đang viết"));
        var (one, two, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        await two.SubmitAsync(form, Typed("Bài đã đổi", 1));
        using var answer = await BeatAsync(one, form, new() { ["Kept.Item"] = id.ToString(), ["Form.FromVersion"] = "1" });
        Assert.That(answer.RootElement.GetProperty("newer").GetProperty("number").GetInt32(), Is.EqualTo(2));
    }

    private static Dictionary<string, string> Typed(string title, int from) => new(Stories.Form(title)) { ["Form.FromVersion"] = $"{from}", ["Kept.Revision"] = "1" };

    private static async Task<Guid> KeepAsync(HttpClient browser, string page, Dictionary<string, string> fields, Guid? item)
    {
        var id = Guid.NewGuid();
        Assert.That(await SentAsync(browser, page, new(fields) { ["Kept.Id"] = id.ToString() }, item), Is.EqualTo("Yes"));
        return id;
    }

    private static async Task<string?> SentAsync(HttpClient browser, string page, Dictionary<string, string> fields, Guid? item)
    {
        using var answer = await BeatAsync(browser, page, new(fields) { ["Kept.Item"] = item?.ToString() ?? "" });
        return answer.RootElement.GetProperty("kept").GetString();
    }

    private static async Task<JsonDocument> BeatAsync(HttpClient browser, string page, Dictionary<string, string> fields)
    {
        var answer = await browser.SubmitAsync(page, fields, EditorBeat.Path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }
}
