using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Principal;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using VocEdu.Domain.Channels;
using VocEdu.Umbraco.Starting;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Api;

public sealed class BackofficeApiTests : SiteFixture
{
    private readonly HashSet<Guid> _readable = [];
    private readonly HashSet<Guid> _publishable = [];
    private WebApplication? _site;

    [TearDown]
    public async Task Stop()
    {
        if (_site is not null) await _site.DisposeAsync();
        _site = null;
        _readable.Clear();
        _publishable.Clear();
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("member", HttpStatusCode.Forbidden)]
    [TestCase("editor", HttpStatusCode.OK)]
    public async Task Only_people_of_the_backoffices_content_section_get_in(string? person, HttpStatusCode status)
    {
        var http = await StartAsync(person);
        using var answer = await http.GetAsync("/umbraco/vocedu/api/v1/overview");
        Assert.That((answer.StatusCode, answer.Headers.CacheControl?.NoStore), Is.EqualTo((status, (bool?)true)));
        using var other = await http.GetAsync("/umbraco/vocedu/api/v1/nothing");
        Assert.That(other.StatusCode, Is.EqualTo(status == HttpStatusCode.OK ? HttpStatusCode.NotFound : status));
        Assert.That(await http.GetStringAsync("/"), Is.EqualTo("the site"));
    }

