using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Tests.Distribution;

public sealed class ManualTests
{
    private CmsApp _app = null!;
    private HttpClient _manager = null!, _officer = null!;
    private Person _worker = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.LoadPlansAsync();
        _manager = await _app.SignInAsync(Role.ChannelManager);
        _worker = await _app.PersonAsync(Role.Editor);
        _officer = await _app.SignInAsync(_worker.UserName!, CmsApp.Password);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _manager.Dispose();
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Publication_opens_the_task_and_its_proof_becomes_evidence_of_the_work()
    {
        var (item, task) = await AssignedAsync("Loa xã A", ManualKind.Loudspeaker);
        Assert.That((await TaskAsync(task)).State(_app.Clock.Now), Is.EqualTo(TaskState.Waiting));

        await _app.MoveAsync(item, ContentState.Published, Stories.Approver);
        var open = await TaskAsync(task);
        Assert.That(open.DueAt, Is.EqualTo(Vietnam.Instant(new(2026, 11, 25), new(17, 0))), "Monday and Wednesday: the 24th is a public holiday");
        Assert.That(await NoticesAsync($"manual-open:{task}"), Is.EqualTo(new[] { _worker.Id }));
        var page = WebUtility.HtmlDecode(await _officer.GetStringAsync($"/quan-tri/viec-dang/{task}"));
        Assert.That(page, Does.Contain("Kính thưa toàn thể nhân dân,").And.Contain("từ tháng Mười hai"));

        Assert.That(await CalendarAsync(_officer, "2026-11-25"), Does.Contain($"/quan-tri/viec-dang/{task}").And.Contain($"Cần đăng – {_worker.FullName}"));
        using var reporter = await _app.SignInAsync(Role.Reporter);
        Assert.That(await CalendarAsync(reporter, "2026-11-25"), Does.Not.Contain(task.ToString()), "who does not post by hand");

        var refused = await SendAsync(task, "Prove", new() { ["Link"] = "không phải liên kết" });
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Liên kết minh chứng chưa đúng").And.Contain("value=\"không phải liên kết\""));
        await SendAsync(task, "Prove", new() { ["Link"] = "https://xa-a.example.vn/loa", ["Note"] = "Phát lúc 17:00" });
        var done = await TaskAsync(task);
        Assert.That(done.State(_app.Clock.Now), Is.EqualTo(TaskState.Done));
        Assert.That(await CalendarAsync(_officer, "2026-11-25"), Does.Not.Contain(task.ToString()));
        Assert.That(await CalendarAsync(_officer, "2026-11-21"), Does.Contain($"/quan-tri/viec-dang/{task}").And.Contain("Đã đăng, có minh chứng"), "on the day it was done");
        var evidence = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Evidence.AsNoTracking().SingleAsync(e => e.WorkId == done.WorkId));
        Assert.That((evidence.Url, evidence.Note), Is.EqualTo(("https://xa-a.example.vn/loa", "Phát lúc 17:00")));
    }

    private static async Task<string> CalendarAsync(HttpClient who, string day)
    {
        var page = WebUtility.HtmlDecode(await who.GetStringAsync($"/quan-tri/lich?xem=tuan&ngay={day}&loai=viec-dang"));
        return page[page.IndexOf($"data-day=\"{day}\"", StringComparison.Ordinal)..].Split("data-day=")[1];
    }

    [Test]
    public async Task Withdrawal_asks_the_person_to_take_it_down_and_records_it()
    {
        var (item, task) = await AssignedAsync("Báo B", ManualKind.Press);
        await _app.MoveAsync(item, ContentState.Published, Stories.Approver);
        await SendAsync(task, "Prove", new() { ["Link"] = "https://bao.example.vn/1" });

        await _app.DoAsync(async s => Assert.That(await s.GetRequiredService<WithdrawContent>().RunAsync(item, Takedown.Unlawful, "Sai số liệu", Stories.Approver, CancellationToken.None), Is.Null));
        Assert.That((await TaskAsync(task)).State(_app.Clock.Now), Is.EqualTo(TaskState.TakeDown));
        Assert.That(await NoticesAsync($"manual-takedown:{task}"), Is.EqualTo(new[] { _worker.Id }));
        Assert.That(await _officer.GetStringAsync("/quan-tri/viec-dang?loc=cua-toi"), Does.Contain($"/quan-tri/viec-dang/{task}"));

        await SendAsync(task, "TakenDown", []);
        Assert.That((await TaskAsync(task)).TakenDownByName, Is.EqualTo(_worker.FullName));
    }

    [Test]
    public async Task People_are_reminded_before_the_deadline_and_after_it_once_each()
    {
        var (item, task) = await AssignedAsync("Bảng tin C", ManualKind.NoticeBoard);
        await _app.MoveAsync(item, ContentState.Published, Stories.Approver);
        var due = (await TaskAsync(task)).DueAt!.Value;
        await _app.DoAsync(async s =>
        {
            // Another clock than the fixture's, which other tests share.
            foreach (var now in new[] { due.AddDays(-1), due.AddDays(-1), due.AddHours(1), due.AddHours(2) })
                await ActivatorUtilities.CreateInstance<ManualTasks>(s, new Testing.TestClock(now)).RemindAsync(CancellationToken.None);
        });

        Assert.That(await NoticesAsync($"manual-soon:{task}"), Has.Length.EqualTo(1));
        Assert.That(await NoticesAsync($"manual-late:{task}"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task The_pack_has_the_files_each_kind_of_channel_needs()
    {
        var (item, task) = await AssignedAsync("Màn hình D", ManualKind.Led);
        Assert.That((await _officer.GetAsync($"/quan-tri/viec-dang/{task}?handler=Word")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "before publication");
        await _app.MoveAsync(item, ContentState.Published, Stories.Approver);

        Assert.That(await _officer.GetStringAsync($"/quan-tri/viec-dang/{task}?handler=Script"), Does.StartWith("Kính thưa toàn thể nhân dân,\nMàn hình D."));
        Assert.That(await WordsAsync($"/quan-tri/viec-dang/{task}?handler=ScriptWord"), Does.Contain("BẢN TIN TRUYỀN THANH"));
        Assert.That(await WordsAsync($"/quan-tri/viec-dang/{task}?handler=Word"), Does.Contain("Trường mở thêm lớp hàn buổi tối"));
        using (var package = new ZipArchive(await _officer.GetStreamAsync($"/quan-tri/viec-dang/{task}?handler=Package")))
            Assert.That(package.Entries.Select(e => e.Name), Is.EquivalentTo(["script.txt", "meta.json"]));
        Assert.That((await _officer.GetStringAsync($"/quan-tri/viec-dang/{task}?handler=Led")).Split('\n'), Has.All.Length.LessThanOrEqualTo(PostPack.Columns));
        Assert.That(await _officer.GetStringAsync($"/quan-tri/viec-dang/{task}/ap-phich"), Does.Contain("data:image/svg+xml;base64,"));
    }

    [Test]
    public async Task Several_stories_become_one_bulletin()
    {
        var one = await _app.ApprovedAsync("Bản tin một");
        var two = await _app.ApprovedAsync("Bản tin hai");
        foreach (var id in new[] { one, two }) await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
        var token = await _officer.SubmitAsync("/quan-tri/ban-tin", new() { ["Chosen[0]"] = one.ToString(), ["Chosen[1]"] = two.ToString(), ["Name"] = "Tháng này" });

        Assert.That(Words(await token.Content.ReadAsStreamAsync()), Does.Contain("THÁNG NÀY").And.Contain("Bản tin một").And.Contain("Bản tin hai"));
    }

    [Test]
    public async Task Channels_of_the_plans_are_taken_over_once()
    {
        await _manager.SubmitAsync("/quan-tri/kenh-thu-cong", [], "/quan-tri/kenh-thu-cong?handler=TakeOver");
        var first = await CountAsync();
        Assert.That(first, Is.GreaterThan(3));
        Assert.That(await _manager.GetStringAsync("/quan-tri/kenh-thu-cong"), Does.Not.Contain("Lấy kênh từ kế hoạch"));
        Task<int> CountAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ManualChannel>().CountAsync(c => c.Source != null));
    }

    /// <summary>An approved story with a task on a new channel.</summary>
    private async Task<(Guid Item, Guid Task)> AssignedAsync(string name, ManualKind kind)
    {
        var answer = await _manager.SubmitAsync("/quan-tri/kenh-thu-cong/moi", new()
        {
            ["Input.Name"] = name, ["Input.Kind"] = kind.ToString(), ["Input.PersonId"] = _worker.Id.ToString(), ["Input.WorkingDays"] = "2", ["Input.Active"] = "true",
        });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var channel = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ManualChannel>().Where(c => c.Name == name).Select(c => c.Id).SingleAsync());
        var item = await _app.ApprovedAsync(name);
        await _officer.SubmitAsync($"/quan-tri/noi-dung/{item}/kenh", new() { ["manual"] = channel.ToString() }, $"/quan-tri/noi-dung/{item}/kenh?handler=Manual");
        return (item, await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ManualTask>().Where(t => t.ItemId == item).Select(t => t.Id).SingleAsync()));
    }

    private Task<HttpResponseMessage> SendAsync(Guid task, string handler, Dictionary<string, string> fields) =>
        _officer.SubmitAsync($"/quan-tri/viec-dang/{task}", fields, $"/quan-tri/viec-dang/{task}?handler={handler}");

    private Task<ManualTask> TaskAsync(Guid id) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ManualTask>().AsNoTracking().SingleAsync(t => t.Id == id));

    private Task<Guid[]> NoticesAsync(string key) =>
        _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.Event.StartsWith(key)).Select(n => n.PersonId).ToArrayAsync());

    private async Task<string> WordsAsync(string address) => Words(await _officer.GetStreamAsync(address));

    /// <summary>What a Word file says.</summary>
    private static string Words(Stream file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        using var zip = new ZipArchive(copy);
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }
}
