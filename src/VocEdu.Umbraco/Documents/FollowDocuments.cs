using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Umbraco.Starting;

namespace VocEdu.Umbraco.Documents;

/// <summary>Books what became public and what is no longer, as Umbraco tells of it.</summary>
/// <remarks>Umbraco has committed when these run, in the editor's own request: nothing is thrown, nothing leaves the house, and nothing takes long.
/// What is not booked here, be it for a crash, is booked by <see cref="CompareDocuments"/>. Emptying the recycle bin tells of each document by itself, all in one request: they are taken together.</remarks>
public sealed class FollowDocuments(IServiceScopeFactory scopes, EngineBell bell, IOptions<VocEduOptions> options, ILogger<FollowDocuments> log) :
    INotificationAsyncHandler<ContentPublishedNotification>, INotificationAsyncHandler<ContentUnpublishedNotification>,
    INotificationAsyncHandler<ContentMovedNotification>, INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
    INotificationAsyncHandler<ContentDeletedNotification>
{
    /// <summary>How many documents are booked at once; more, as when a whole branch is published, are left to the comparison.</summary>
    private const int AtOnce = 20;

    public Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken) => HandleAsync([notification], cancellationToken);

    public Task HandleAsync(ContentUnpublishedNotification notification, CancellationToken cancellationToken) => HandleAsync([notification], cancellationToken);

    public Task HandleAsync(ContentMovedNotification notification, CancellationToken cancellationToken) => HandleAsync([notification], cancellationToken);

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken) => HandleAsync([notification], cancellationToken);

    public Task HandleAsync(ContentDeletedNotification notification, CancellationToken cancellationToken) => HandleAsync([notification], cancellationToken);

    public Task HandleAsync(IEnumerable<ContentPublishedNotification> notifications, CancellationToken cancellationToken) =>
        SettleAsync(notifications.SelectMany(n => n.PublishedEntities), (below, document, cancel) => below.LookAtChangedAsync(document.Path, cancel), cancellationToken);

    public Task HandleAsync(IEnumerable<ContentUnpublishedNotification> notifications, CancellationToken cancellationToken) =>
        SettleAsync(notifications.SelectMany(n => n.UnpublishedEntities), (below, document, cancel) => below.LookAtAllAsync(document.Path, cancel), cancellationToken);

    public Task HandleAsync(IEnumerable<ContentMovedNotification> notifications, CancellationToken cancellationToken) => MovedAsync(notifications.SelectMany(n => n.MoveInfoCollection), cancellationToken);

    public Task HandleAsync(IEnumerable<ContentMovedToRecycleBinNotification> notifications, CancellationToken cancellationToken) => MovedAsync(notifications.SelectMany(n => n.MoveInfoCollection), cancellationToken);

    public Task HandleAsync(IEnumerable<ContentDeletedNotification> notifications, CancellationToken cancellationToken) =>
        QuietlyAsync([.. notifications.SelectMany(n => n.DeletedEntities)], async (services, document, cancel) =>
        {
            await services.GetRequiredService<SettleDocument>().ForgetAsync(document.Key, cancel);
            await services.GetRequiredService<DocumentsBelow>().LookAtAllAsync(document.Path, cancel);
            return true;
        }, cancellationToken);

    private Task MovedAsync(IEnumerable<MoveEventInfoBase<IContent>> moves, CancellationToken cancel)
    {
        var firsts = moves.DistinctBy(move => move.Entity.Key).ToDictionary(move => move.Entity.Key);
        var oldPaths = firsts.ToDictionary(move => move.Key, move => move.Value.OriginalPath);
        return SettleAsync(firsts.Values.Select(move => move.Entity), (below, document, stop) => below.LookAtAllAsync(oldPaths[document.Key], stop), cancel);
    }

    private Task SettleAsync(IEnumerable<IContent> documents, Func<DocumentsBelow, IContent, CancellationToken, Task> below, CancellationToken cancel) =>
        QuietlyAsync([.. documents], async (services, document, stop) =>
        {
            var done = await services.GetRequiredService<SettleDocument>().RunAsync(document, thorough: false, stop);
            await below(services.GetRequiredService<DocumentsBelow>(), document, stop);
            return done;
        }, cancel);

    private async Task QuietlyAsync(IReadOnlyList<IContent> documents, Func<IServiceProvider, IContent, CancellationToken, Task<bool>> book, CancellationToken cancel)
    {
        if (bell.DatabaseIsAway)            // one editor has waited for it just now, and the next need not
        {
            bell.RingForAll();
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Value.EditorWaits);
        var whole = documents.Count <= AtOnce;
        try
        {
            foreach (var document in documents.Take(AtOnce))
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await book(scope.ServiceProvider, document, patience.Token)) bell.Ring();
            }
        }
        catch (Exception fault)
        {
            whole = false;
            bell.DoubtDatabase();
            log.LogWarning(fault, "Umbraco's change of {Documents} document(s) is not booked yet; the comparison books it", documents.Count);
        }
        if (!whole) bell.RingForAll();
    }
}
