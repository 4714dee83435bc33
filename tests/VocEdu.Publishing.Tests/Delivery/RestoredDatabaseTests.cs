using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>Yesterday's backup knows nothing of what was posted since.</summary>
public sealed class RestoredDatabaseTests : SandboxFixture
{
    private string? copy;
    private NpgsqlDataSource? restored;
    private string witness = "";

    [SetUp]
    public void Name()
    {
        copy = "restored_" + Guid.NewGuid().ToString("N");
        witness = Path.Combine(Path.GetTempPath(), copy + ".json");
    }

    [TearDown]
    public async Task Drop()
    {
        if (restored is not null) await restored.DisposeAsync();
        await ExecuteAsync($"drop database if exists {copy} with (force)");
        File.Delete(witness);
    }

    [Test]
    public async Task Database_restored_from_yesterdays_backup_starts_paused_and_posts_nothing_again()
    {
        foreach (var kind in Enum.GetValues<ChannelKind>()) await ConnectAsync(kind);
        await PlanAsync(PostShape.FacebookLink, "before");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        OutboxPost[] waiting =
        [
            await PlanAsync(PostShape.FacebookLink, "link", Time.Now.AddHours(1)), await PlanAsync(PostShape.FacebookFilm, "film", Time.Now.AddHours(1)),
            await PlanAsync(PostShape.YouTubeFilm, "you", Time.Now.AddHours(1)), await PlanAsync(PostShape.ZaloArticle, "zalo", Time.Now.AddHours(1)),
        ];
        var later = await PlanAsync(PostShape.FacebookLink, "later", Time.Now.AddDays(2));
        await BackUpAsync();
        await Survivor.RunForAsync(TimeSpan.FromHours(20));
        var shown = Enum.GetValues<ChannelKind>().Sum(Sandbox.Public);
        Assert.That(shown, Is.EqualTo(5), "all but the later one went out after the backup");

        var node = Restored();
        await node.RunForAsync(TimeSpan.FromHours(3));

        var health = await node.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None));
        Assert.That(health.PausedAt, Is.Not.Null);
        Assert.That(health.PauseReason, Does.Contain("khôi phục"));
        Assert.That(await node.QueryAsync(db => db.Outbox.CountAsync(p => p.State == PostState.Posted)), Is.EqualTo(1), "nothing moves before a person says so");

        await node.AskAsync<SwitchDelivery, bool>(async use => { await use.ResumeAsync(CancellationToken.None); return true; });
        await node.RunForAsync(TimeSpan.FromDays(3));

        Assert.That(Enum.GetValues<ChannelKind>().Sum(Sandbox.Public), Is.EqualTo(6), "only the later one is new");
        foreach (var post in waiting.Append(later))
        {
            var settled = await node.QueryAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).SingleAsync(p => p.Id == post.Id));
            Assert.That((settled.State, Sandbox.Public(settled.Channel!.Kind, settled.Content.Marker), Sandbox.Lacks(settled)),
                Is.EqualTo((PostState.Posted, 1, "")), settled.Content.Text);
        }
    }

    [Test]
    public async Task Database_that_stays_where_it_is_is_never_taken_for_a_restored_one()
    {
        await ConnectAsync(ChannelKind.Facebook);
        for (var i = 0; i < 3; i++)
        {
            var post = await PlanAsync(PostShape.FacebookLink, $"n{i}");
            var node = NewNode($"started-{i}", also: [new("Publishing:WitnessFile", witness)]);
            await node.RunForAsync(TimeSpan.FromMinutes(1));
            await JudgeAsync(post.Id, $"start {i}");
        }
    }

    [Test]
    public async Task Files_copied_back_under_the_same_identity_are_noticed_by_the_witness_beside_the_database()
    {
        await ConnectAsync(ChannelKind.Facebook);
        var node = NewNode("witnessed", also: [new("Publishing:WitnessFile", witness)]);
        await PlanAsync(PostShape.FacebookLink, "first");
        await node.RunForAsync(TimeSpan.FromMinutes(1));
        var post = await PlanAsync(PostShape.FacebookLink, "second");
        await node.RunForAsync(TimeSpan.FromMinutes(1));
        // What a backup of the files looks like: the same database, younger than the witness.
        await ExecuteAsync($"""
            delete from publishing.post_attempt where post_id = '{post.Id}';
            update publishing.outbox_post set state = 'Due', remote_id = null, permalink = null, posted_at = null, progress = null,
              first_attempt_at = null, attempts = 0, claim = 0, wake_at = due_at where id = '{post.Id}';
            """);

        var after = NewNode("after", also: [new("Publishing:WitnessFile", witness)]);
        await after.RunForAsync(TimeSpan.FromHours(1));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Due));
        Assert.That((await after.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None))).PausedAt, Is.Not.Null);

        await after.AskAsync<SwitchDelivery, bool>(async use => { await use.ResumeAsync(CancellationToken.None); return true; });
        await after.RunForAsync(TimeSpan.FromHours(1));
        await JudgeAsync(post.Id, "found instead of sent");
        Assert.That(Sandbox.Public(ChannelKind.Facebook), Is.EqualTo(2));
    }

    [Test]
    public async Task Sending_paused_by_hand_goes_on_where_it_was()
    {
        await ConnectAsync(ChannelKind.Zalo);
        await Survivor.AskAsync<SwitchDelivery, bool>(async use => { await use.PauseAsync("Bảo trì", CancellationToken.None); return true; });
        var post = await PlanAsync(PostShape.ZaloArticle, "paused");
        await Survivor.RunForAsync(TimeSpan.FromHours(1));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Due));

        await Survivor.AskAsync<SwitchDelivery, bool>(async use => { await use.ResumeAsync(CancellationToken.None); return true; });
        await Survivor.RunForAsync(TimeSpan.FromHours(1));
        await JudgeAsync(post.Id, "after the pause");
    }

    private async Task BackUpAsync()
    {
        var source = new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString);
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(source.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        NpgsqlConnection.ClearAllPools();
        Database.Clear();
        for (var turn = 0; ; turn++)
        {
            await using var end = server.CreateCommand($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{source.Database}'");
            await end.ExecuteNonQueryAsync();
            try
            {
                await using var create = server.CreateCommand($"create database {copy} template {source.Database}");
                await create.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && turn < 20)
            {
                Database.Clear();
            }
        }
    }

    private Node Restored()
    {
        restored = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString) { Database = copy }.ConnectionString);
        return NewNode("restored", database: restored);
    }
}
