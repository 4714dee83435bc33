using Microsoft.Playwright;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests;

/// <summary>axe-core, the checker of WCAG 2.1 AA.</summary>
internal static class Axe
{
    public static readonly string Script = Path.Combine(Checkout.Root, "tests/VocEdu.Browser.Tests/node_modules/axe-core/axe.min.js");

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Script));

    private const string Run = """
        async rules => {
          const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false });
          return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} (${n.failureSummary.split('\n').slice(1, 3).join(' ').trim()})`));
        }
        """;

    private static readonly string[] All = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], Contrast = ["color-contrast"];

    /// <returns>One line for each violation: rule, place, what is wrong.</returns>
    public static async Task<string[]> ViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Source.Value);
        return await page.EvaluateAsync<string[]>(Run, All);
    }

    /// <summary>What a change of colours alone can break.</summary>
    public static Task<string[]> PoorContrastAsync(this IPage page) => page.EvaluateAsync<string[]>(Run, Contrast);
}
