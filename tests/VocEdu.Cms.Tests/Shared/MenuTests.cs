using System.Text.RegularExpressions;
using VocEdu.Cms.Shared;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>Who is on a page sees in the menu where that is.</summary>
public sealed partial class MenuTests
{
    /// <summary>They lie in the account's menu and at the bell.</summary>
    private static readonly string[] Personal = ["/quan-tri/doi-mat-khau", "/quan-tri/bao-mat", "/quan-tri/ma-truy-cap", "/quan-tri/thong-bao"];

    [Test]
    public void Every_page_lies_in_a_section()
    {
        var sections = BackofficeSection.Groups.SelectMany(group => group.Sections).ToList();
        var pages = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/VocEdu.Cms"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Address().Match(File.ReadAllText(file)).Groups["address"].Value.TrimEnd('/')).Where(address => address.Length > 0);
        Assert.That(pages.Where(page => !Personal.Any(own => page.StartsWith(own, StringComparison.Ordinal)) && BackofficeSection.Of(page, sections) is null), Is.Empty);
    }

    [TestCase("/quan-tri/bao-cao/don-vi/mo", "/quan-tri/bao-cao/don-vi")]
    [TestCase("/quan-tri/kenh-thu-cong/moi", "/quan-tri/kenh")]
    [TestCase("/quan-tri/duyet/4f0f", "/quan-tri/cho-xu-ly")]
    public void The_most_exact_section_is_marked(string page, string section) =>
        Assert.That(BackofficeSection.Of(page, BackofficeSection.Groups.SelectMany(group => group.Sections))!.Path, Is.EqualTo(section));

    [GeneratedRegex("""
        \A@page\ "(?<address>/quan-tri/[^"{]*)
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Address();
}
