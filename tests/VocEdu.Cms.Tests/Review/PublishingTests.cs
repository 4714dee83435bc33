using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Tests.Review;

public sealed class PublishingTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.DoAsync(async services =>
        {
            // A connected page, so that publishing has a post to plan.
            await services.GetRequiredService<CmsDb>().Database.ExecuteSqlAsync($"""
                insert into publishing.channel (id, kind, remote_id, name, secrets, state, state_since)
                values ({Guid.CreateVersion7()}, 'Facebook', '1001', 'Trang thử nghiệm', '\x00', 'Ready', now())
                """);
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Publishing_saves_everything_at_once()
    {
        var id = await _app.ApprovedAsync("Trường mở lớp điện lạnh");
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);

        var traces = await TracesAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(traces, Is.EqualTo(new Traces(1, 1, 1, 1, 1, 1, 1)));
            Assert.That(_app.ItemAsync(id).Result.State, Is.EqualTo(ContentState.Published));
        });
    }

    [TestCase("cms.publication")]
    [TestCase("cms.public_address")]
    [TestCase("cms.search_document")]
    [TestCase("publishing.work")]
    [TestCase("publishing.outbox_post")]
    [TestCase("cms.content_event")]
    public async Task Publishing_that_fails_anywhere_leaves_nothing(string table)
    {
        var id = await _app.ApprovedAsync($"Bài gặp lỗi ở {table}");
        var before = await TracesAsync(id);
        await ExecuteAsync($"""
            create or replace function public.raise_fault() returns trigger language plpgsql as $$ begin raise exception 'fault before commit'; end $$;
            create constraint trigger fault after insert on {table} deferrable initially deferred for each row execute function public.raise_fault();
            """);
        try
        {
            Assert.That(() => _app.MoveAsync(id, ContentState.Published, Stories.Officer), Throws.InstanceOf<Exception>());
        }
        finally
        {
            await ExecuteAsync($"drop trigger fault on {table}");
        }

        Assert.That(await TracesAsync(id), Is.EqualTo(before));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Approved));
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        Assert.That(await TracesAsync(id), Is.EqualTo(new Traces(1, 1, 1, 1, 1, 1, 1)));
    }

    [Test]
    public async Task Items_of_one_title_that_are_published_at_once_all_become_public()
    {
        var ids = new List<Guid>();
        foreach (var title in (string[])["Ngày hội tư vấn tuyển sinh", "Ngày hội tư vấn tuyển sinh 2"])
            for (var i = 0; i < 4; i++) ids.Add(await _app.ApprovedAsync(title));
        await Task.WhenAll(ids.Select(id => _app.MoveAsync(id, ContentState.Published, Stories.Officer)));

        var paths = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.Where(p => ids.Contains(p.ItemId)).Select(p => p.Path).ToListAsync());
        Assert.That(paths, Is.Unique.And.Exactly(8).Items);
    }

    [Test]
    public async Task Equal_titles_get_addresses_of_their_own()
    {
        var (one, two) = (await _app.ApprovedAsync("Ngày hội việc làm"), await _app.ApprovedAsync("Ngày hội việc làm"));
        await _app.MoveAsync(one, ContentState.Published, Stories.Officer);
        await _app.MoveAsync(two, ContentState.Published, Stories.Officer);

        var paths = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications
            .Where(p => p.ItemId == one || p.ItemId == two).OrderBy(p => p.Path).Select(p => p.Path).ToListAsync());
        Assert.That(paths, Is.EqualTo(["/tin-tuc/ngay-hoi-viec-lam", "/tin-tuc/ngay-hoi-viec-lam-2"]));
    }

    [Test]
    public async Task Withdrawn_item_leaves_the_site_and_search_but_not_the_ledger()
    {
        var id = await _app.ApprovedAsync("Bài đăng nhầm");
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        var approver = await _app.SignInAsync(Role.Approver);
        var version = (await _app.ItemAsync(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Dictionary<string, string> step = new() { ["Step.To"] = "Withdrawn", ["Step.Version"] = version, ["Step.Because"] = nameof(Takedown.PublishedByMistake) };

        var silent = await approver.SubmitAsync($"/quan-tri/duyet/{id}", step);
        step["Step.Reason"] = "Đăng nhầm bản nháp.";
        await approver.SubmitAsync($"/quan-tri/duyet/{id}", step);

        var traces = await TracesAsync(id);
        var work = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Works.SingleAsync(w => w.Source == $"content:{id}"));
        Assert.Multiple(() =>
        {
            Assert.That(silent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(traces, Is.EqualTo(new Traces(0, 1, 0, 1, 2, 1, 1)));
            Assert.That(work.Counts, Is.False);
            Assert.That(work.Takedown, Is.EqualTo(Takedown.PublishedByMistake));
        });
    }

    [Test]
    public async Task Archived_item_leaves_the_lists_and_comes_back()
    {
        var id = await _app.ApprovedAsync("Tin cũ cất đi");
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        await _app.MoveAsync(id, ContentState.Archived, Stories.Officer);
        Assert.That(await ListedAsync(id), Is.False);

        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        Assert.That(await ListedAsync(id), Is.True);
    }

    private Task<bool> ListedAsync(Guid id) =>
        _app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == id).Select(p => p.Listed).SingleAsync());

    private sealed record Traces(int Publications, int Addresses, int SearchDocuments, int Works, int LedgerEntries, int Posts, int PublishedEvents);

    private Task<Traces> TracesAsync(Guid id) => _app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var source = $"content:{id}";
        return new Traces(
            await db.Publications.CountAsync(p => p.ItemId == id),
            await db.Addresses.CountAsync(a => a.ItemId == id),
            await db.SearchDocuments.CountAsync(d => d.ItemId == id),
            await db.Works.CountAsync(w => w.Source == source),
            await db.Ledger.CountAsync(e => db.Works.Any(w => w.Id == e.WorkId && w.Source == source)),
            await db.Outbox.CountAsync(p => p.Work!.Source == source),
            await db.Events.CountAsync(e => e.ItemId == id && e.Action == "published"));
    });

    /// <summary>As the server's owner: the program's own account may not touch the ledger's triggers.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_app.ConnectionString) { Username = "postgres", Pooling = false }.ConnectionString);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
