using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Ledger;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Starting;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Documents;

public sealed class FollowDocumentsTests : SiteFixture
{
    [Test]
    public async Task Published_document_is_a_work_that_counts_and_goes_to_the_ticked_channels()
    {
        await ConnectAsync(ChannelKind.Facebook);
        await ConnectAsync(ChannelKind.Zalo);
        var story = Site.Story(values: [("summary", "Hơn 40 doanh nghiệp tuyển thợ."), ("channels", """["Facebook"]"""), ("unit", """["Khoa Điện"]"""), ("themes", """["KH1:ND2"]""")]);

        await TellAsync(Site.Publish(story));

        var work = await WorkOfAsync(story);
        Assert.Multiple(() =>
        {
            Assert.That(work, Is.Not.Null);
            Assert.That((work!.Title, work.Genre, work.UnitCode, work.UnitName, work.Counts), Is.EqualTo(("Ngày hội việc làm", "TIN", "khoa-dien", "Khoa Điện", true)));
            Assert.That((work.FirstPublicAt, work.PublicPath), Is.EqualTo((Start, $"/tin-tuc/{story.Key:N}/")));
            Assert.That(work.Themes, Is.EqualTo(new[] { "KH1:ND2" }));
        });
        var posts = await PostsAsync();
        Assert.That(posts, Has.Count.EqualTo(1));
        Assert.That(posts[0].Content.Text, Does.Contain("Hơn 40 doanh nghiệp").And.Contain("Ngày hội việc làm"));
        Assert.That(posts[0].Content.Link, Is.EqualTo(new Uri($"https://truong.example.vn/tin-tuc/{story.Key:N}/")));
    }

    [Test]
    public async Task Told_twice_it_is_booked_once()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        var published = Site.Publish(story);

        await Task.WhenAll(TellAsync(published), TellAsync(published, AddServer()));
        await TellAsync(published);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(Site.Publish(story));       // published again without a change

