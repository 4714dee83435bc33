using VocEdu.Domain.Channels;

namespace VocEdu.Connectors;

/// <summary>A platform that content is posted to.</summary>
/// <remarks>
/// <para>Every answer of the platform, good or bad, is an outcome; only a bug or a cancelled <c>cancel</c> throws.
/// A call that was cut off while something may have been created is <see cref="PostOutcome.Unknown"/>, never an exception.</para>
/// <para>Sending may take several calls. After each step that left something on the platform the connector saves its
/// <see cref="PostJob.Progress"/>, and a later <see cref="SendAsync"/> with that progress carries on; it never begins anew.</para>
/// </remarks>
public interface IChannel
{
    ChannelKind Kind { get; }

    /// <summary>Checks the post against the platform's limits without a call. Empty when it may be sent.</summary>
    IReadOnlyList<ContentProblem> Check(ChannelPost post);

    /// <summary>Sends the post, or carries on from <see cref="PostJob.Progress"/>.</summary>
    Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel);

    /// <summary>Looks on the platform for a post that may have arrived, by progress and marker. Creates nothing.</summary>
    Task<LookUp> FindAsync(PostJob job, CancellationToken cancel);

    /// <summary>Brings what is posted to what the post says now; may be repeated. What a platform cannot change is named in the remark.</summary>
    Task<PostOutcome> EditAsync(PostJob job, string remoteId, CancellationToken cancel);

    /// <summary>Takes away what an unfinished delivery left on the platform: hidden copies, private films, open uploads.</summary>
    Task<PostOutcome> DiscardAsync(PostJob job, CancellationToken cancel);

    /// <summary>How often a post was seen and answered.</summary>
    Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, DateTimeOffset postedAt, CancellationToken cancel);

    /// <summary>Figures of the whole account, day by day, from a day on as far as the platform has them; counters that only say how much it is now, for today.</summary>
    Task<AccountFigures> CountAccountAsync(ChannelAccount account, DateOnly since, CancellationToken cancel);

    /// <summary>How long before its time a post with this content is begun, so that it can be seen on time; it stays hidden until then.</summary>
    TimeSpan Ahead(ChannelPost post) => TimeSpan.Zero;

    /// <summary>Takes a post down. A post that is already gone counts as removed.</summary>
    Task<PostOutcome> RemoveAsync(ChannelAccount account, string remoteId, CancellationToken cancel);

    /// <summary>Asks the platform whether the account's credentials and permissions work. Creates nothing.</summary>
    Task<ChannelProbe> ProbeAsync(ChannelAccount account, CancellationToken cancel);
}

/// <summary>What a person wrote for one channel. Text is ready to send; the connector adds only the marker.</summary>
public sealed record ChannelPost
{
    /// <summary>Reference of the work, such as <c>VE-2026-000123</c>: travels with the post so that it can be recognised on the platform.</summary>
    public required string Marker { get; init; }

    /// <summary>Post text (Facebook), description (YouTube: at most 5,000 bytes; Zalo: under 300 characters).</summary>
    public required string Text { get; init; }

    /// <summary>Title (YouTube: 1–100 characters; Zalo: under 150). Facebook has none.</summary>
    public string? Title { get; init; }

    /// <summary>Byline shown on Zalo, at most 50 characters.</summary>
    public string? Author { get; init; }

    /// <summary>The public address of the story. On Facebook it becomes the preview card of a post without pictures; beside pictures it is not sent.</summary>
    public Uri? Link { get; init; }

    /// <summary>Pictures, the first is the cover; public addresses. Of a film on YouTube and Facebook: its thumbnail.</summary>
    public IReadOnlyList<PostPicture> Pictures { get; init; } = [];

    /// <summary>The film of a video post.</summary>
    public PostVideo? Video { get; init; }

    /// <summary>Captions of the film; YouTube only.</summary>
    public IReadOnlyList<PostCaption> Captions { get; init; } = [];

    /// <summary>The YouTube playlist it is added to; null: the one of the configuration, if any.</summary>
    public string? Playlist { get; init; }

