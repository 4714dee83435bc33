using System.Diagnostics;
using Microsoft.Playwright;

namespace VocEdu.Browser.Tests;

/// <summary>What a person does who waits for others' work to show: opens the page again.</summary>
internal static class Patience
{
    private const int Minutes = 2;

    /// <summary>Opens the page again and again until it shows what is looked for.</summary>
    public static async Task ReopenUntilAsync(this IPage page, string address, Func<IPage, ILocator> sought)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await page.GotoAsync(address);
            try
            {
                await sought(page).First.WaitForAsync(new() { Timeout = 1_000 });
                return;
            }
            catch (TimeoutException) when (waited.Elapsed < TimeSpan.FromMinutes(Minutes))
            {
                TestContext.Progress.WriteLine($"{address}: not yet");
            }
        }
    }
}
