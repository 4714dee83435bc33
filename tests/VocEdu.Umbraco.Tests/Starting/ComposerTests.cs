using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Security.Authorization;
using VocEdu.Publishing.Targets;
using VocEdu.Umbraco.Health;
using VocEdu.Umbraco.Starting;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Starting;

public sealed class ComposerTests : SiteFixture
{
    [Test]
    public void Composer_is_one_that_Umbraco_finds() =>
        Assert.That(typeof(IComposer).IsAssignableFrom(typeof(VocEduComposer)) && typeof(VocEduComposer) is { IsPublic: true } type && type.GetConstructor([]) is not null);

    [Test]
    public void Only_Umbracos_Core_is_asked_for()
    {
        var references = typeof(VocEduComposer).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("Umbraco", StringComparison.Ordinal));
        Assert.That(references, Is.EqualTo(new[] { "Umbraco.Core" }));
    }

    [TestCase("VocEdu:ConnectionString", null, "VocEdu:ConnectionString")]
    [TestCase("VocEdu:ConnectionString", "no such thing", "VocEdu:ConnectionString")]
    [TestCase("VocEdu:Publishing:Parallel", "0", "Parallel")]
    [TestCase("VocEdu:Documents:newsItem:Genre", "XYZ", "VocEdu:Documents:newsItem:Genre")]
    [TestCase("VocEdu:ConnectionString", "Host=db;Pooling=false;Multiplexing=true", "VocEdu:ConnectionString")]
    [TestCase("VocEdu:CompareEvery", "often", "often")]
    [TestCase("VocEdu:CompareEvery", "10", "CompareEvery")]
    [TestCase("VocEdu:EditorWaits", "-00:00:05", "EditorWaits")]
    [TestCase("VocEdu:Channels:0:Kind", "Facebok", "VocEdu:Channels")]
    [TestCase("VocEdu:Publishing:Lease", "never", "never")]
    public async Task Site_whose_configuration_is_wrong_starts_and_its_health_check_says_what_is_wrong(string setting, string? value, string said)
    {
        Settings[setting] = value;
        var server = AddServer();

        Assert.That(server.GetServices<IHostedService>(), Is.Empty);
        var status = (await CheckAsync(server)).Single();
        Assert.That(status.ResultType, Is.EqualTo(StatusResultType.Error));
        Assert.That(status.Message, Does.Contain(said));
        foreach (var filter in server.GetServices<IStartupFilter>()) filter.Configure(_ => { });
        Assert.That(Log.Lines, Has.Some.Contains(said));
    }

    [Test]
    public async Task What_the_configuration_names_and_is_not_there_is_said()
    {
        Settings.Remove("VocEdu:Publishing:PublicBaseUrl");
        Settings["VocEdu:Documents:newsItem:Genre"] = "TIN";
        Settings["VocEdu:Channels:0:Kind"] = "Zalo";
        Settings["VocEdu:Channels:0:Name"] = "OA của trường";
        var server = AddServer();
        server.GetRequiredService<EngineReadiness>().PreparedAt = Start;

        Assert.That((await CheckAsync(server)).Select(s => s.Message), Has.Some.Contains("UmbracoApplicationUrl").And.Some.Contains("“newsItem”").And.Some.Contains("“OA của trường”"));
    }

    [Test]
    public async Task Plan_that_cannot_be_read_keeps_the_channels_from_nothing()
    {
        Settings["VocEdu:CreateDocumentTypes"] = "false";
        Settings["VocEdu:PlanFiles:0"] = "không-có.json";
        Settings["VocEdu:Channels:0:Kind"] = "Facebook";
        Settings["VocEdu:Channels:0:RemoteId"] = "123";
        Settings["VocEdu:Channels:0:AccessToken"] = "bí mật";

        Assert.That(() => PrepareAsync(AddServer()), Throws.InstanceOf<AggregateException>().With.Message.Contains("không-có.json"));
        Assert.That(await AskAsync(db => db.Channels.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Server_that_only_shows_pages_starts_without_the_backoffices_services()
    {
        var server = AddServer(services => services.RemoveAll<IAuthorizationHelper>());
        await TellAsync(Site.Publish(Site.Story()), server);
        Assert.That(await CountWorksAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Targets_and_channels_of_the_configuration_are_there_after_the_start()
    {
        Settings["VocEdu:CreateDocumentTypes"] = "false";
        Settings["VocEdu:Targets:0:Plan"] = "KH1";
        Settings["VocEdu:Targets:0:Title"] = "Kế hoạch truyền thông";
        Settings["VocEdu:Targets:0:Code"] = "works";
        Settings["VocEdu:Targets:0:Text"] = "Ít nhất 180 tác phẩm";
        Settings["VocEdu:Targets:0:FirstYear"] = "2025";
        Settings["VocEdu:Targets:0:LastYear"] = "2030";
        Settings["VocEdu:Targets:0:Value"] = "180";
        Settings["VocEdu:Channels:0:Kind"] = "Facebook";
        Settings["VocEdu:Channels:0:Name"] = "Trang của trường";
        Settings["VocEdu:Channels:0:RemoteId"] = "123";
        Settings["VocEdu:Channels:0:AccessToken"] = "bí mật";
        await TellAsync(Site.Publish(Site.Story()));
        var server = AddServer();

        await PrepareAsync(server);
        var secrets = await AskAsync(db => db.Channels.Select(c => c.Secrets).SingleAsync());
        await PrepareAsync(AddServer());

        await using var scope = server.CreateAsyncScope();
        var progress = await scope.ServiceProvider.GetRequiredService<CountProgress>().RunAsync("KH1", "works", new(2026, 11, 21), CancellationToken.None);
        Assert.That(progress!.Progress.Target, Is.EqualTo(180));
        Assert.That(progress.Progress.Done, Is.Positive);
        Assert.That(await AskAsync(db => db.Channels.Select(c => c.Secrets).SingleAsync()), Is.EqualTo(secrets), "a token that was connected once is not put back over a renewed one");

        Settings["VocEdu:Channels:0:AccessToken"] = "bí mật mới";
        await PrepareAsync(AddServer());
        Assert.That(await AskAsync(db => db.Channels.Select(c => c.Secrets).SingleAsync()), Is.Not.EqualTo(secrets));
    }

    internal static Task<IEnumerable<HealthCheckStatus>> CheckAsync(ServiceProvider server) => ActivatorUtilities.CreateInstance<VocEduHealthCheck>(server).GetStatusAsync();
}
