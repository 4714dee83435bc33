using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
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
        Assert.That(body, Does.Contain("Không kết nối được cơ sở dữ liệu.").And.Not.Contain(name!).And.Not.Contain("Npgsql"));
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
