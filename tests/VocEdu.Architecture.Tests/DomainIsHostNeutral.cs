using VocEdu.Domain.Content;

namespace VocEdu.Architecture.Tests;

public sealed class DomainIsHostNeutral
{
    [Test]
    public void Domain_references_only_the_base_class_library()
    {
        var references = typeof(ContentLifecycle).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.That(references, Is.All.StartsWith("System."));
    }

    [Test]
    public void Domain_reads_no_clock_and_touches_no_file_or_network()
    {
        var source = Repository.SourcesOf("VocEdu.Domain").Select(file => (file, text: File.ReadAllText(file)));
        string[] forbidden = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "DateTime.Today", "System.Net.Http", "File.Open", "File.Read"];
        Assert.That(source.SelectMany(s => forbidden.Where(s.text.Contains).Select(word => $"{s.file}: {word}")), Is.Empty);
    }
}