        Assert.That(await LedgerAsync(), Is.EqualTo(new[] { "published" }));
        Assert.That(await PostsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Change_that_is_published_corrects_the_work_and_keeps_its_date()
    {
        var story = Site.Story();
        await TellAsync(Site.Publish(story));
        Clock.Advance(TimeSpan.FromDays(3));
        story.SetValue("title", "Ngày hội việc làm mùa đông");
        await TellAsync(Site.Publish(story));

        var work = await WorkOfAsync(story);
        Assert.That((work!.Title, work.FirstPublicAt), Is.EqualTo(("Ngày hội việc làm mùa đông", Start)));
        Assert.That(await LedgerAsync(), Is.EqualTo(new[] { "published", "corrected" }));
    }

    [Test]
    public async Task Unpublished_trashed_restored_and_deleted_documents_are_followed()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        await TellAsync(Site.Publish(story));

        await StepAsync(Site.Unpublish, Takedown.Other, DocumentState.Gone);
        Assert.That((await PostsAsync()).Single().State, Is.EqualTo(PostState.Cancelled));
        await StepAsync(Site.Publish, Takedown.None, DocumentState.Public);
        await StepAsync(Site.Trash, Takedown.Other, DocumentState.Gone);
        await StepAsync(document => Site.Move(document, parent: null), Takedown.None, DocumentState.Public);
        await StepAsync(Site.Trash, Takedown.Other, DocumentState.Gone);
        await StepAsync(Site.Delete, Takedown.Other, DocumentState.Deleted);
        Assert.That((await WorkOfAsync(story))!.Counts, "what was published and withdrawn for no fault still counts");
        await using var scope = Server.CreateAsyncScope();
        Assert.That((await scope.ServiceProvider.GetRequiredService<VerifyLedger>().RunAsync(CancellationToken.None)).Flaw, Is.Null);

        async Task StepAsync<TNotification>(Func<global::Umbraco.Cms.Core.Models.Content, TNotification> act, Takedown takedown, DocumentState state) where TNotification : INotification
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await TellAsync(act(story));
            Assert.That(((await WorkOfAsync(story))!.Takedown, (await RowAsync(story))!.State), Is.EqualTo((takedown, state)), typeof(TNotification).Name);
        }
    }

    [Test]
    public async Task Documents_below_go_and_come_with_the_one_above()
    {
        var section = Site.Add("newsList", "Tin tức");
        Site.Publish(section);
        var story = Site.Story(parent: section);
        await TellAsync(Site.Publish(story));

        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(Site.Unpublish(section));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();
        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.Other));

        await TellAsync(Site.Publish(section));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();
        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.None));
    }

    [Test]
    public async Task New_name_above_changes_the_addresses_below()
    {
        var section = Site.Add("newsList", "Tin tức");
        Site.Publish(section);
        var story = Site.Story(parent: section);
        await TellAsync(Site.Publish(story));

        Addresses[story.Key] = "/tin/ngay-hoi/";
        await TellAsync(Site.Publish(section));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();

        Assert.That((await WorkOfAsync(story))!.PublicPath, Is.EqualTo("/tin/ngay-hoi/"));
        Assert.That((await RowAsync(story))!.LookAt, Is.Null);
    }

    [Test]
    public async Task Other_servers_old_copy_is_not_booked_over_what_is_newer()
    {
        var story = Site.Story();
        var published = Site.Publish(story);
        await TellAsync(published);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(Site.Unpublish(story));

        (story.Published, story.UpdateDate) = (true, Start.UtcDateTime);        // as another server still has it
        await TellAsync(published);

        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.Other));
    }

    [Test]
    public async Task Types_of_the_sites_own_are_read_as_configured()
    {
        Settings["VocEdu:Documents:newsItem:Genre"] = "BAI";
        Settings["VocEdu:Documents:newsItem:Title"] = "headline";
        var server = AddServer();
        var story = Site.Add(Words.TypeOf("newsItem", "headline"), "tin-1", null, ("headline", "Trường mở lớp hàn"));
        var page = Site.Add("landingPage", "Trang chủ");

        await TellAsync(Site.Publish(story), server);
        await TellAsync(Site.Publish(page), server);

        Assert.That((await WorkOfAsync(story))!.Title, Is.EqualTo("Trường mở lớp hàn"));
        Assert.That(await WorkOfAsync(page), Is.Null);
    }

    [Test]
    public async Task Event_and_leaflet_without_file_are_works_that_do_not_count()
    {
        var happening = Site.Add("vocEduEvent", "Hội giảng");
        var leaflet = Site.Add("vocEduLeaflet", "Tờ rơi", null, ("genre", """["Tờ rơi, áp phích"]"""));

        await TellAsync(Site.Publish(happening));
        await TellAsync(Site.Publish(leaflet));

        Assert.That((await WorkOfAsync(happening))!.Counts, Is.False);
        Assert.That((await WorkOfAsync(leaflet))!.Counts, Is.False);
        Assert.That((await RowAsync(leaflet))!.Problem, Is.EqualTo(DocumentProblems.NoPublicFile.Vietnamese));
    }

    [Test]
    public async Task Database_that_does_not_answer_neither_throws_nor_loses_anything()
    {
        Settings["VocEdu:ConnectionString"] = "Host=127.0.0.1;Port=1;Database=none;Timeout=1";
        var story = Site.Story();
        var published = Site.Publish(story);

        await TellAsync(published, AddServer());

        Assert.That(await WorkOfAsync(story), Is.Null);
        await CompareAsync();
        Assert.That(await WorkOfAsync(story), Is.Not.Null);
    }

    [Test]
    public async Task Whole_branch_is_left_to_the_comparison_after_the_first_twenty()
    {
        var stories = Enumerable.Range(0, 25).Select(i => Site.Story($"Tin {i}")).ToList();
        stories.ForEach(story => Site.Publish(story));

        await TellAsync(new ContentPublishedNotification(stories, UmbracoSite.Messages));
        Assert.That(await CountWorksAsync(), Is.EqualTo(20));
        Assert.That(Server.GetRequiredService<EngineBell>().TakeForAll());

        await CompareAsync();
        Assert.That(await CountWorksAsync(), Is.EqualTo(25));
    }

    [Test]
    public async Task Emptied_recycle_bin_tells_of_each_document_and_the_editor_waits_for_twenty()
    {
        var stories = Enumerable.Range(0, 25).Select(i => Site.Story($"Tin {i}")).ToList();
        stories.ForEach(story => Site.Publish(story));
        await CompareAsync();

        await TellAllAsync(stories.ConvertAll(Site.Delete));
        Assert.That(await AskAsync(db => db.Documents.CountAsync(d => d.State == DocumentState.Deleted)), Is.EqualTo(20));
        Assert.That(Server.GetRequiredService<EngineBell>().TakeForAll());

        await CompareAsync();
        Assert.That(await AskAsync(db => db.Works.CountAsync(w => w.Takedown == Takedown.Other && Site.Sources.Contains(w.Source))), Is.EqualTo(25));
    }

    [Test]
    public async Task After_one_that_could_not_be_booked_no_editor_waits_for_a_while()
    {
        var (first, second, third) = (Site.Story("Một"), Site.Story("Hai"), Site.Story("Ba"));
        await AskAsync(db => db.Database.ExecuteSqlRawAsync("alter table umbraco.document add constraint away check (false) not valid"));
        await TellAsync(Site.Publish(first));
        await AskAsync(db => db.Database.ExecuteSqlRawAsync("alter table umbraco.document drop constraint away"));

        await TellAsync(Site.Publish(second));
        Assert.That(await CountWorksAsync(), Is.Zero);
        Assert.That(Server.GetRequiredService<EngineBell>().TakeForAll());

        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(Site.Publish(third));
        Assert.That(await CountWorksAsync(), Is.EqualTo(1));
        await CompareAsync();
        Assert.That(await CountWorksAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Trashed_branch_is_followed_though_only_its_root_is_told()
    {
        var section = Site.Add("newsList", "Tin tức");
        Site.Publish(section);
        var story = Site.Story(parent: section);
        await TellAsync(Site.Publish(story));

        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(new ContentMovedToRecycleBinNotification(Site.Trash(section).MoveInfoCollection.Take(1), UmbracoSite.Messages));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();

        Assert.That((await WorkOfAsync(story))!.Takedown, Is.EqualTo(Takedown.Other));
    }

    [Test]
    public async Task Document_in_two_languages_is_one_work_read_in_Vietnamese_while_it_is_public_in_it()
    {
        var type = Words.TypeOf("vocEduArticle");
        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single(p => p.Alias == "title").Variations = ContentVariation.Culture;
        var story = Site.Add(type, "Job fair", null, ("genre", """["Tin"]"""));
        foreach (var (culture, title) in new[] { ("en-US", "Job fair"), ("vi-VN", "Ngày hội việc làm") })
        {
            story.SetCultureName(title, culture);
            story.SetValue("title", title, culture);
        }

        await TellAsync(Site.Publish(story, "vi-VN", "en-US"));
        Assert.That((await WorkOfAsync(story))!.Title, Is.EqualTo("Ngày hội việc làm"));

        Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(Site.Publish(story, "en-US"));
        Assert.That((await WorkOfAsync(story))!.Title, Is.EqualTo("Job fair"));
        Assert.That(await CountWorksAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Channel_that_was_stopped_holds_its_post_back_and_nothing_else()
    {
        var channel = await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        await using (var scope = Server.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SwitchChannel>().RunAsync(channel.Id, on: false, CancellationToken.None);

        await TellAsync(Site.Publish(story));

        Assert.That((await WorkOfAsync(story))!.Counts);
        Assert.That(await PostsAsync(), Has.Count.EqualTo(1));
    }
}