    [Test]
    public async Task Site_without_a_backoffice_lets_nobody_in()
    {
        var http = await StartAsync("editor", withPolicy: false);
        using var answer = await http.GetAsync("/umbraco/vocedu/api/v1/overview");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Overview_of_a_site_that_is_not_configured_says_what_is_missing()
    {
        Settings["VocEdu:ConnectionString"] = null;
        var http = await StartAsync("editor");
        Assert.That((await http.GetFromJsonAsync<JsonObject>("/umbraco/vocedu/api/v1/overview"))!["misconfigured"]!.ToString(), Is.EqualTo("VocEdu:ConnectionString"));
        using var failures = await http.GetAsync("/umbraco/vocedu/api/v1/failures");
        Assert.That(failures.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Document_shows_its_work_and_posts_to_those_who_may_read_it()
    {
        await ConnectAsync();
        var story = Site.Story(values: ("channels", """["Facebook"]"""));
        await TellAsync(Site.Publish(story));
        var http = await StartAsync("editor");
        var address = $"/umbraco/vocedu/api/v1/documents/{story.Key}";
        using (var hidden = await http.GetAsync(address)) Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        _readable.Add(story.Key);
        var answer = await http.GetFromJsonAsync<JsonObject>(address);

        Assert.That((answer!["isWork"]!.GetValue<bool>(), answer["counts"]!.GetValue<bool>(), answer["reference"]!.ToString()), Is.EqualTo((true, true, (await WorkOfAsync(story))!.Reference)));
        Assert.That(answer["posts"]!.AsArray().Single()!["kind"]!.ToString(), Is.EqualTo("Facebook"));
    }

    [Test]
    public async Task Failures_are_listed_to_readers_and_sent_again_by_those_who_may_publish()
    {
        await ConnectAsync(ChannelKind.Zalo);
        var (seen, hidden) = (Site.Story("Một", null, ("channels", """["Zalo"]""")), Site.Story("Hai", null, ("channels", """["Zalo"]""")));      // without a cover: Zalo refuses
        await TellAsync(Site.Publish(seen));
        await TellAsync(Site.Publish(hidden));
        var posts = await PostsAsync();
        var (own, other) = (posts.Single(p => p.Content.Title == "Một"), posts.Single(p => p.Content.Title == "Hai"));
        Assert.That(own.State, Is.EqualTo(PostState.Refused));
        _readable.Add(seen.Key);
        var http = await StartAsync("editor");

        var failures = await http.GetFromJsonAsync<JsonObject>("/umbraco/vocedu/api/v1/failures");
        Assert.That(failures!["posts"]!.AsArray().Select(p => (p!["title"]!.ToString(), p["mayRetry"]!.GetValue<bool>())), Is.EqualTo(new[] { ("Một", true) }));

        Assert.That(await RetryAsync(other.Id), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await RetryAsync(Guid.NewGuid()), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await RetryAsync(own.Id), Is.EqualTo(HttpStatusCode.Forbidden));
        _publishable.Add(seen.Key);
        Assert.That(await RetryAsync(own.Id), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await PostsAsync()).Single(p => p.Id == own.Id).State, Is.EqualTo(PostState.Due));

        async Task<HttpStatusCode> RetryAsync(Guid id)
        {
            using var answer = await http.PostAsync($"/umbraco/vocedu/api/v1/posts/{id}/retry", content: null);
            return answer.StatusCode;
        }
    }

    private async Task<HttpClient> StartAsync(string? person, bool withPolicy = true)
    {
        var server = AddServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Backoffice>("backoffice", null);
        builder.Services.AddAuthorization(options =>
        {
            if (withPolicy) options.AddPolicy("SectionAccessContent", policy => policy.AddAuthenticationSchemes("backoffice").RequireRole("editor"));
        });
        // The site's services are those the composer registered; this host only carries requests to them.
        foreach (var service in ServicesOf(server)) builder.Services.Add(service);
        _site = builder.Build();
        _site.MapGet("/", () => "the site");
        await _site.StartAsync();
        if (server.GetRequiredService<EngineReadiness>().Misconfigured is null) server.GetRequiredService<EngineReadiness>().PreparedAt = Start;
        var http = _site.GetTestClient();
        if (person is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", person);
        return http;
    }

    private IEnumerable<ServiceDescriptor> ServicesOf(ServiceProvider server)
    {
        yield return ServiceDescriptor.Singleton(server.GetServices<IStartupFilter>().OfType<Umbraco.Api.BackofficeApi>().Single() as IStartupFilter);
        yield return ServiceDescriptor.Singleton(server.GetRequiredService<EngineReadiness>());
        yield return ServiceDescriptor.Singleton(server.GetRequiredService<TimeProvider>());
        if (server.GetRequiredService<EngineReadiness>().Misconfigured is not null) yield break;

        yield return ServiceDescriptor.Scoped(_ => server.CreateScope());
        yield return ServiceDescriptor.Singleton(server.GetRequiredService<Umbraco.Types.KnownTypes>());
        yield return ServiceDescriptor.Singleton(Site.Documents.Object);
        yield return FromSite<UmbracoDb>();
        yield return FromSite<Publishing.Outbox.SteerPost>();
        yield return FromSite<Publishing.Health.EngineHealth>();
        yield return FromSite<Publishing.Targets.CountProgress>();
        yield return ServiceDescriptor.Scoped(_ => new Umbraco.Api.Editor(People(), Permissions()));
    }

    private static ServiceDescriptor FromSite<T>() where T : class => ServiceDescriptor.Scoped(services => services.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService<T>());

    private static IAuthorizationHelper People()
    {
        var people = new Mock<IAuthorizationHelper>();
        var user = Mock.Of<IUser>(u => u.Name == "Nguyễn Thị Hòa");
        people.Setup(p => p.TryGetUmbracoUser(It.IsAny<IPrincipal>(), out user)).Returns(true);
        return people.Object;
    }

    private IContentPermissionService Permissions()
    {
        var permissions = new Mock<IContentPermissionService>();
        permissions.Setup(p => p.AuthorizeAccessAsync(It.IsAny<IUser>(), It.IsAny<IEnumerable<Guid>>(), It.IsAny<ISet<string>>())).ReturnsAsync((IUser _, IEnumerable<Guid> keys, ISet<string> actions) =>
            keys.All((actions.Contains("Umb.Document.Publish") ? _publishable : _readable).Contains) ? ContentAuthorizationStatus.Success : ContentAuthorizationStatus.UnauthorizedMissingPermissionAccess);
        permissions.Setup(p => p.FilterAuthorizedAccessAsync(It.IsAny<IUser>(), It.IsAny<IEnumerable<Guid>>(), It.IsAny<ISet<string>>())).ReturnsAsync((IUser _, IEnumerable<Guid> keys, ISet<string> _) => keys.Where(_readable.Contains).ToHashSet());
        return permissions.Object;
    }

    private sealed class Backoffice(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization.ToString() is { Length: > 0 } said
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, said["Bearer ".Length..])], "backoffice")), "backoffice"))
            : AuthenticateResult.NoResult());
    }
}
