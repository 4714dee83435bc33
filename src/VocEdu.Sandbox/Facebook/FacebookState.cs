namespace VocEdu.Sandbox.Facebook;

/// <summary>One page, its tokens and what lies on it.</summary>
public sealed class FacebookState
{
    public const string PageId = "100200300400500";
    public const string PageName = "Giáo dục nghề nghiệp tỉnh X";
    public const string SecondPageId = "100200300400501";
    public const string PageToken = "TEST-PAGE-TOKEN";
    public const string AppId = "APP";
    public const string AppSecret = "SECRET";
    public const string LongUserToken = "TEST-LONG-USER";
    public const string ShortUserToken = "TEST-SHORT-USER";

    public List<Post> Posts { get; set; } = [];

    public List<Photo> Photos { get; set; } = [];

    public List<Video> Videos { get; set; } = [];

    public List<VideoSession> Sessions { get; set; } = [];

    /// <summary>Codes of consents that were given and not yet exchanged.</summary>
    public List<string> Codes { get; set; } = ["CODE"];

    /// <summary>Calls of the current hour, for the usage headers.</summary>
    public int CallsThisHour { get; set; }

    public DateTimeOffset Hour { get; set; }

    /// <summary>Last numbers given out, by kind of object.</summary>
    public Dictionary<string, long> Numbers { get; set; } = new(StringComparer.Ordinal)
    {
        ["post"] = 900000000000000, ["photo"] = 700000000000000, ["video"] = 800000000000000,
        ["session"] = 810000000000000, ["reel"] = 820000000000000,
    };

    public string NextId(string kind) => (++Numbers[kind]).ToString(CultureInfo.InvariantCulture);

    public Post? FindPost(string id) => Posts.FirstOrDefault(p => p.Id == id && !p.Deleted);

    /// <summary>What time alone brings about: scheduled posts come out, films get ready and are posted.</summary>
    public void Settle(DateTimeOffset now, FacebookSwitches switches)
    {
        foreach (var post in Posts.Where(p => !p.Published && p.ScheduledAt <= now)) post.Publish(post.ScheduledAt!.Value);
        foreach (var video in Videos.Where(v => !v.Deleted)) video.Settle(now, this, switches);
    }
}

/// <summary>How the page behaves.</summary>
public sealed class FacebookSwitches
{
    /// <summary>A new post shows up in lists after this time.</summary>
    public double ListLagSeconds { get; set; } = 5;

    /// <summary>The same text within this time is refused with 506.</summary>
    public double DuplicateWindowSeconds { get; set; } = 300;

    public double VideoProcessingSeconds { get; set; } = 10;

    public VideoOutcome VideoOutcome { get; set; } = VideoOutcome.Ready;

    /// <summary>Size of the windows the server dictates in a chunked upload.</summary>
    public long VideoChunkBytes { get; set; } = 1_048_576;

    /// <summary>The first page of every list is empty although there is a next one, as Graph does when it filters.</summary>
    public bool EmptyFirstPage { get; set; }

    /// <summary>Films appear as reels: in the video lists, not among the posts.</summary>
    public bool ReelMode { get; set; } = true;

    /// <summary>Set: every page and user token is dead for this reason (458, 459, 460, 463, 467, 492).</summary>
    public int? TokenDeath { get; set; }

    /// <summary>Metrics that no longer exist, beside those that died before 2026.</summary>
    public List<string> RetiredMetrics { get; set; } = [];

    /// <summary>The person presses Cancel on the dialog.</summary>
    public bool ConsentDenied { get; set; }

    /// <summary>The person manages a second page.</summary>
    public bool SecondPage { get; set; }

    /// <summary>Calls an hour until 80001.</summary>
    public int CallsPerHour { get; set; } = 4800;

    /// <summary>Pictures over this size are refused with 1366046.</summary>
    public long PhotoBytes { get; set; } = 10 * 1024 * 1024;
}

public enum VideoOutcome
{
    Ready,
    Error,
    Stuck,
}

public sealed class Post
{
    public required string Id { get; init; }
    public string? Message { get; set; }
    public string? Link { get; set; }
    public List<string> PhotoIds { get; set; } = [];
    public string? VideoId { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public bool Published { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? ScheduledAt { get; set; }
    public bool Hidden { get; set; }
    public bool Deleted { get; set; }
    public string App { get; set; } = FacebookState.AppId;

    public void Publish(DateTimeOffset at)
    {
        Published = true;
        PublishedAt = at;
        ScheduledAt = null;
        CreatedAt = at;
    }
}

public sealed class Photo
{
    public required string Id { get; init; }
    public string? Url { get; set; }
    public string? File { get; set; }
    public string? Alternative { get; set; }
    public string? Caption { get; set; }
    public bool Used { get; set; }
    public bool Deleted { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed class VideoSession
{
    public required string Id { get; init; }
    public required string VideoId { get; init; }
    public required long Size { get; init; }
    public long Committed { get; set; }
    public bool Finished { get; set; }
}

public sealed class Video
{
    public required string Id { get; init; }
    public bool Reel { get; init; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? Url { get; set; }
    public string? Sha256 { get; set; }
    public long Bytes { get; set; }
    public bool HasThumbnail { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? ScheduledAt { get; set; }
    public bool Publish { get; set; }
    public string? PostId { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public VideoOutcome? Outcome { get; set; }
    public bool Deleted { get; set; }

    public void Settle(DateTimeOffset now, FacebookState page, FacebookSwitches switches)
    {
        if (FinishedAt is not { } finished) return;
        var readyAt = finished.AddSeconds(switches.VideoProcessingSeconds);
        if (Outcome is null && now >= readyAt && switches.VideoOutcome is not VideoOutcome.Stuck) Outcome = switches.VideoOutcome;
        if (ScheduledAt <= now) Publish = true;
        if (Outcome is not VideoOutcome.Ready || !Publish || PostId is not null) return;

        PostId = page.NextId("post");
        PublishedAt = now;
        page.Posts.Add(new Post
        {
            Id = $"{FacebookState.PageId}_{PostId}", Message = Description, VideoId = Id, CreatedAt = now, Published = true, PublishedAt = now,
        });
    }
}
