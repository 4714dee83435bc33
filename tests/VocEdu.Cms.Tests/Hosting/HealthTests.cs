using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class HealthTests
{
    [Test]
    public async Task Health_names_each_part_in_a_sentence_and_needs_no_sign_in()
    {
        await using var app = await CmsApp.StartAsync();

        var health = await app.Browser().GetFromJsonAsync<JsonElement>("/health");

        var checks = health.GetProperty("checks");
        Assert.That(checks.GetProperty("database").GetProperty("status").GetString(), Is.EqualTo("Healthy"));
        Assert.That(checks.GetProperty("disk").GetProperty("description").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task Health_says_when_the_database_is_away_and_tells_no_secrets()
    {
        await using var app = await CmsApp.StartAsync();
        var browser = app.Browser();
        var name = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString).Database;
        await BarAsync(name!);

        var answer = await browser.GetAsync("/health");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(body, Does.Contain("Không kết nối được cơ sở dữ liệu.").And.Contain("Không kiểm tra được phần này").And.Not.Contain("exception").And.Not.Contain(name!).And.Not.Contain("Npgsql"));
    }

    [Test]
    public async Task Without_a_dispatcher_for_a_minute_the_jobs_are_degraded_and_the_site_still_serves()
    {
        await using var app = await CmsApp.StartAsync();
        var never = await AskAsync(app, "jobs");
        await BeatAsync(app);
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        var lives = await AskAsync(app, "jobs");
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        var silent = await AskAsync(app, "jobs");

        Assert.That((never.Status, lives.Status, silent.Status), Is.EqualTo(("Degraded", "Healthy", "Degraded")));
        Assert.That((silent.Overall, silent.Code), Is.EqualTo(("Degraded", HttpStatusCode.OK)));
    }

    [Test]
    public async Task Posts_more_than_five_minutes_late_are_counted_and_not_named()
    {
        await using var app = await CmsApp.StartAsync();
        await app.LoadPlansAsync();
        var work = await app.PublishAsync("2026-11-20 09:00");
        await app.DoAsync(async services =>
        {
            await services.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang thử", "111", new("BI-MAT"), CancellationToken.None);
            var tracked = await services.GetRequiredService<CmsDb>().Works.SingleAsync(w => w.Id == work.Id);
            await services.GetRequiredService<PlanPosts>().RunAsync(tracked,
                [(ChannelKind.Facebook, new() { Marker = "", Text = "Lời giới thiệu" }, app.Clock.Now)], CancellationToken.None);
        });

        app.Clock.Advance(TimeSpan.FromMinutes(4));
        var inTime = await AskAsync(app, "posts");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await AskAsync(app, "posts");

        Assert.That((inTime.Status, late.Status), Is.EqualTo(("Healthy", "Degraded")));
        Assert.That(late.Body, Does.Contain("Có 1 bài quá giờ hơn 5 phút mà chưa lên kênh.").And.Not.Contain(work.Title).And.Not.Contain(work.Reference).And.Not.Contain("BI-MAT"));
    }

    [Test]
    public async Task Scheduled_items_more_than_five_minutes_late_are_counted_and_not_named()
    {
        await using var app = await CmsApp.StartAsync();
        var id = await app.ApprovedAsync("Bài hẹn giờ bị trễ");
        await app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, app.Clock.Now.AddMinutes(5));

        app.Clock.Advance(TimeSpan.FromMinutes(9));
        var inTime = await AskAsync(app, "schedule");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await AskAsync(app, "schedule");

        Assert.That((inTime.Status, late.Status), Is.EqualTo(("Healthy", "Degraded")));
        Assert.That(late.Body, Does.Contain("Có 1 nội dung hẹn giờ đã quá giờ hơn 5 phút mà chưa xuất bản.").And.Not.Contain("bị trễ"));
    }

    private static async Task<(string Status, string Overall, HttpStatusCode Code, string Body)> AskAsync(CmsApp app, string check)
    {
        var answer = await app.Browser().GetAsync("/health");
        var body = await answer.Content.ReadAsStringAsync();
        var health = JsonDocument.Parse(body).RootElement;
        return (health.GetProperty("checks").GetProperty(check).GetProperty("status").GetString()!, health.GetProperty("status").GetString()!, answer.StatusCode, body);
    }

    private static async Task BeatAsync(CmsApp app)
    {
        await using var beat = app.Database.CreateCommand("insert into publishing.dispatcher (worker, started_at, beat_at) values ('thu', $1, $1)");
        beat.Parameters.Add(new() { Value = app.Clock.Now.UtcDateTime });
        await beat.ExecuteNonQueryAsync();
    }

    /// <summary>Lets nobody into the database any more and puts out who is in.</summary>
    private static async Task BarAsync(string name)
    {
        await using var connection = new NpgsqlConnection(await TestServer.ConnectionStringAsync());
        await connection.OpenAsync();
        await using var bar = new NpgsqlCommand(
            $"alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", connection);
        await bar.ExecuteNonQueryAsync();
    }
}
