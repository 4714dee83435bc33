using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Connectors;
using VocEdu.Publishing;
using VocEdu.Umbraco.Api;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Health;
using VocEdu.Umbraco.Starting;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco;

/// <summary>Mounts the engine in an Umbraco site: found by Umbraco itself, switched on by <c>VocEdu:ConnectionString</c>.</summary>
/// <remarks>The engine keeps its works, ledger and outbox in a PostgreSQL database of its own, beside Umbraco's.
/// Whatever the configuration lacks, the site starts; Umbraco's health checks say what is missing.</remarks>
public sealed class VocEduComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        var (services, section) = (builder.Services, builder.Config.GetSection(VocEduOptions.Section));
        var problem = WhyNot(section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new EngineReadiness { Misconfigured = problem });
        services.AddSingleton<IStartupFilter, BackofficeApi>();
        builder.HealthChecks().Add<VocEduHealthCheck>();
        if (problem is null) Mount(builder, section);
    }

    private static void Mount(IUmbracoBuilder builder, IConfigurationSection section)
    {
        var services = builder.Services;
        services.AddOptions<VocEduOptions>().Bind(section);
        services.AddSingleton(_ => NpgsqlDataSource.Create(section[nameof(VocEduOptions.ConnectionString)]!));
        services.AddDbContextPool<UmbracoDb>(options => options.UseNpgsql());
        services.AddSingleton<IMediaSource, UmbracoMediaSource>();
        // Umbraco's own rules say which server works, and nothing may fail while the site starts: EngineWorker starts what sends.
        services.AddVocEduPublishing(section, setup => setup.UseContext<UmbracoDb>().RunsJobs = false);
        services.AddSingleton<IConfigureOptions<PublishingOptions>, SiteAddress>();

        services.AddSingleton<KnownTypes>().AddScoped<DocumentAddresses>().AddScoped<DocumentMedia>().AddScoped<ReadDocument>();
        services.AddScoped<SettleDocument>().AddScoped<DocumentsBelow>().AddScoped<InstallTypes>().AddScoped<CompareDocuments>();
        // A server that only shows pages may have no backoffice: its services are asked for when it is.
        services.AddScoped(provider => ActivatorUtilities.CreateInstance<Editor>(provider));
        services.AddSingleton<EngineBell>().AddSingleton<PrepareEngine>().AddSingleton<EngineJobs>().AddHostedService<EngineWorker>();

        builder.AddNotificationAsyncHandler<ContentPublishedNotification, FollowDocuments>();
        builder.AddNotificationAsyncHandler<ContentUnpublishedNotification, FollowDocuments>();
        builder.AddNotificationAsyncHandler<ContentMovedNotification, FollowDocuments>();
        builder.AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, FollowDocuments>();
        builder.AddNotificationAsyncHandler<ContentDeletedNotification, FollowDocuments>();
        builder.AddNotificationHandler<ContentPublishingNotification, CheckDocuments>();
        builder.AddNotificationHandler<ContentSavingNotification, CheckDocuments>();
    }

    /// <summary>What the configuration lacks or gets wrong. Found out here, on services of their own, since a refusal at start would take the site with it.</summary>
    private static string? WhyNot(IConfigurationSection section)
    {
        try
        {
            var options = section.Get<VocEduOptions>() ?? new();
            if (string.IsNullOrWhiteSpace(options.ConnectionString)) return "VocEdu:ConnectionString";
            if (!IsConnectionString(options.ConnectionString)) return "VocEdu:ConnectionString";
            if (Unread(section, options) is { } list) return list;
            Validator.ValidateObject(options, new(options), validateAllProperties: true);
            if (options.Documents.FirstOrDefault(type => type.Value.Genre is { } genre && !Domain.Content.Genres.TryFind(genre, out _)) is { Key: { } alias }) return $"VocEdu:Documents:{alias}:Genre";
            using var rehearsal = new ServiceCollection().AddVocEduPublishing(section, setup => setup.RunsJobs = false).BuildServiceProvider();
            rehearsal.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or OptionsValidationException or ValidationException or FormatException)
        {
            return fault.Message;
        }
    }

    /// <summary>An entry of a list that cannot be read, such as a channel whose kind is misspelt, is passed over without a word.</summary>
    private static string? Unread(IConfigurationSection section, VocEduOptions options) =>
        new[] { (nameof(options.Channels), options.Channels.Count), (nameof(options.Targets), options.Targets.Count), (nameof(options.Documents), options.Documents.Count), (nameof(options.PlanFiles), options.PlanFiles.Count) }
            .Where(list => section.GetSection(list.Item1).GetChildren().Count() != list.Item2).Select(list => $"{section.Path}:{list.Item1}").FirstOrDefault();

    private static bool IsConnectionString(string text)
    {
        try
        {
            using var rehearsal = NpgsqlDataSource.Create(text);
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            return false;               // its message may quote the password
        }
    }
}
