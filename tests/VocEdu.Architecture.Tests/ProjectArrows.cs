using System.Xml.Linq;

namespace VocEdu.Architecture.Tests;

/// <summary>Cms → Publishing → Connectors → Domain → nothing; Umbraco → Publishing; Sandbox → nothing of ours.</summary>
public sealed class ProjectArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["VocEdu.Domain"] = [],
        ["VocEdu.Connectors"] = ["VocEdu.Domain"],
        ["VocEdu.Publishing"] = ["VocEdu.Connectors", "VocEdu.Domain"],
        ["VocEdu.Cms"] = ["VocEdu.Publishing", "VocEdu.Connectors", "VocEdu.Domain"],
        ["VocEdu.Umbraco"] = ["VocEdu.Publishing", "VocEdu.Connectors", "VocEdu.Domain"],
        ["VocEdu.Sandbox"] = [],
    };

    [Test]
    public void Every_project_has_its_place()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.That(projects.Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Allowed.Keys));
    }

    [TestCaseSource(nameof(Names))]
    public void Project_file_points_only_where_it_may(string project) =>
        Assert.That(ItemsOf(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))), Is.SubsetOf(Allowed[project]));

    [TestCaseSource(nameof(Names))]
    public void Compiled_project_uses_only_what_it_may(string project)
    {
        var ours = System.Reflection.Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(Allowed.ContainsKey);
        Assert.That(ours, Is.SubsetOf(Allowed[project]));
    }

    [Test]
    public void Domain_has_no_package() => Assert.That(ItemsOf("VocEdu.Domain", "PackageReference"), Is.Empty);

    [TestCase("VocEdu.Connectors", "EntityFrameworkCore")]
    [TestCase("VocEdu.Connectors", "Npgsql")]
    [TestCase("VocEdu.Connectors", "Quartz")]
    [TestCase("VocEdu.Publishing", "Umbraco")]
    [TestCase("VocEdu.Sandbox", "Google")]
    public void Project_knows_nothing_of_what_is_not_its_business(string project, string package) =>
        Assert.That(System.Reflection.Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!), Has.None.Contains(package));

    private static IEnumerable<string> Names => Allowed.Keys;

    private static IEnumerable<string> ItemsOf(string project, string item) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
