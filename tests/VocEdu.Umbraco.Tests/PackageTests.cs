using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VocEdu.Testing;

namespace VocEdu.Umbraco.Tests;

/// <summary>What a site gets by its package reference.</summary>
public sealed partial class PackageTests
{
    private static readonly string Project = Path.Combine(Checkout.Root, "src", "VocEdu.Umbraco");
    private static readonly string Plugin = Path.Combine(Project, "wwwroot", "App_Plugins", "VocEdu");

    [Test]
    public void Everything_our_assemblies_ask_for_is_the_frameworks_our_own_or_a_package_that_is_named()
    {
        string[] packages = [.. XDocument.Load(Path.Combine(Project, "VocEdu.Umbraco.csproj")).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value)];
        string[] frameworks = [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!];
        var asked = new HashSet<string>(StringComparer.Ordinal);
        Visit(typeof(VocEduComposer).Assembly);

        var missing = asked.Where(name => !Array.Exists(frameworks, folder => File.Exists(Path.Combine(folder, name + ".dll")))
            && !Array.Exists(packages, package => package == name || package.StartsWith(name + ".", StringComparison.Ordinal) || name.StartsWith(package + ".", StringComparison.Ordinal)));
        Assert.That(missing, Is.EqualTo(new[] { "Umbraco.Core" }), "the one of Umbraco.Cms.Core");

        void Visit(Assembly assembly)
        {
            foreach (var reference in assembly.GetReferencedAssemblies())
            {
                if (!reference.Name!.StartsWith("VocEdu.", StringComparison.Ordinal)) asked.Add(reference.Name);
                else Visit(Assembly.Load(reference));
            }
        }
    }

    [Test]
    public void Backoffice_extension_names_files_that_are_there_and_stand_on_Umbracos_alone()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Plugin, "umbraco-package.json")))!;
        var extensions = manifest["extensions"]!.AsArray();

        Assert.That(manifest["version"]!.ToString(), Does.Match(@"^[1-9]\d*\.\d+\.\d+$"));
        Assert.That(extensions.Select(e => e!["type"]!.ToString()), Is.EquivalentTo(new[] { "dashboard", "workspaceView", "localization", "localization" }));
        Assert.That(extensions.Select(e => e!["alias"]!.ToString()), Is.Unique);
        foreach (var address in extensions.Select(e => (e!["element"] ?? e["js"])!.ToString()))
        {
            var code = File.ReadAllText(Path.Combine(Project, "wwwroot", address.TrimStart('/')));
            Assert.That(Imports().Matches(code).Select(m => m.Groups["name"].Value), Has.All.StartsWith("@umbraco-cms/backoffice/"), address);
            Assert.That(code, Does.Contain("export{").Or.Contain("export default"), address);
        }
    }

    [Test]
    public void Every_word_of_the_extension_is_there_in_both_languages()
    {
        var sources = Path.Combine(Project, "Backoffice");
        var (vietnamese, english) = (WordsOf("vi.ts"), WordsOf("en.ts"));
        Assert.That(vietnamese, Is.EquivalentTo(english).And.Not.Empty);

        var used = Directory.EnumerateFiles(sources, "*.*").Where(file => Path.GetExtension(file) is ".ts" or ".json" && !Path.GetFileName(file).StartsWith("package", StringComparison.Ordinal))
            .SelectMany(file => Terms().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value))
            .Concat(Enum.GetNames<Domain.Channels.PostState>().Select(state => $"post{state}"))
            .Concat(Enum.GetNames<Publishing.Channels.ChannelState>().Append("Disconnected").Select(state => $"channel{state}"));
        Assert.That(used.Where(term => !vietnamese.Contains(term)), Is.Empty);

        List<string> WordsOf(string file) => [.. Words().Matches(File.ReadAllText(Path.Combine(sources, file))).Select(m => m.Groups["name"].Value)];
    }

    [GeneratedRegex("""(from|import)\s*"(?<name>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imports();

    [GeneratedRegex(@"vocEdu_(?<name>[A-Za-z]+)(?!\w|\$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Terms();

    [GeneratedRegex(@"^    (?<name>[A-Za-z]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
