using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Connectors;
using VocEdu.Publishing;

namespace VocEdu.Umbraco;

/// <summary>Mounts the engine in an Umbraco site: found by Umbraco itself, switched on by <c>VocEdu:ConnectionString</c>.</summary>
/// <remarks>The engine keeps its works, ledger and outbox in a PostgreSQL database of its own, beside Umbraco's.</remarks>
public sealed class VocEduComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        if (builder.Config["VocEdu:ConnectionString"] is not { Length: > 0 } connection) return;

        builder.Services.AddSingleton(EngineDatabase.Open(connection));
        builder.Services.AddSingleton<IMediaSource, UmbracoMediaSource>();
        builder.Services.AddVocEduPublishing(builder.Config);
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, EngineDatabase>();
    }
}
