using Npgsql;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Publishing.Data;

namespace VocEdu.Umbraco;

/// <summary>The engine's own database: brought up to date before the site serves anything.</summary>
public sealed class EngineDatabase(NpgsqlDataSource database) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public static NpgsqlDataSource Open(string connectionString) => NpgsqlDataSource.Create(connectionString);

    /// <summary>Does nothing while Umbraco is still being installed or upgraded.</summary>
    public Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken) =>
        notification.RuntimeLevel is RuntimeLevel.Run
            ? SchemaMigrator.ApplyAsync(database, [SchemaSource.Engine], cancellationToken)
            : Task.CompletedTask;
}
