using Microsoft.Extensions.Configuration;
using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class HostRolesTests
{
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

    private static IConfiguration Configuration(string? roles) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Host:Roles", roles)]).Build();
}
