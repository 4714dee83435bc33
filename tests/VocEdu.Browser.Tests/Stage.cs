using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests;

/// <summary>What every browser test plays on: the program with a short demo, the sandbox platforms connected, and Chromium.</summary>
[SetUpFixture]
public sealed class Stage
{
    /// <summary>Chromium without a desktop's windows, half the work of the whole one; where only that is installed, it will do.</summary>
    public static readonly string ChromiumPath = File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium";

    public static readonly string[] ChromiumArguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>One story of each genre, and the second half of the series.</summary>
    private static readonly string[] Stories =
    [
        "tin-01", "bai-01", "pv-01", "ps-01", "ps-02", "psa-01", "guong-02", "info-01", "emag-01", "video-02",
        "pt-01", "tt-01", "toroi-01", "cn-01", "tb-01", "sk-01", "sk-02", "vb-01",
    ];

    private static readonly string[] Guides = ["han", "pha-che", "dieu-duong", "cong-nghe-o-to"];

    private static DirectoryInfo _media = null!;
    private static IPlaywright _playwright = null!;
    private static Dictionary<string, string> _pathOfGenre = [];

    public static TestDatabase Database { get; private set; } = null!;
    public static SandboxNode Sandbox { get; private set; } = null!;
    public static CmsNode Cms { get; private set; } = null!;
    public static IBrowser Chromium { get; private set; } = null!;

    /// <summary>For a browser with a profile of its own.</summary>
    public static IPlaywright Driver => _playwright;

    public static string MediaFolder => _media.FullName;

    /// <summary>Asks the database what is true now.</summary>
    public static Task<T> ReadAsync<T>(Func<CmsDb, Task<T>> question) => Cms.AskAsync(services => question(services.GetRequiredService<CmsDb>()));

    /// <summary>The address of a public page of this genre.</summary>
    public static string PathOf(string genre) => _pathOfGenre[genre];

    [OneTimeSetUp]
    public async Task Rise()
    {
        var bundles = Path.Combine(Checkout.Root, "src/VocEdu.Cms/wwwroot/dist/editor.js");
        if (!File.Exists(ChromiumPath) || !File.Exists(bundles) || !File.Exists(Axe.Script))
            Assert.Fail("Chromium, the bundles or axe-core are missing. Run ./vocedu test once: it sets them up.");

        _media = Directory.CreateTempSubdirectory("vocedu-media-");
        Database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        Sandbox = await SandboxNode.StartAsync();
        using (var demo = await DemoFolder.CreateAsync(Stories, Guides))
        {
            Cms = CmsNode.Start(Database, Sandbox, MediaFolder, "site, jobs", ("Demo:Load", "true"), ("Demo:Folder", demo.Path), ("Demo:Password", CmsNode.Password), ("Feeds:AllowLoopback", "true"));
            await Cms.Services.GetRequiredService<LoadDemo>().RunAsync(CancellationToken.None);
        }

        _pathOfGenre = await Cms.AskAsync(async services => (await services.GetRequiredService<CmsDb>().Publications
            .OrderBy(p => p.PublishedAt).Select(p => new { p.Genre, p.Path }).ToListAsync()).DistinctBy(p => p.Genre).ToDictionary(p => p.Genre, p => p.Path));
        // Only now: the demo's stories are not for the platforms.
        var refusal = await Cms.AskAsync(services => services.GetRequiredService<ConnectSandbox>().RunAsync(CancellationToken.None));
        Assert.That(refusal, Is.Null);

        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumPath,
            Args = ChromiumArguments,
        });
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    [OneTimeTearDown]
    public async Task Fall()
    {
        if (Chromium is not null) await Chromium.DisposeAsync();
        _playwright?.Dispose();
        if (Cms is not null) await Cms.DisposeAsync();
        if (Sandbox is not null) await Sandbox.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        _media?.Delete(recursive: true);
    }
}
