using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Engine;

/// <summary>A fresh database for each test, with Facebook, YouTube and Zalo on the far side.</summary>
public abstract class EngineFixture
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);     // 09:00 in Viet Nam
    private readonly List<Node> _nodes = [];
    private TestDatabase _database = null!;

    protected Platform[] Platforms { get; private set; } = [];

    protected IReadOnlyList<Node> Nodes => _nodes;

    protected Node Node => _nodes[0];

    protected TestClock Clock => Node.Clock;

    protected NpgsqlDataSource Database => _database.DataSource;

    protected TestDatabase TestDatabase => _database;

    [SetUp]
    public async Task Begin()
    {
        _database = await TestDatabase.CreateAsync(SchemaSource.Engine);
        Platforms = [.. Enum.GetValues<ChannelKind>().Select(kind => new Platform(kind))];
        AddNode("node-1");
    }

    [TearDown]
    public async Task End()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _nodes.Clear();
        await _database.DisposeAsync();
    }

    protected Node AddNode(string name, TimeProvider? clock = null, Action<IServiceCollection>? also = null)
    {
        var node = new Node(Database, clock ?? new TestClock(Start), name, Platforms, also);
        _nodes.Add(node);
        return node;
    }

    protected Platform On(ChannelKind kind) => Platforms.Single(p => p.Kind == kind);

    internal static Announcement Story(string source, string genre = "TIN", DateTimeOffset? at = null, string unit = "phong-gdnn") => new()
    {
        Source = source,
        Genre = genre,
        Title = $"Ngày hội việc làm {source}",
        UnitCode = unit,
        UnitName = unit == "phong-gdnn" ? "Phòng Giáo dục nghề nghiệp" : $"Đơn vị {unit}",
        PublicPath = $"/tin-tuc/{source}",
        PublicAt = at ?? Start,
    };

    protected Task<Work> PublishAsync(Announcement story) =>
        Node.AskAsync<RecordPublication, Work>(use => use.RunAsync(story, "Nguyễn Thị Hòa", CancellationToken.None));

    protected Task<Channel> ConnectAsync(ChannelKind kind = ChannelKind.Facebook, string remoteId = "trang-1") =>
        Node.AskAsync<ConnectChannel, Channel>(use =>
            use.RunAsync(kind, $"{kind} thử", remoteId, new ChannelSecrets("bí mật"), CancellationToken.None));

    /// <summary>Publishes a story and plans its posts.</summary>
    protected async Task<OutboxPost> PlanAsync(
        string source, DateTimeOffset? dueAt = null, string text = "Mời bạn đọc", params ChannelKind[] kinds)
    {
        var work = await PublishAsync(Story(source));
        var planned = await PlanAsync(work, dueAt, text, kinds);
        return planned.Posts[0];
    }

    protected Task<PlannedPosts> PlanAsync(Work work, DateTimeOffset? dueAt = null, string text = "Mời bạn đọc", params ChannelKind[] kinds)
    {
        if (kinds.Length == 0) kinds = [ChannelKind.Facebook];
        var content = new ChannelPost { Marker = "", Text = text, Link = new Uri($"http://localhost:5080{work.PublicPath}") };
        return Node.AskAsync<PlanPosts, PlannedPosts>(use =>
            use.RunAsync(work, [.. kinds.Select(kind => (kind, content, dueAt ?? Clock.Now))], CancellationToken.None));
    }

    protected Task<OutboxPost> ReadAsync(Guid postId) =>
        Node.QueryAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).SingleAsync(p => p.Id == postId));

    /// <summary>Of all posts.</summary>
    protected Task<List<PostState>> StatesAsync() => Node.QueryAsync(db => db.Outbox.Select(p => p.State).ToListAsync());

    protected async Task<int> ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
