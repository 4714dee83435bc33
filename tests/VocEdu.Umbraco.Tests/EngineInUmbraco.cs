using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Npgsql;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Connectors;
using VocEdu.Publishing.Works;

namespace VocEdu.Umbraco.Tests;

public class EngineInUmbraco
{
    [Test]
    public void Composer_is_one_that_Umbraco_finds() =>
        Assert.That(typeof(IComposer).IsAssignableFrom(typeof(VocEduComposer)) && typeof(VocEduComposer).GetConstructor([]) is not null);

    [Test]
    public void Composer_mounts_the_engine_and_its_schema_at_start()
    {
        var services = Compose(new() { ["VocEdu:ConnectionString"] = "Host=localhost;Database=vocedu" });

        Assert.That(services.Select(service => service.ServiceType), Is.SupersetOf((Type[])
        [
            typeof(RecordPublication), typeof(NpgsqlDataSource), typeof(IMediaSource),
            typeof(INotificationAsyncHandler<UmbracoApplicationStartingNotification>),
        ]));
    }

    [Test]
    public void Site_without_a_connection_string_is_left_alone() => Assert.That(Compose([]), Is.Empty);

    private static ServiceCollection Compose(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        var builder = new Mock<IUmbracoBuilder>();
        builder.SetupGet(b => b.Services).Returns(services);
        builder.SetupGet(b => b.Config).Returns(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        new VocEduComposer().Compose(builder.Object);
        return services;
    }
}
