using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Documents;

/// <summary>The process ends after Umbraco's commit: its notification is lost for ever.</summary>
public sealed class CompareDocumentsTests : SiteFixture
{
    [Test]
    public async Task Publication_that_was_never_told_is_counted_on_its_own_day()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        Site.Publish(story);
        Clock.Advance(TimeSpan.FromHours(16));      // past midnight in Viet Nam

        await CompareAsync(AddServer());

        Assert.That((await WorkOfAsync(story))!.FirstPublicOn, Is.EqualTo(new DateOnly(2026, 11, 21)));
        Assert.That(await PostsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Correction_withdrawal_and_deletion_that_were_never_told_are_booked()
    {
        var (corrected, withdrawn, trashed, deleted) = (Site.Story("Một"), Site.Story("Hai"), Site.Story("Ba"), Site.Story("Bốn"));
        foreach (var story in new[] { corrected, withdrawn, trashed, deleted }) await TellAsync(Site.Publish(story));
        Clock.Advance(TimeSpan.FromMinutes(1));

        corrected.SetValue("title", "Một, đã sửa");
        Site.Publish(corrected);
        Site.Unpublish(withdrawn);
        Site.Trash(trashed);
        Site.Delete(deleted);
        await CompareAsync(AddServer());

        Assert.That((await WorkOfAsync(corrected))!.Title, Is.EqualTo("Một, đã sửa"));
        foreach (var story in new[] { withdrawn, trashed, deleted }) Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.Other), story.Name);
        Assert.That((await RowAsync(deleted))!.State, Is.EqualTo(DocumentState.Deleted));
    }

    [Test]
    public async Task Withdrawal_of_what_stands_above_that_was_never_told_is_booked()
    {
        var section = Site.Add("newsList", "Tin tức");
        Site.Publish(section);
        var story = Site.Story(parent: section);
        await TellAsync(Site.Publish(story));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Site.Unpublish(section);
        await CompareAsync();
        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.Other));

        Site.Publish(section);
        await CompareAsync();
        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.None));
    }

    [Test]
    public async Task Crash_in_the_middle_of_ours_leaves_nothing_half_booked()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        var published = Site.Publish(story);
        // The last write of the transaction fails, as when the process or the server ends there.
        await AskAsync(db => db.Database.ExecuteSqlRawAsync("alter table umbraco.document add constraint ended check (false) not valid"));
        await TellAsync(published);
        Assert.That((await WorkOfAsync(story), (await PostsAsync()).Count), Is.EqualTo(((Publishing.Works.Work?)null, 0)));

        await AskAsync(db => db.Database.ExecuteSqlRawAsync("alter table umbraco.document drop constraint ended"));
        await CompareAsync(AddServer());

        Assert.That(await LedgerAsync(), Is.EqualTo(new[] { "published" }));
        Assert.That(await PostsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Compared_again_and_by_two_servers_nothing_is_booked_twice()
    {
        var stories = Enumerable.Range(0, 5).Select(i => Site.Story($"Tin {i}")).ToList();
        stories.ForEach(story => Site.Publish(story));

        await Task.WhenAll(CompareAsync(), CompareAsync(AddServer()));
        await CompareAsync();

        Assert.That(await LedgerAsync(), Has.Count.EqualTo(5).And.All.EqualTo("published"));
    }

    [Test]
    public async Task One_document_that_cannot_be_read_stops_no_other()
    {
        var (bad, good) = (Site.Story("Một"), Site.Story("Hai"));
        Site.Publish(bad);
        Site.Publish(good);
        Site.Documents.Setup(d => d.IsPathPublished(bad)).Throws(new InvalidOperationException("unreadable"));

        await CompareAsync();

        Assert.That(await WorkOfAsync(bad), Is.Null);
        Assert.That(await WorkOfAsync(good), Is.Not.Null);
    }

    [Test]
    public async Task Large_site_is_read_page_by_page()
    {
        for (var i = 0; i < 205; i++) Site.Publish(Site.Story($"Tin {i}"));

        await CompareAsync();

        Assert.That(await CountWorksAsync(), Is.EqualTo(205));
        Assert.That(Site.Pages, Is.EqualTo(new[] { 100, 100, 100 }));
    }

    [Test]
    public async Task Publication_from_before_the_package_is_counted_and_not_posted()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        Site.Publish(story);
        Clock.Advance(TimeSpan.FromDays(200));

        await CompareAsync();
        await CompareAsync();

        Assert.That((await WorkOfAsync(story))!.Counts);
        Assert.That(await PostsAsync(), Is.Empty);
        Assert.That((await RowAsync(story))!.Problem, Is.EqualTo(DocumentProblems.TooLate.Vietnamese));
    }

    [Test]
    public async Task Publication_from_before_the_first_counted_day_is_left_alone()
    {
        Settings["VocEdu:CountFrom"] = "2026-12-01T00:00:00+07:00";
        var server = AddServer();
        var (old, recent) = (Site.Story("Cũ"), Site.Story("Mới"));
        Site.Publish(old);
        Clock.Advance(TimeSpan.FromDays(20));
        Site.Publish(recent);

        await CompareAsync(server);

        Assert.That(await WorkOfAsync(old), Is.Null);
        Assert.That(await WorkOfAsync(recent), Is.Not.Null);
    }

    [Test]
    public async Task Document_without_an_address_is_posted_once_it_has_one()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        Addresses[story.Key] = "#";
        await TellAsync(Site.Publish(story));
        Assert.That(((await RowAsync(story))!.Problem, (await PostsAsync()).Count), Is.EqualTo((DocumentProblems.NoAddress.Vietnamese, 0)));

        Addresses[story.Key] = "/tin/ngay-hoi/";
        await CompareAsync();

        Assert.That(((await RowAsync(story))!.Problem, (await PostsAsync()).Count), Is.EqualTo(((string?)null, 1)));
    }
}
