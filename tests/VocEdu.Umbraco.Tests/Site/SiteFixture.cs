using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;
using Npgsql;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;
using VocEdu.Testing;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Starting;

namespace VocEdu.Umbraco.Tests.Site;

/// <summary>An Umbraco site with this package in it: everything is registered by the composer, Umbraco's services answer from <see cref="UmbracoSite"/>, the engine's database is real.</summary>
public abstract class SiteFixture
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);      // 09:00 in Viet Nam
    private readonly List<ServiceProvider> _servers = [];
    private TestDatabase _database = null!;
    private long _ledgerBegins;

    internal UmbracoSite Site { get; private set; } = null!;

    internal FakeTypes Types { get; private set; } = null!;

    /// <summary>A picture whose library does not answer.</summary>
    protected static readonly Guid Unreadable = new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0aff");
    protected TestClock Clock { get; private set; } = null!;
    protected ServiceProvider Server => _servers[0];
    protected Dictionary<string, string?> Settings { get; private set; } = null!;
    protected Dictionary<Guid, string> Addresses { get; } = [];
    protected Dictionary<Guid, IMedia> Media { get; } = [];
    protected string UserLanguage { get; set; } = "vi";
    protected RuntimeLevel Level { get; set; } = RuntimeLevel.Run;
    protected ServerRole Role { get; set; } = ServerRole.Single;
    internal ListLog Log { get; } = new();
    protected string ConnectionString => _database.ConnectionString;

    /// <summary>False: a database without a table, as on the day of installation.</summary>
    protected virtual bool Prepared => true;

    /// <summary>Whether the document types are those of <see cref="Types"/>, which has none at the beginning.</summary>
    protected virtual bool WithoutTypes => false;

    [OneTimeSetUp]
    public async Task Open() => _database = Prepared ? await TestDatabase.CreateAsync(SchemaSource.Engine, UmbracoDb.Files) : await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Close() => await _database.DisposeAsync();

    [SetUp]
    public async Task Begin()
    {
        await _database.ResetAsync("publishing.counted_day");
        if (Prepared) await using (var ledger = _database.DataSource.CreateCommand("select coalesce(max(number), 0) from publishing.ledger_entry")) _ledgerBegins = Convert.ToInt64(await ledger.ExecuteScalarAsync(), null);
        (Clock, Types, UserLanguage, Level, Role) = (new(Start), new(), "vi", RuntimeLevel.Run, ServerRole.Single);
        Files = FakeFiles();
        Addresses.Clear();
        Media.Clear();
        Site = new(Clock);
        Log.Lines.Clear();
        Settings = new()
        {
            ["VocEdu:ConnectionString"] = _database.ConnectionString,
            ["VocEdu:Publishing:PublicBaseUrl"] = "https://truong.example.vn/",
            ["VocEdu:Publishing:CheckPublicPage"] = "false",
            ["VocEdu:EditorWaits"] = "00:10:00",         // a busy machine is not what is tested
            ["VocEdu:Unit"] = "truong",
            ["VocEdu:Units:truong"] = "Trường Cao đẳng nghề",
            ["VocEdu:Units:khoa-dien"] = "Khoa Điện",
        };
        AddServer();
    }

    [TearDown]
    public async Task End()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _servers.Clear();
    }

    /// <summary>Starts the site once more: as a second server, or after a crash.</summary>
    protected ServiceProvider AddServer(Action<ServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        var builder = new Mock<IUmbracoBuilder>();
        builder.SetupGet(b => b.Services).Returns(services);
        builder.SetupGet(b => b.Config).Returns(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());
        builder.Setup(b => b.WithCollectionBuilder<HealthCheckCollectionBuilder>()).Returns(new HealthCheckCollectionBuilder());
        AddUmbraco(services);
        services.AddSingleton(builder.Object.Config);
        new VocEduComposer().Compose(builder.Object);
        change?.Invoke(services);
        var server = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        _servers.Add(server);
        return server;
    }

    private void AddUmbraco(ServiceCollection services)
    {
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Mock.Of<IHostEnvironment>(e => e.ContentRootPath == Path.GetTempPath()));
        services.AddSingleton(Site.Documents.Object).AddSingleton(Site.Scopes.Object);
        services.AddSingleton(WithoutTypes ? Types.ContentTypes.Object : Site.Types.Object);
        services.AddSingleton(Types.DataTypes.Object).AddSingleton(Types.Values.Object).AddSingleton(Types.Editors).AddSingleton(Mock.Of<IConfigurationEditorJsonSerializer>()).AddSingleton(Words.Strings);
        var users = new Mock<IUserService>();
        users.Setup(u => u.GetProfileById(1)).Returns(new UserProfile(1, "Nguyễn Thị Hòa"));
        services.AddSingleton(users.Object);

        var media = new Mock<IMediaService>();
        media.Setup(m => m.GetById(It.IsAny<Guid>())).Returns((Guid key) => key == Unreadable ? throw new IOException("the library is away") : Media.GetValueOrDefault(key));
        services.AddSingleton(media.Object);
        services.AddSingleton(new MediaFileManager(Files.Object, Mock.Of<IMediaPathScheme>(), Mock.Of<ILogger<MediaFileManager>>(), Words.Strings, Mock.Of<IServiceProvider>(), new Lazy<ICoreScopeProvider>(() => Site.Scopes.Object)));
        var images = new Mock<IImageUrlGenerator>();
        images.Setup(i => i.GetImageUrl(It.IsAny<ImageUrlGenerationOptions>())).Returns((ImageUrlGenerationOptions o) => $"{o.ImageUrl}?width={o.Width}&format={o.Format}");
        services.AddSingleton(images.Object);

        var urls = new Mock<IPublishedUrlProvider>();
        urls.Setup(u => u.GetUrl(It.IsAny<Guid>(), It.IsAny<UrlMode>(), It.IsAny<string?>(), It.IsAny<Uri?>())).Returns((Guid key, UrlMode _, string? _, Uri? _) => Addresses.GetValueOrDefault(key, $"/tin-tuc/{key:N}/"));
        services.AddSingleton(urls.Object);
        var context = new UmbracoContextReference(Mock.Of<IUmbracoContext>(), isRoot: false, Mock.Of<IUmbracoContextAccessor>());
        services.AddSingleton(Mock.Of<IUmbracoContextFactory>(f => f.EnsureUmbracoContext() == context));

        var user = new Mock<IUser>();
        user.SetupGet(u => u.Language).Returns(() => UserLanguage);
        services.AddSingleton(Mock.Of<IBackOfficeSecurityAccessor>(a => a.BackOfficeSecurity!.CurrentUser == user.Object));
        var runtime = new Mock<IRuntimeState>();
        runtime.SetupGet(r => r.Level).Returns(() => Level);
        var role = new Mock<IServerRoleAccessor>();
        role.SetupGet(r => r.CurrentServerRole).Returns(() => Role);
        services.AddSingleton(runtime.Object).AddSingleton(role.Object);
        services.AddSingleton(Mock.Of<global::Umbraco.Cms.Core.Security.Authorization.IAuthorizationHelper>()).AddSingleton(Mock.Of<IContentPermissionService>());
    }

    internal Mock<IFileSystem> Files { get; private set; } = null!;

    private static Mock<IFileSystem> FakeFiles()
    {
        var files = new Mock<IFileSystem>();
        files.Setup(f => f.GetRelativePath(It.IsAny<string>())).Returns((string path) => path.Replace("/media/", "", StringComparison.Ordinal));
        return files;
    }

    /// <summary>Umbraco tells the package of something, as it does after its commit.</summary>
    protected Task TellAsync<TNotification>(TNotification notification, ServiceProvider? server = null) where TNotification : global::Umbraco.Cms.Core.Notifications.INotification =>
        Task.WhenAll((server ?? Server).GetServices<global::Umbraco.Cms.Core.Events.INotificationAsyncHandler<TNotification>>().Select(handler => handler.HandleAsync(notification, CancellationToken.None)));

    /// <summary>Tells of many at once, as when one request has made them.</summary>
    protected Task TellAllAsync<TNotification>(IEnumerable<TNotification> notifications) where TNotification : global::Umbraco.Cms.Core.Notifications.INotification =>
        Task.WhenAll(Server.GetServices<global::Umbraco.Cms.Core.Events.INotificationAsyncHandler<TNotification>>().Select(handler => handler.HandleAsync(notifications, CancellationToken.None)));

    protected static async Task PrepareAsync(ServiceProvider server)
    {
        await server.GetRequiredService<PrepareEngine>().TablesAsync(CancellationToken.None);
        await server.GetRequiredService<PrepareEngine>().ContentsAsync(CancellationToken.None);
    }

    protected async Task CompareAsync(ServiceProvider? server = null)
    {
        await using var scope = (server ?? Server).CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CompareDocuments>().AllAsync(CancellationToken.None);
    }

    protected async Task LookAsync()
    {
        await using var scope = Server.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CompareDocuments>().MarkedAsync(CancellationToken.None);
    }

    protected async Task<T> AskAsync<T>(Func<UmbracoDb, Task<T>> ask)
    {
        await using var scope = Server.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<UmbracoDb>());
    }

    protected Task<Work?> WorkOfAsync(IContent document)
    {
        var source = $"umbraco:{document.Key}";
        return AskAsync(db => db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Source == source));
    }

    /// <summary>How many works this test's documents are.</summary>
    protected Task<int> CountWorksAsync() => AskAsync(db => db.Works.CountAsync(w => Site.Sources.Contains(w.Source)));

    protected Task<List<OutboxPost>> PostsAsync() => AskAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).OrderBy(p => p.Number).ToListAsync());

    protected Task<List<string>> LedgerAsync() => AskAsync(db => db.Ledger.Where(e => e.Number > _ledgerBegins).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());

    protected Task<UmbracoDocument?> RowAsync(IContent document) => AskAsync(db => db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Key == document.Key));

    protected async Task<Channel> ConnectAsync(ChannelKind kind = ChannelKind.Facebook)
    {
        await using var scope = Server.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConnectChannel>().RunAsync(kind, $"{kind} thử", "trang-1", new ChannelSecrets("bí mật"), CancellationToken.None);
    }
}
