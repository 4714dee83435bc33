using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Far;

/// <summary>Our side: the connectors as the program registers them, with another far end of the wire.</summary>
public static class Near
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 20, 0, TimeSpan.Zero);

    public static IChannel Channel(ChannelKind kind, HttpMessageHandler far, IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? clock = null, IMediaSource? media = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? new SetClock(Now));
        services.AddSingleton(media ?? new MemoryMedia());
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build());
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = far));
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider.GetServices<IChannel>().Single(channel => channel.Kind == kind);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}

/// <summary>Tokens of one account in memory, refreshed by one at a time.</summary>
public sealed class MemorySecrets(ChannelSecrets secrets) : ISecretStore, IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public ChannelSecrets Stored { get; private set; } = secrets;

    public int Refreshes { get; private set; }

    public Task<ChannelSecrets> ReadAsync(CancellationToken cancel) => Task.FromResult(Stored);

    public async Task<ChannelSecrets?> RefreshAsync(
        ChannelSecrets stale, Func<ChannelSecrets, CancellationToken, Task<ChannelSecrets?>> refresh, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (Stored.AccessToken != stale.AccessToken)
            {
                return Stored;
            }

            Refreshes++;
            var fresh = await refresh(Stored, cancel);
            Stored = fresh ?? Stored;
            return fresh;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}

/// <summary>Media files made of numbered bytes.</summary>
public sealed class MemoryMedia(int length = 1_048_576) : IMediaSource
{
    private readonly byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    public PostVideo Video => new("nghe-co-dien-tu.mp4", "video/mp4", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false));
}

/// <summary>A job whose progress is kept as the engine would keep it.</summary>
public sealed class SavedJob(ChannelAccount account, ChannelPost post, string? progress = null, DateTimeOffset? first = null)
{
    public string? Progress { get; private set; } = progress;

    public PostJob Job => new()
    {
        Account = account,
        Post = post,
        Progress = Progress,
        FirstAttemptAt = first ?? Near.Now.AddMinutes(-5),
        SaveProgressAsync = (saved, _) =>
        {
            Progress = saved;
            return Task.CompletedTask;
        },
    };
}

public static class Outcomes
{
    /// <summary>The contract's letter for what a connector made of an answer.</summary>
    public static string Class(this PostOutcome outcome) => outcome switch
    {
        PostOutcome.TryLater { CountsAsAttempt: false } => "pending",
        PostOutcome.TryLater => "R",
        PostOutcome.Unknown => "U",
        PostOutcome.Refused => "P",
        PostOutcome.ChannelBlocked => "T",
        PostOutcome.ChannelLimited => "L",
        PostOutcome.Removed => "done",
        _ => outcome.GetType().Name,
    };
}
