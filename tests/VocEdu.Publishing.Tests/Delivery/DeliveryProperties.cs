using FsCheck;
using FsCheck.Fluent;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>What may happen while a post is sent.</summary>
public enum Sending
{
    Well,
    AnswerLost,
    RequestLost,
    CrashAfterArrival,
    CrashBeforeArrival,
    FaultAfterArrival,
    TryLater,
    Processing,
    Limited,
    Refused,
}

/// <summary>What may happen while a post is looked for.</summary>
public enum Looking
{
    Truth,
    Silence,
    Crash,
}

/// <param name="LagSeconds">How long the platform's lists hide a new post.</param>
public sealed record Story(Sending[] Sends, Looking[] Looks, int LagSeconds);

public sealed class DeliveryProperties : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");
    private int _stories;

    [Test]
    public async Task Whatever_is_lost_or_crashes_no_story_is_posted_twice_and_every_post_ends_settled()
    {
        await ConnectAsync();
        Prop.ForAll(Arb.From(Gen.ArrayOf(Stories(), 3)), stories => HoldsAsync(stories).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private async Task<bool> HoldsAsync(Story[] stories)
    {
        var posts = new List<(OutboxPost Post, Far Far)>();
        foreach (var story in stories)
            posts.Add((await PlanAsync($"content:{++_stories}", Clock.Now), new Far(story, On(ChannelKind.Facebook), Clock.GetUtcNow)));
        var byMarker = posts.ToDictionary(p => p.Post.Content.Marker, p => p.Far);
        Node.Facebook.OnSend = (job, cancel) => byMarker[job.Post.Marker].SendAsync(job, cancel);
        Node.Facebook.OnFind = (job, _) => byMarker[job.Post.Marker].FindAsync();

        var end = Clock.Now.AddDays(4);
        while (Clock.Now < end)
        {
            if (await Node.Delivery.ClaimAsync(CancellationToken.None) is { } claim)
            {
                var step = Node.Delivery.RunAsync(claim, CancellationToken.None);
                await Task.WhenAny(step, byMarker[claim.Content.Marker].Crashed);   // a crashed process never comes back
                byMarker[claim.Content.Marker].Begin();
            }
            else if (await Node.Delivery.NextWakeAsync(CancellationToken.None) is { } next)
            {
                Clock.Now = next > Clock.Now ? next : Clock.Now.AddSeconds(1);
            }
            else
            {
                break;
            }
        }

        foreach (var (planned, _) in posts)
        {
            var post = await ReadAsync(planned.Id);
            var remote = On(ChannelKind.Facebook).Posts.Where(p => p.Marker == post.Content.Marker).ToList();
            Assert.That(remote, Has.Count.LessThanOrEqualTo(1));
            Assert.That(post.State, Is.AnyOf(PostState.Posted, PostState.Refused, PostState.NeedsCheck));
            if (post.State == PostState.Posted) Assert.That(remote.Single().Id, Is.EqualTo(post.RemoteId));
            if (post.State == PostState.Refused) Assert.That(remote, Is.Empty);
        }
        return true;
    }

    private static Gen<Story> Stories() =>
        from sends in Gen.ArrayOf(Gen.Elements(Enum.GetValues<Sending>()), 6)
        from looks in Gen.ArrayOf(Gen.Frequency((4, Gen.Constant(Looking.Truth)), (1, Gen.Constant(Looking.Silence)), (1, Gen.Constant(Looking.Crash))), 6)
        from lag in Gen.Choose(0, 300)
        select new Story(sends, looks, lag);

    /// <summary>The platform as one story meets it; when its script ends everything goes well.</summary>
    private sealed class Far(Story story, Platform platform, Func<DateTimeOffset> now)
    {
        private readonly Queue<Sending> _sends = new(story.Sends);
        private readonly Queue<Looking> _looks = new(story.Looks);
        private TaskCompletionSource _crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private DateTimeOffset _seenFrom;

        public Task Crashed => _crash.Task;

        public void Begin()
        {
            if (_crash.Task.IsCompleted) _crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
        {
            switch (_sends.TryDequeue(out var next) ? next : Sending.Well)
            {
                case Sending.AnswerLost:
                    Arrive(job);
                    return new PostOutcome.Unknown(Why);
                case Sending.RequestLost:
                    return new PostOutcome.Unknown(Why);
                case Sending.CrashAfterArrival:
                    Arrive(job);
                    return await NeverAsync<PostOutcome>();
                case Sending.CrashBeforeArrival:
                    return await NeverAsync<PostOutcome>();
                case Sending.FaultAfterArrival:
                    Arrive(job);
                    throw new InvalidOperationException("a bug");
                case Sending.TryLater:
                    return new PostOutcome.TryLater(Why);
                case Sending.Processing:
                    await job.SaveProgressAsync("{}", cancel);
                    return new PostOutcome.TryLater(Why, TimeSpan.FromSeconds(20), CountsAsAttempt: false);
                case Sending.Limited:
                    return new PostOutcome.ChannelLimited(Why, now() + TimeSpan.FromMinutes(30));
                case Sending.Refused:
                    return new PostOutcome.Refused(Why);
                default:
                    return Arrive(job).ToPosted();
            }
        }

        public Task<LookUp> FindAsync() => (_looks.TryDequeue(out var next) ? next : Looking.Truth) switch
        {
            Looking.Silence => Task.FromResult<LookUp>(new LookUp.CannotTell(Why)),
            Looking.Crash => NeverAsync<LookUp>(),
            _ => Task.FromResult(See()),
        };

        private string? _marker;

        private RemotePost Arrive(PostJob job)
        {
            _marker = job.Post.Marker;
            _seenFrom = now() + TimeSpan.FromSeconds(story.LagSeconds);
            return platform.Create(job.Post);
        }

        private LookUp See() => _marker is not null && now() >= _seenFrom && platform.Find(_marker) is { } post
            ? new LookUp.Found(post.Id, post.Link)
            : new LookUp.NotFound();

        private Task<T> NeverAsync<T>()
        {
            _crash.SetResult();
            return new TaskCompletionSource<T>().Task;
        }
    }
}
