using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed partial class InvitationTests
{
    private CmsApp _app = null!;
    private HttpClient _head = null!;
    private int _number;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _head = await _app.SignInAsync(Role.UnitHead);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _head.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Whoever_is_invited_lands_in_the_schools_first_page()
    {
        var link = await InviteAsync(_head);
        using var guest = _app.Browser();
        var answer = await AcceptAsync(guest, link, "khach.moi");
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/quan-tri"), await answer.Content.ReadAsStringAsync());
        Assert.That((await guest.GetAsync("/quan-tri")).Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/bai-cua-toi"));
        var person = await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.SingleAsync(p => p.UserName == "khach.moi"));
        Assert.That((person.UnitId, person.Roles), Is.EqualTo((CmsApp.SchoolId, Role.Contributor)));
        Assert.That(await _head.GetStringAsync("/quan-tri/loi-moi"), Does.Contain("Người Được Mời khach.moi"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.AnyAsync(l => l.Action == "Nhận lời mời" && l.Details == "khach.moi")), Is.True);
    }

    [Test]
    public async Task A_link_for_one_serves_one_however_many_press()
    {
        var link = await InviteAsync(_head);
        var guests = Enumerable.Range(0, 5).Select(_ => _app.Browser()).ToList();
        var answers = await Task.WhenAll(guests.Select((guest, i) => AcceptAsync(guest, link, $"cung.luc.{i}")));
        Assert.That(answers.Count(a => a.StatusCode is HttpStatusCode.Redirect), Is.EqualTo(1));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.CountAsync(p => p.UserName!.StartsWith("cung.luc."))), Is.EqualTo(1));
        guests.ForEach(guest => guest.Dispose());
    }

    [Test]
    public async Task A_spent_a_revoked_an_old_and_an_invented_link_look_alike()
    {
        using var guest = _app.Browser();
        var spent = await InviteAsync(_head);
        await AcceptAsync(guest, spent, "dung.roi");
        var revoked = await InviteAsync(_head);
        var id = await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Set<Invitation>().OrderByDescending(i => i.Id).Select(i => i.Id).FirstAsync());
        await _head.SubmitAsync("/quan-tri/loi-moi", new() { ["id"] = id.ToString() }, "/quan-tri/loi-moi?handler=Revoke");
        var old = await InviteAsync(_head);
        await _app.DoAsync(s => s.GetRequiredService<AccountsDb>().Set<Invitation>().Where(i => i.Id != id && i.UsesLeft > 0).ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, _app.Clock.GetUtcNow())));

        using var stranger = _app.Browser();
        var pages = new List<string>();
        foreach (var link in new[] { spent, revoked, old, "/loi-moi/doan-mo" })
        {
            var answer = await stranger.GetAsync(link);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), link);
            pages.Add(Anew().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(link, "", StringComparison.Ordinal));
        }

        Assert.That(pages.Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_taken_name_is_refused_like_an_impossible_one()
    {
        using var guest = _app.Browser();
        var link = await InviteAsync(_head);
        var taken = await (await AcceptAsync(guest, link, "quantri")).Content.ReadAsStringAsync();
        var impossible = await (await AcceptAsync(guest, link, "tên có dấu")).Content.ReadAsStringAsync();
        Assert.That(taken, Does.Contain("Tên đăng nhập này không dùng được."));
        Assert.That(impossible, Does.Contain("Tên đăng nhập này không dùng được."));
        Assert.That((await AcceptAsync(guest, link, "ten.duoc")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "a refused try does not spend the link");
    }

    [Test]
    public async Task A_head_gives_away_a_contributors_account_of_the_own_unit_and_nothing_more()
    {
        await InviteAsync(_head, new() { ["Input.Roles"] = nameof(Role.Approver), ["Input.UnitId"] = CmsApp.OtherSchoolId });
        var made = await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Set<Invitation>().OrderByDescending(i => i.Id).FirstAsync());
        Assert.That((made.UnitId, made.Roles), Is.EqualTo((CmsApp.SchoolId, Role.Contributor)));

        var administrator = await _app.SignInAsync(Role.Administrator);
        var answer = await administrator.SubmitAsync("/quan-tri/loi-moi", new() { ["Input.Roles"] = nameof(Role.Administrator), ["Input.Uses"] = "1", ["Input.Days"] = "7" });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bạn không mời được người với vai trò này."));
    }

    [Test]
    public async Task Another_schools_head_sees_and_stops_nothing()
    {
        await InviteAsync(_head, new() { ["Input.FullName"] = "Người Riêng Trường Này" });
        var (mine, person) = await _app.AskAsync(async s =>
        {
            var accounts = s.GetRequiredService<AccountsDb>();
            return (await accounts.Set<Invitation>().OrderByDescending(i => i.Id).FirstAsync(), await accounts.Users.FirstAsync(p => p.UnitId == CmsApp.SchoolId));
        });
        using var other = await _app.SignInAsync(Role.UnitHead, CmsApp.OtherSchoolId);
        Assert.That(await other.GetStringAsync("/quan-tri/loi-moi"), Does.Not.Contain("Người Riêng Trường Này").And.Not.Contain(person.FullName));
        Assert.That((await other.SubmitAsync("/quan-tri/loi-moi", new() { ["id"] = mine.Id.ToString() }, "/quan-tri/loi-moi?handler=Revoke")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.SubmitAsync("/quan-tri/loi-moi", new() { ["id"] = person.Id.ToString() }, "/quan-tri/loi-moi?handler=Disable")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var contributor = await _app.SignInAsync(Role.Contributor);
        Assert.That((await contributor.GetAsync("/quan-tri/loi-moi")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_head_stops_a_contributors_account_and_no_other()
    {
        var (contributor, head) = (await _app.PersonAsync(Role.Contributor), await _app.PersonAsync(Role.UnitHead));
        await _head.SubmitAsync("/quan-tri/loi-moi", new() { ["id"] = contributor.Id.ToString() }, "/quan-tri/loi-moi?handler=Disable");
        var refused = await _head.SubmitAsync("/quan-tri/loi-moi", new() { ["id"] = head.Id.ToString() }, "/quan-tri/loi-moi?handler=Disable");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.Where(p => p.Id == contributor.Id).Select(p => p.DisabledAt).SingleAsync()), Is.Not.Null);
    }

    [Test]
    public async Task The_secret_is_nowhere_in_the_database()
    {
        var secret = (await InviteAsync(_head)).Split('/')[^1];
        await using var command = _app.Database.CreateCommand("select string_agg(i::text, '') || (select string_agg(a::text, '') from cms.audit_line a) from accounts.invitation i");
        Assert.That((string)(await command.ExecuteScalarAsync())!, Does.Not.Contain(secret));
    }

    private async Task<string> InviteAsync(HttpClient by, Dictionary<string, string>? fields = null)
    {
        var all = new Dictionary<string, string>(fields ?? []);
        all.TryAdd("Input.Uses", "1");
        all.TryAdd("Input.Days", "7");
        var page = await (await by.SubmitAsync("/quan-tri/loi-moi", all)).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("Mã QR của lời mời"));
        return Link().Match(page).Value;
    }

    private Task<HttpResponseMessage> AcceptAsync(HttpClient guest, string link, string userName) => guest.SubmitAsync(link, new()
    {
        ["FullName"] = $"Người Được Mời {userName}", ["UserName"] = userName, ["Password"] = $"Mat-khau-rieng-2026-{Interlocked.Increment(ref _number)}",
        ["Again"] = $"Mat-khau-rieng-2026-{Volatile.Read(ref _number)}",
    });

    [GeneratedRegex("/loi-moi/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("nonce=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Anew();
}