    /// <summary>Paragraphs and pictures of a Zalo article, in order.</summary>
    public IReadOnlyList<ArticleBlock> Blocks { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool MadeForKids { get; init; }

    public bool ContainsSyntheticMedia { get; init; }
}

/// <param name="Url">Public address; percent-encoded; JPEG or PNG of at most 1 MB (the strictest channel's limit).</param>
/// <param name="AlternativeText">For readers who cannot see it.</param>
/// <param name="FileKey">Key in the host's media store, for platforms that take the picture itself; null where only the address is known.</param>
public sealed record PostPicture(Uri Url, string AlternativeText, string? FileKey = null);

/// <param name="FileKey">Key of an SRT or WebVTT file in the host's media store.</param>
/// <param name="Language">BCP 47, such as <c>vi</c>; one track for each.</param>
/// <param name="Sha256">Of what the file says, hex: captions that say something else are sent again. Null: not known.</param>
public sealed record PostCaption(string FileKey, string Language, string Name, string? Sha256 = null);

/// <param name="FileKey">Key of the file in the host's media store, opened through <see cref="IMediaSource"/>.</param>
/// <param name="ContentType">For example <c>video/mp4</c>.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hex; a resumed upload of another file is refused.</param>
public sealed record PostVideo(string FileKey, string ContentType, long Length, string Sha256);

/// <summary>One block of a Zalo article: either text or a picture.</summary>
public sealed record ArticleBlock(string? Text = null, PostPicture? Picture = null);

/// <summary>Opens media files of the host by key.</summary>
public interface IMediaSource
{
    /// <summary>A seekable stream from the file's first byte.</summary>
    /// <exception cref="FileNotFoundException">No such file.</exception>
    Task<Stream> OpenAsync(string fileKey, CancellationToken cancel);
}

/// <summary>One post on its way: what to send, how far it is, and how to save progress.</summary>
public sealed record PostJob
{
    public required ChannelAccount Account { get; init; }

    public required ChannelPost Post { get; init; }

    /// <summary>What the connector saved before: JSON of its own making, or null before the first step.</summary>
    public string? Progress { get; init; }

    /// <summary>Start of the first attempt: nothing of ours on the platform is older.</summary>
    public required DateTimeOffset FirstAttemptAt { get; init; }

    /// <summary>For an edit: what the platform shows until then.</summary>
    public ChannelPost? Shown { get; init; }

    /// <summary>When readers may see it; null: as soon as it is there.</summary>
    public DateTimeOffset? ShowAt { get; init; }

    /// <summary>Saves progress at once. Throws when the claim on this post was lost: the worker must then stop and write nothing.</summary>
    public required Func<string, CancellationToken, Task> SaveProgressAsync { get; init; }
}

/// <summary>A connected page, channel or official account.</summary>
/// <param name="Id">Our id of the connection.</param>
/// <param name="RemoteId">Page id, YouTube channel id, or OA id.</param>
/// <param name="Secrets">Its tokens.</param>
public sealed record ChannelAccount(Guid Id, string RemoteId, ISecretStore Secrets);

/// <summary>Keeps the tokens of one account.</summary>
/// <remarks>Two implementations: the engine's (encrypted, in the database) and the tests' (in memory).</remarks>
public interface ISecretStore
{
    Task<ChannelSecrets> ReadAsync(CancellationToken cancel);

    /// <summary>
    /// Exchanges <paramref name="stale"/> for a fresh set, one refresher at a time over all nodes. When another has refreshed
    /// meanwhile its result is returned and <paramref name="refresh"/> is not called. A result is saved before it is returned;
    /// a null result means the platform refused and leaves what is stored untouched.
    /// </summary>
    Task<ChannelSecrets?> RefreshAsync(
        ChannelSecrets stale, Func<ChannelSecrets, CancellationToken, Task<ChannelSecrets?>> refresh, CancellationToken cancel);
}

/// <param name="AccessToken">Sent with every call.</param>
/// <param name="RefreshToken">Google: long-lived. Zalo: single use. Facebook pages have none.</param>
/// <param name="ExpiresAt">Null: no expiry date (a Facebook page token).</param>
/// <param name="IssuedAt">When the set was obtained; with <paramref name="ExpiresAt"/> its life, so that it is renewed well before its end. Null: not known.</param>
public sealed record ChannelSecrets(
    string AccessToken, string? RefreshToken = null, DateTimeOffset? ExpiresAt = null, DateTimeOffset? IssuedAt = null)
{
    /// <summary>Never prints a token.</summary>
    public override string ToString() => nameof(ChannelSecrets);
}

/// <summary>What came of a call, in our words.</summary>
public abstract record PostOutcome
{
    private PostOutcome() { }

