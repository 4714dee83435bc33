using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class HostRolesTests
{
    private CmsApp _jobs = null!;

    [OneTimeSetUp]
    public async Task Start() => _jobs = await CmsApp.StartAsync("jobs");

    [OneTimeTearDown]
    public async Task Stop() => await _jobs.DisposeAsync();

    [TestCase(null, true, true)]
    [TestCase("", true, true)]
    [TestCase("site, jobs", true, true)]
    [TestCase("Site", true, false)]
    [TestCase("jobs", false, true)]
    public void Roles_are_read_from_configuration(string? roles, bool site, bool jobs)
    {
        var configuration = Configuration(roles);
        Assert.That((configuration.Runs(HostRoles.Site), configuration.Runs(HostRoles.Jobs)), Is.EqualTo((site, jobs)));
    }

    [Test]
    public void Unknown_role_stops_the_start() =>
        Assert.That(Assert.Throws<StartRefusedException>(() => Configuration("site, worker").Runs(HostRoles.Jobs))?.Message, Does.Contain("\"worker\""));

    [Test]
    public async Task Process_with_the_site_alone_runs_no_job_and_loads_no_demo()
    {
        await using var app = await CmsApp.StartAsync("site", new() { ["Demo:Load"] = "true" });
        Assert.That(HostedBy(app), Has.None.AnyOf(Jobs));
        Assert.That(await app.Browser().GetStringAsync("/dang-nhap"), Does.Contain("Đăng nhập"));
    }

    [TestCase("/")]
    [TestCase("/dang-nhap")]
    [TestCase("/quan-tri")]
    [TestCase("/tim-kiem?q=han")]
    [TestCase("/rss.xml")]
    [TestCase("/css/backoffice.css")]
    [TestCase("/api/v1/me")]
    [TestCase("/api/v1/openapi.json")]
    [TestCase("/media/a.jpg")]
    [TestCase("/khong-co-trang-nay")]
    public async Task Process_with_jobs_alone_serves_nothing_but_its_health(string address) =>
        Assert.That((await _jobs.Browser().GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Process_with_jobs_alone_sends_publishes_and_tells_its_health()
    {
        Assert.That(Jobs.Where(j => j != "DemoAtStart"), Is.SubsetOf(HostedBy(_jobs)));
        Assert.That(HostedBy(_jobs), Has.No.Member("DemoAtStart"));      // Demo:Load is not set
        using var posted = await _jobs.Browser().PostAsync("/api/v1/items", null);
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That((await _jobs.Browser().GetAsync("/health")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static readonly string[] Jobs = ["Dispatcher", "ScheduleClock", "QuartzHostedService", "DemoAtStart"];

    private static List<string> HostedBy(CmsApp app) => [.. app.Services.GetServices<IHostedService>().Select(s => s.GetType().Name)];

    private static IConfiguration Configuration(string? roles) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Host:Roles", roles)]).Build();
}
