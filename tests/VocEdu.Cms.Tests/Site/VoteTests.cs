using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Readers say whether a page is useful; nobody learns who they are.</summary>
public sealed class VoteTests : SiteFixture
{
    private Publication _page = null!;

    protected override async Task PrepareAsync() => _page = await App.PublishAsync("Học hàn ở đâu");

    [Test]
    public async Task Votes_are_sums_of_a_day_without_a_cookie_or_a_script()
    {
        var page = await Reader.PageAsync(_page.Path);
        var buttons = page.QuerySelectorAll(".vote button").Select(b => b.GetAttribute("formaction")!).ToList();
        Assert.That(page.QuerySelector(".vote input"), Is.Null, "no token: the page is the same for all");
        foreach (var address in new[] { buttons[0], buttons[0], buttons[1] })
        {
            using var answer = await Reader.PostAsync(address, null);
            Assert.That((answer.StatusCode, answer.Headers.Contains("Set-Cookie")), Is.EqualTo((HttpStatusCode.SeeOther, false)));
        }

        Assert.That((await Reader.PageAsync($"/danh-gia/{_page.ItemId}")).QuerySelector("main a.button")!.GetAttribute("href"), Is.EqualTo(_page.Path));
        var day = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<VoteDay>().AsNoTracking().SingleAsync(d => d.PageId == _page.ItemId));
        Assert.That((day.Day, day.Useful, day.Useless), Is.EqualTo((new DateOnly(2026, 11, 21), 2L, 1L)));

        using var reporter = await App.SignInAsync(Role.Reporter);
        using var export = JsonDocument.Parse(await reporter.GetStringAsync("/quan-tri/so-lieu-trang?handler=Export&nam=2026"));
        var month = export.RootElement.GetProperty("months")[10];
        Assert.That((month.GetProperty("useful").GetInt64(), month.GetProperty("useless").GetInt64(), month.GetProperty("published").GetInt32() > 0), Is.EqualTo((2L, 1L, true)));
        Assert.That(WebUtility.HtmlDecode(await reporter.GetStringAsync("/quan-tri/so-lieu-trang")), Does.Contain("Sử dụng, hài lòng"));
    }

    [TestCase("/danh-gia/00000000-0000-0000-0000-000000000001/co", 404)]
    public async Task A_vote_on_nothing_counts_nothing(string address, int status) => Assert.That((int)(await Reader.PostAsync(address, null)).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task Another_site_cannot_vote_in_a_readers_name()
    {
        var other = await App.PublishAsync("Trang khác");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/danh-gia/{other.ItemId}/khong");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.That((await Reader.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<VoteDay>().AnyAsync(d => d.PageId == other.ItemId)), Is.False);
    }
}
