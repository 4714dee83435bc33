using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;
using VocEdu.Connectors;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing;

/// <summary>What a host may choose when it mounts the engine.</summary>
public sealed class EngineSetup(IServiceCollection services)
{
    internal bool HasContext { get; private set; }

    internal List<Action<IQuartzBuilder>> Bells { get; } = [];

    /// <summary>Whether this node sends posts and rings bells. Default: <c>Host:Roles</c> contains <c>jobs</c>, or is not set.</summary>
    public bool RunsJobs { get; set; }

    /// <summary>The host's own context, registered by the host: the engine then writes through the same instance, in the same transaction.</summary>
    public EngineSetup UseContext<TContext>() where TContext : PublishingDb
    {
        services.AddScoped<PublishingDb>(provider => provider.GetRequiredService<TContext>());
        HasContext = true;
        return this;
    }

    /// <summary>A job of the host's own, rung at the start and then so often, on one node of all.</summary>
    public EngineSetup Ring<TJob>(TimeSpan every) where TJob : class, IJob
    {
        Bells.Add(quartz => quartz.ScheduleJob<TJob>(trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever())));
        return this;
    }
}

public static class PublishingServices
{
    /// <summary>Mounts the engine in an ASP.NET Core host.</summary>
    /// <remarks>The host provides <see cref="IMediaSource"/>, data protection, and the database: an <see cref="NpgsqlDataSource"/> or
    /// <c>ConnectionStrings:Default</c>. It applies <see cref="SchemaSource.Engine"/> before it starts.</remarks>
    public static IServiceCollection AddVocEduPublishing(
        this IServiceCollection services, IConfiguration configuration, Action<EngineSetup>? configure = null)
    {
        var setup = new EngineSetup(services) { RunsJobs = HasJobsRole(configuration) };
        configure?.Invoke(setup);

        services.AddOptions<PublishingOptions>().Bind(configuration.GetSection("Publishing")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.TryAddSingleton(_ => NpgsqlDataSource.Create(configuration.GetConnectionString("Default")
            ?? throw new InvalidOperationException("ConnectionStrings:Default is not set and the host provides no database.")));
        if (!setup.HasContext)
            services.AddDbContextPool<PublishingDb>(options => options.UseNpgsql()); // the data source above

        services.AddConnectors(configuration);
        services.AddWorks().AddOutbox();
        if (setup.RunsJobs) services.AddJobs(setup.Ring<RingBell>(TimeSpan.FromMinutes(1)).Ring<WatchOverdue>(TimeSpan.FromMinutes(1)).Ring<RenewTokens>(TimeSpan.FromMinutes(30)).Ring<CountFigures>(TimeSpan.FromHours(1)).Bells);
        return services;
    }

    private static IServiceCollection AddWorks(this IServiceCollection services) => services
        .AddScoped<WorkNumbers>()
        .AddScoped<RecordPublication>()
        .AddScoped<TakeDownWork>()
        .AddScoped<RestoreWork>()
        .AddScoped<RecordExternalWork>()
        .AddScoped<AddEvidence>()
        .AddScoped<MergeWorks>()
        .AddScoped<CorrectDate>()
        .AddScoped<CorrectExternal>()
        .AddScoped<SetContributors>()
        .AddScoped<NoteCheck>()
        .AddScoped<ListWorks>()
        .AddScoped<LoadPlans>()
        .AddScoped<CountProgress>()
        .AddScoped<VerifyLedger>()
        .AddScoped<CountReport>()
        .AddScoped<ReadImpact>()
        .AddScoped<SignReport>()
        .AddScoped<FindAdjustments>()
        .AddScoped<VerifyReports>()
        .AddScoped<EngineHealth>();

    private static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<PlanPosts>().AddScoped<FollowFiles>().AddScoped<SteerPost>().AddScoped<BroadcastPost>().AddScoped<CountPosts>().AddScoped<CountChannels>().AddScoped<SwitchDelivery>();
        services.AddScoped<ConnectChannel>().AddScoped<ConnectByConsent>().AddScoped<DisconnectChannel>().AddScoped<SwitchChannel>().AddScoped<PaceChannel>().AddScoped<ProbeChannels>();
        services.AddSingleton<SecretStores>().AddSingleton<PublicPage>().AddSingleton<ClaimedStep>().AddSingleton<RestoreGuard>().AddSingleton<OutboxDelivery>();
        services.AddHttpClient(PublicPage.Client, http => http.Timeout = TimeSpan.FromSeconds(10))
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false);
    }

    private static void AddJobs(this IServiceCollection services, List<Action<IQuartzBuilder>> bells)
    {
        services.AddHostedService<Dispatcher>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.TablePrefix = "quartz.qrtz_");
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.ProvisionSchema();
                store.UseClustering(_ => { });
            });
            bells.ForEach(bell => bell(quartz));
            quartz.ScheduleJob<ProbeDaily>(trigger => trigger.WithIdentity(nameof(ProbeDaily))
                .WithCronSchedule("0 10 6 * * ?", cron => cron.InTimeZone(Vietnam.Zone)));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static bool HasJobsRole(IConfiguration configuration) => configuration["Host:Roles"] is not { } roles
        || roles.Split(',', StringSplitOptions.TrimEntries).Contains("jobs", StringComparer.OrdinalIgnoreCase);
}
