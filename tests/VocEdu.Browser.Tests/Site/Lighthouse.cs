using System.Diagnostics;
using System.Text.Json;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests.Site;

/// <summary>What Lighthouse says of every kind of public page on a phone.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Lighthouse
{
    private static readonly string Script = Path.Combine(Checkout.Root, "tests/VocEdu.Browser.Tests/lighthouse.mjs");

    /// <summary>Addresses, and genres of which there is one page each: one for each template.</summary>
    private static readonly string[] Kinds =
    [
        "/", "/tin-tuc", "/su-kien", "/van-ban", "/nghe", "/trac-nghiem-so-thich", "/danh-cho-giao-vien", "/truong", "/nhu-cau", "/bao-chi", "/kenh-chinh-thuc", "/lien-he", "/en", "/en/careers/han",
        "BAI", "PSA", "INFO", "EMAG", "VIDEO", "PT", "TOROI", "SUKIEN", "VANBAN", "NGHE", "COSO",
    ];

    private static readonly string[] Perfect = ["accessibility", "best-practices", "seo"];

    /// <remarks>Its figure for speed depends on the machine, so it is printed and not asserted; how much a page jumps about does not.</remarks>
    [Test]
    public async Task Finds_nothing_to_mend()
    {
        var pages = await RunAsync([.. Kinds.Select(kind => new Uri(Stage.Cms.Address, kind.StartsWith('/') ? kind : Stage.PathOf(kind)))]);
        Assert.That(pages, Has.Count.EqualTo(Kinds.Length));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, page) in Kinds.Zip(pages))
            {
                await TestContext.Out.WriteLineAsync($"Lighthouse {kind}: {string.Join(", ", page.Scores.Select(s => $"{s.Key} {s.Value * 100:0}"))}, {page.Kilobytes} KiB");
                Assert.That(page.Faults, Is.Empty, kind);
                Assert.That(Perfect.Select(category => page.Scores[category]), Has.All.EqualTo(1), kind);
                Assert.That(page.Shift, Is.LessThan(0.01), $"{kind} jumps about while it loads");
            }
        }
    }

    private static async Task<List<Page>> RunAsync(IReadOnlyList<Uri> addresses)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Script, Stage.ChromiumPath, .. addresses.Select(a => a.AbsoluteUri)]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var complaints = node.StandardError.ReadToEndAsync();
        var pages = new List<Page>();
        while (await node.StandardOutput.ReadLineAsync() is { } line) pages.Add(JsonSerializer.Deserialize<Page>(line, JsonSerializerOptions.Web)!);
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await complaints);
        return pages;
    }

    /// <param name="Scores">By category, from 0 to 1; performance is null when the machine was too busy to tell.</param>
    /// <param name="Shift">Cumulative layout shift.</param>
    private sealed record Page(string Address, Dictionary<string, double?> Scores, double Shift, int Kilobytes, List<string> Faults);
}