    /// <summary>It is on the channel: success needs both its id and its link.</summary>
    /// <param name="Remark">What is not as it was asked for; null: nothing.</param>
    public sealed record Posted(string RemoteId, Uri Permalink, PostRemark? Remark = null) : PostOutcome;

    /// <summary>Taken down, or already gone.</summary>
    public sealed record Removed : PostOutcome;

    /// <summary>Nothing was created, or the platform is still working on it: call again after a while, with the saved progress.</summary>
    /// <param name="Why">What the platform answered.</param>
    /// <param name="After">Null: by the back-off of the delivery.</param>
    /// <param name="CountsAsAttempt">False while the platform is merely processing.</param>
    public sealed record TryLater(ChannelAnswer Why, TimeSpan? After = null, bool CountsAsAttempt = true) : PostOutcome;

    /// <summary>The content is not acceptable: a person must change it.</summary>
    public sealed record Refused(ChannelAnswer Why) : PostOutcome;

    /// <summary>The channel's token or permission is dead: nothing goes out until a person reconnects it.</summary>
    public sealed record ChannelBlocked(ChannelAnswer Why) : PostOutcome;

    /// <summary>The channel takes nothing more for a while: it pauses, its posts wait.</summary>
    public sealed record ChannelLimited(ChannelAnswer Why, DateTimeOffset Until) : PostOutcome;

    /// <summary>Something may have been created: <see cref="IChannel.FindAsync"/> before any further send.</summary>
    public sealed record Unknown(ChannelAnswer Why) : PostOutcome;
}

/// <summary>A part of a post that is missing on the platform, or differs there.</summary>
/// <param name="Again">It may yet succeed: <see cref="IChannel.EditAsync"/> is called later.</param>
public sealed record PostRemark(ChannelAnswer Why, bool Again);

/// <summary>Figures of one post by the platform's own names, such as <c>post_media_view</c> or <c>viewCount</c>.</summary>
/// <param name="Problem">Why there are none now.</param>
public sealed record PostFigures(IReadOnlyDictionary<string, long> Values, ChannelAnswer? Problem = null);

/// <param name="Problem">Why there are none now.</param>
public sealed record AccountFigures(IReadOnlyList<AccountFigure> Values, ChannelAnswer? Problem = null);

/// <summary>One figure of an account by the platform's own name, such as <c>page_follows</c>, <c>subscriberCount</c>, <c>num_follower</c>.</summary>
/// <param name="Day">The day it is of, as the platform counts days.</param>
public sealed record AccountFigure(DateOnly Day, string Metric, long Value);

/// <summary>What a look on the platform showed.</summary>
public abstract record LookUp
{
    private LookUp() { }

    /// <summary>It is there and public.</summary>
    public sealed record Found(string RemoteId, Uri Permalink) : LookUp;

    /// <summary>Part of it is there (a hidden post, an open upload): <see cref="IChannel.SendAsync"/> carries on from the saved progress.</summary>
    public sealed record CanResume : LookUp;

    /// <summary>Not there now, and no progress holds its id. Lists lag: only several such answers over some minutes mean it never arrived.</summary>
    public sealed record NotFound : LookUp;

    /// <summary>The platform could not be asked.</summary>
    public sealed record CannotTell(ChannelAnswer Why) : LookUp;
}

/// <summary>An answer of a platform reduced to codes and a plain sentence. Holds no token.</summary>
/// <param name="Code">Codes as the platform gives them: <c>190/463</c>, <c>quotaExceeded</c>, <c>-216</c>, <c>http 502</c>.</param>
/// <param name="Message">Vietnamese: what happened and what to do next.</param>
public sealed record ChannelAnswer(string Code, string Message);

/// <summary>A limit the post breaks.</summary>
/// <param name="Field"><c>text</c>, <c>title</c>, <c>picture</c>, <c>video</c> …</param>
/// <param name="Message">Vietnamese.</param>
public sealed record ContentProblem(string Field, string Message);

/// <summary>State of a connection.</summary>
public sealed record ChannelProbe(bool Works, string? AccountName, DateTimeOffset? ExpiresAt, ChannelAnswer? Problem = null);
