using VocEdu.Connectors;
using VocEdu.Domain.Channels;

namespace VocEdu.Publishing.Tests.Engine;

/// <summary>The far side: what readers of one platform see. Shared by all nodes, as the real one is.</summary>
public sealed class Platform(ChannelKind kind)
{
    private readonly Lock _gate = new();
    private readonly List<RemotePost> _posts = [];
    private int _number;

    public ChannelKind Kind => kind;

    public IReadOnlyList<RemotePost> Posts
    {
        get { lock (_gate) return [.. _posts]; }
    }

    public RemotePost Create(ChannelPost post)
    {
        lock (_gate)
        {
            var remote = new RemotePost($"{kind}-{++_number}", post.Marker, post.Text);
            _posts.Add(remote);
            return remote;
        }
    }

    public RemotePost? Find(string marker)
    {
        lock (_gate) return _posts.Find(p => p.Marker == marker && !p.Removed);
    }

    public RemotePost Edit(string id, string text)
    {
        lock (_gate)
        {
            var post = _posts.Single(p => p.Id == id);
            post.Text = text;
            return post;
        }
    }

    public void Remove(string id)
    {
        lock (_gate) _posts.Single(p => p.Id == id).Removed = true;
    }
}

public sealed record RemotePost(string Id, string Marker, string Words)
{
    public string Text { get; set; } = Words;

    public bool Removed { get; set; }

    public Uri Link => new($"https://example.org/{Id}");

    public PostOutcome.Posted ToPosted() => new(Id, Link);
}

/// <summary>A connector that does what a test tells it to; by default everything goes well.</summary>
public sealed class ScriptedChannel(Platform platform) : IChannel
{
    private int _sending;

    public ChannelKind Kind => platform.Kind;

    public Platform Platform => platform;

    /// <summary>Markers in the order in which they were sent.</summary>
    public List<string> Sent { get; } = [];

    public int LookUps { get; private set; }

    /// <summary>The most sends that ever ran at once.</summary>
    public int MostAtOnce { get; private set; }

    public Func<PostJob, CancellationToken, Task<PostOutcome>> OnSend { get; set; } =
        (job, _) => Task.FromResult<PostOutcome>(platform.Create(job.Post).ToPosted());

    public Func<PostJob, CancellationToken, Task<LookUp>> OnFind { get; set; } = (job, _) => Task.FromResult<LookUp>(
        platform.Find(job.Post.Marker) is { } post ? new LookUp.Found(post.Id, post.Link) : new LookUp.NotFound());

    public Func<string, PostOutcome> OnRemove { get; set; } = id =>
    {
        platform.Remove(id);
        return new PostOutcome.Removed();
    };

    public Func<PostJob, string, PostOutcome> OnEdit { get; set; } = (job, id) => platform.Edit(id, job.Post.Text).ToPosted();

    public Func<PostJob, PostOutcome> OnDiscard { get; set; } = _ => new PostOutcome.Removed();

    public Func<string, PostFigures> OnCount { get; set; } = _ => new(new Dictionary<string, long> { ["views"] = 7 });

    public TimeSpan AheadBy { get; set; }

    public TimeSpan Ahead(ChannelPost post) => AheadBy;

    public Task<PostOutcome> EditAsync(PostJob job, string remoteId, CancellationToken cancel) => Task.FromResult(OnEdit(job, remoteId));

    public Task<PostOutcome> DiscardAsync(PostJob job, CancellationToken cancel) => Task.FromResult(OnDiscard(job));

    public Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, DateTimeOffset postedAt, CancellationToken cancel) => Task.FromResult(OnCount(remoteId));

    public Task<AccountFigures> CountAccountAsync(ChannelAccount account, DateOnly since, CancellationToken cancel) => Task.FromResult(new AccountFigures([]));

    public ChannelProbe Probe { get; set; } = new(true, "Trang thử", null);

    public IReadOnlyList<ContentProblem> Check(ChannelPost post) =>
        post.Text.Length > 100 ? [new("text", "Nội dung dài hơn 100 ký tự. Hãy rút ngắn lại.")] : [];

    public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
    {
        lock (Sent)
        {
            Sent.Add(job.Post.Marker);
            MostAtOnce = Math.Max(MostAtOnce, ++_sending);
        }
        try
        {
            return await OnSend(job, cancel);
        }
        finally
        {
            lock (Sent) _sending--;
        }
    }

    public Task<LookUp> FindAsync(PostJob job, CancellationToken cancel)
    {
        LookUps++;
        return OnFind(job, cancel);
    }

    public Task<PostOutcome> RemoveAsync(ChannelAccount account, string remoteId, CancellationToken cancel) => Task.FromResult(OnRemove(remoteId));

    public Task<ChannelProbe> ProbeAsync(ChannelAccount account, CancellationToken cancel) => Task.FromResult(Probe);
}
