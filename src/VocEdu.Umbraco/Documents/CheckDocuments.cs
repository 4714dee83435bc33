using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Documents;

/// <summary>Refuses to publish what could not be counted, and says what a channel would not take. Saving is never refused.</summary>
/// <remarks>Umbraco holds its content tree while these run: nothing is asked of our database. A check that fails stands in nobody's way.</remarks>
public sealed class CheckDocuments(KnownTypes types, IServiceScopeFactory scopes, IBackOfficeSecurityAccessor security, ILogger<CheckDocuments> log) :
    INotificationHandler<ContentPublishingNotification>, INotificationHandler<ContentSavingNotification>
{
    private const string Category = "VocEdu";

    public void Handle(ContentPublishingNotification notification)
    {
        foreach (var document in notification.PublishedEntities)
        {
            if (types.Find(document.ContentType.Alias) is not { } type) continue;
            if (Quietly(document, services => WhyNot(document, type, services.GetRequiredService<ReadDocument>())) is { } refusal)
            {
                notification.CancelOperation(new(Category, refusal.In(Language), EventMessageType.Error));
                return;
            }
        }
    }

    public void Handle(ContentSavingNotification notification)
    {
        foreach (var document in notification.SavedEntities)
        {
            if (types.Find(document.ContentType.Alias) is not { } type) continue;
            foreach (var warning in Quietly(document, services => Warnings(document, type, services).ToList()) ?? []) notification.Messages.Add(new(Category, warning.In(Language), EventMessageType.Warning));
        }
    }

    private T? Quietly<T>(IContent document, Func<IServiceProvider, T?> ask) where T : class
    {
        try
        {
            using var scope = scopes.CreateScope();
            return ask(scope.ServiceProvider);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Document {Key} could not be checked; Umbraco goes on with it", document.Key);
            return null;
        }
    }

    private string? Language => security.BackOfficeSecurity?.CurrentUser?.Language;

    private static Said? WhyNot(IContent document, DocumentTypeOptions type, ReadDocument read)
    {
        var values = new DocumentValues(document, published: false);
        if (KnownTypes.GenreOf(type, values) is null) return DocumentProblems.NoGenre;
        if (ReadDocument.TitleOf(type, values).Length == 0) return DocumentProblems.NoTitle;
        if (read.UnitOf(type, values) is null) return DocumentProblems.UnknownUnit(values.Choices(type.Unit)[0]);
        return ReadDocument.KindsOf(type, values).Contains(ChannelKind.YouTube) && values.Media(type.Film).Count == 0 ? DocumentProblems.NoFilm(ChannelKind.YouTube) : null;
    }

    // A film is weighed only after publication, and its absence is refused above.
    private static IEnumerable<Said> Warnings(IContent document, DocumentTypeOptions type, IServiceProvider services) =>
        from post in services.GetRequiredService<ReadDocument>().Preview(document, type)
        from problem in services.GetServices<IChannel>().Single(c => c.Kind == post.Kind).Check(post.Content)
        where problem.Field != "video"
        select DocumentProblems.ChannelWouldRefuse(post.Kind, problem.Message);
}
