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
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Health_names_each_part_in_a_sentence_and_needs_no_sign_in()
    {
        var health = await _app.Browser().GetFromJsonAsync<JsonElement>("/health");

        var checks = health.GetProperty("checks");
        Assert.That(checks.GetProperty("database").GetProperty("status").GetString(), Is.EqualTo("Healthy"));
        Assert.That(checks.GetProperty("config").GetProperty("status").GetString(), Is.EqualTo("Healthy"));
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
        var never = await AskAsync("jobs");
        await BeatAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(59));
        var lives = await AskAsync("jobs");
        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        var silent = await AskAsync("jobs");

        Assert.That((never.Status, lives.Status, silent.Status), Is.EqualTo(("Degraded", "Healthy", "Degraded")));
        Assert.That((silent.Overall, silent.Code), Is.EqualTo(("Degraded", HttpStatusCode.OK)));
    }

    [Test]
    public async Task Posts_more_than_five_minutes_late_are_counted_and_not_named()
    {
        await _app.LoadPlansAsync();
        var work = await _app.PublishAsync("2026-11-20 09:00");
        await _app.DoAsync(async services =>
        {
            await services.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang thử", "111", new("BI-MAT"), CancellationToken.None);
            var tracked = await services.GetRequiredService<CmsDb>().Works.SingleAsync(w => w.Id == work.Id);
            await services.GetRequiredService<PlanPosts>().RunAsync(tracked,
                [(ChannelKind.Facebook, new() { Marker = "", Text = "Lời giới thiệu" }, _app.Clock.Now)], CancellationToken.None);
        });

        _app.Clock.Advance(TimeSpan.FromMinutes(4));
        var inTime = await AskAsync("posts");
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await AskAsync("posts");

        Assert.That((inTime.Status, late.Status), Is.EqualTo(("Healthy", "Degraded")));
        Assert.That(late.Body, Does.Contain("Có 1 bài quá giờ hơn 5 phút mà chưa lên kênh.").And.Not.Contain(work.Title).And.Not.Contain(work.Reference).And.Not.Contain("BI-MAT"));
    }

    [Test]
    public async Task Scheduled_items_more_than_five_minutes_late_are_counted_and_not_named()
    {
        var id = await _app.ApprovedAsync("Bài hẹn giờ bị trễ");
        await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, _app.Clock.Now.AddMinutes(5));

        _app.Clock.Advance(TimeSpan.FromMinutes(9));
        var inTime = await AskAsync("schedule");
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await AskAsync("schedule");

        Assert.That((inTime.Status, late.Status), Is.EqualTo(("Healthy", "Degraded")));
        Assert.That(late.Body, Does.Contain("Có 1 nội dung hẹn giờ đã quá giờ hơn 5 phút mà chưa xuất bản.").And.Not.Contain("bị trễ"));
    }

    private async Task<(string Status, string Overall, HttpStatusCode Code, string Body)> AskAsync(string check)
    {
        var answer = await _app.Browser().GetAsync("/health");
        var body = await answer.Content.ReadAsStringAsync();
        var health = JsonDocument.Parse(body).RootElement;
        return (health.GetProperty("checks").GetProperty(check).GetProperty("status").GetString()!, health.GetProperty("status").GetString()!, answer.StatusCode, body);
    }

    private async Task BeatAsync()
    {
        await using var beat = _app.Database.CreateCommand("insert into publishing.dispatcher (worker, started_at, beat_at) values ('thu', $1, $1)");
        beat.Parameters.Add(new() { Value = _app.Clock.Now.UtcDateTime });
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
