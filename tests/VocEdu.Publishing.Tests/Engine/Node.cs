using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Delivery;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Engine;

/// <summary>One program on the shared database, with its own clock: a node whose clock stands still is frozen.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="platforms">The far side of scripted connectors; none: the real connectors are used.</param>
    public Node(NpgsqlDataSource database, TimeProvider clock, string name, Platform[] platforms, Action<IServiceCollection>? also = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        Time = clock;
        Channels = platforms.ToDictionary(p => p.Kind, p => new ScriptedChannel(p));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Publishing:Worker"] = name,
            ["Publishing:CheckPublicPage"] = "false",
            ["Host:Roles"] = "site",
        }).AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IDataProtectionProvider>(Keys);
        services.AddSingleton(clock);
        services.AddSingleton(database);
        services.AddVocEduPublishing(configuration, engine => engine.UseContext<NodeDb>());
        services.AddDbContext<NodeDb>(options => options.UseNpgsql().AddInterceptors(Death));
        if (platforms.Length > 0) services.RemoveAll<IChannel>();
        foreach (var channel in Channels.Values) services.AddSingleton<IChannel>(channel);
        also?.Invoke(services);
        services.TryAddSingleton<IMediaSource, NoMedia>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static readonly EphemeralDataProtectionProvider Keys = new(NullLoggerFactory.Instance);

    public TimeProvider Time { get; }

    public TestClock Clock => (TestClock)Time;

    public Death Death { get; } = new();

    public IReadOnlyDictionary<ChannelKind, ScriptedChannel> Channels { get; }

    public ScriptedChannel Facebook => Channels[ChannelKind.Facebook];

    public OutboxDelivery Delivery => _services.GetRequiredService<OutboxDelivery>();

    public IServiceProvider Services => _services;

    /// <summary>Does everything that becomes due while the clock runs on for a while.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        var end = Clock.Now + time;
        for (var guard = 0; guard < 2000; guard++)
        {
            await Delivery.SendDueAsync(CancellationToken.None);
            if (await Delivery.NextWakeAsync(CancellationToken.None) is not { } next || next > end) break;
            Clock.Now = next > Clock.Now ? next : Clock.Now.AddSeconds(1);
        }
        Clock.Now = end;
    }

    /// <summary>As if this node had slept for so long: what came due meanwhile is done at its end.</summary>
    public async Task SleepForAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await RunForAsync(TimeSpan.FromMinutes(10));
    }

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> QueryAsync<T>(Func<PublishingDb, Task<T>> query) => AskAsync(query);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>A host's own context: the engine writes through it.</summary>
public sealed class NodeDb(DbContextOptions<NodeDb> options) : PublishingDb(options);

/// <summary>Ends a process at its n-th word to the database; after that it says nothing more.</summary>
public sealed class Death : DbCommandInterceptor
{
    private int _words;
    private int? _at;
    private bool _afterwards;

    /// <summary>How many words were said since the last call.</summary>
    public int Words => _words;

    /// <summary>Dies at the n-th command from now on.</summary>
    /// <param name="afterwards">The database still carries it out; its answer is never read.</param>
    public void ComesAt(int? word, bool afterwards = false)
    {
        _words = 0;
        (_at, _afterwards) = (word, afterwards);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (_afterwards && _words >= _at) throw new ProcessDiedException();
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_afterwards && _words >= _at) throw new ProcessDiedException();
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Say();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Say();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Say()
    {
        if (Interlocked.Increment(ref _words) is var word && (_afterwards ? word > _at : word >= _at)) throw new ProcessDiedException();
    }
}

internal sealed class NoMedia : IMediaSource
{
    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => throw new FileNotFoundException(fileKey);
}

public sealed class ProcessDiedException() : Exception("kill -9");
