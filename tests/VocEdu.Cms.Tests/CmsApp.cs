using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests;

/// <summary>The whole program on a fresh PostgreSQL, spoken to over HTTP; its clock stands still until a test moves it.</summary>
/// <example><code>
/// [OneTimeSetUp] public async Task Start() => _app = await CmsApp.StartAsync();
/// [OneTimeTearDown] public async Task Stop() => await _app.DisposeAsync();
/// var editor = await _app.SignInAsync(Role.Editor);
/// var answer = await editor.SubmitAsync("/quan-tri/…", new() { ["Title"] = "…" });
/// </code></example>
public sealed partial class CmsApp : WebApplicationFactory<CmsDb>
{
    public const string AdministratorPassword = "Thu-nghiem-2026-dieu-hanh";
    public const string Password = "Thu-nghiem-2026-matkhau";
    public const string SchoolId = "truong-thu-nghiem", OtherSchoolId = "truong-thu-hai";

    private readonly TestDatabase _database;
    private readonly Dictionary<string, string?> _settings;
    private readonly DirectoryInfo? _data;      // a second node uses the first one's
    private int _people;

    private CmsApp(TestDatabase database, Dictionary<string, string?> settings, DirectoryInfo? data) => (_database, _settings, _data) = (database, settings, data);

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero));

    public NpgsqlDataSource Database => _database.DataSource;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>Where this program keeps its files; gone with it.</summary>
    public string DataFolder => _settings["Data:Folder"]!;

    /// <param name="roles">What this process does: <c>site</c>, <c>jobs</c> or both.</param>
    public static async Task<CmsApp> StartAsync(string roles = "site", Dictionary<string, string?>? settings = null)
    {
        var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        var data = Directory.CreateTempSubdirectory("vocedu-data-");
        var app = new CmsApp(database, new(settings ?? [])
        {
            ["ConnectionStrings:Default"] = database.ConnectionString,
            ["Host:Roles"] = roles,
        }, data);
        app._settings.TryAdd("Data:Folder", data.FullName);
        app._settings.TryAdd("VOCEDU_ADMIN_PASSWORD", AdministratorPassword);
        app._settings.TryAdd("RateLimits:SignIn", "10000");
        if (app._settings.GetValueOrDefault("Demo:Load") == "true") return app;      // the demo brings its own schools
        await app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Units.AddRange(School(SchoolId, "Trường Cao đẳng Thử nghiệm"), School(OtherSchoolId, "Trường Trung cấp Thứ hai"));
            await db.SaveChangesAsync();
        });
        return app;
    }

    /// <summary>Another process on the same database; its clock is its own.</summary>
    public CmsApp SecondNode() => new(_database, _settings, data: null);

    /// <summary>Does something in a scope of the program's own services.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider);
    }

    public async Task<Person> PersonAsync(Role roles, string? unitId = null, string? userName = null)
    {
        if (unitId is null && (roles & (Role.Contributor | Role.UnitHead)) != Role.None) unitId = SchoolId;
        userName ??= $"nguoi-{Interlocked.Increment(ref _people)}";
        var (person, _, refusal) = await AskAsync(services => services.GetRequiredService<ManagePeople>().CreateAsync(
            new Actor(null, "Kiểm thử", Role.None, null), userName, $"Nguyễn Văn {userName}", roles, unitId, Password, CancellationToken.None));
        return person ?? throw new InvalidOperationException(refusal!.Message);
    }

    /// <summary>A browser without cookies that follows no redirect.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>A new person with these roles, signed in as people do it: through the page.</summary>
    public async Task<HttpClient> SignInAsync(Role roles, string? unitId = null) =>
        await SignInAsync((await PersonAsync(roles, unitId)).UserName!, Password);

    public async Task<HttpClient> SignInAsync(string userName, string password)
    {
        var browser = Browser();
        var answer = await browser.SubmitAsync("/dang-nhap", new() { ["UserName"] = userName, ["Password"] = password });
        return answer.StatusCode == HttpStatusCode.Redirect
            ? browser
            : throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_data is null) return;
        await _database.DisposeAsync();
        _data.Delete(recursive: true);
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Given as the command line would: the program reads them before it is built.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(_settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 1);     // its slowness is for thieves
        });
    }

    private static Unit School(string id, string name)
    {
        var unit = new Unit { Id = id, Kind = "truong_cao_dang" };
        unit.Names.Add(new UnitName { ValidFrom = new DateOnly(2020, 1, 1), Name = name, ShortName = name });
        return unit;
    }
}

public static partial class FormSubmission
{
    /// <summary>Opens the page and sends its form back with its hidden fields and antiforgery token, as a browser does.</summary>
    /// <param name="at">The page with the form.</param>
    /// <param name="to">Where the form goes; null: to the page itself. A handler is <c>?handler=Name</c>.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser, string at, Dictionary<string, string> fields, string? to = null)
    {
        var page = await browser.GetStringAsync(at);
        var token = Token().Match(page);
        if (!token.Success) throw new InvalidOperationException($"{at} has no form.");
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token.Groups["token"].Value)));
        return await browser.PostAsync(to ?? at, content);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" (type="hidden" )?value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
