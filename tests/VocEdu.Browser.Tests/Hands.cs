using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests;

/// <summary>How people work who have no mouse, and how every page they come to must look.</summary>
internal static class Hands
{
    private const int MostStops = 200;

    /// <summary>Goes on with Tab until it is there, passing the menu by the link made for that, and finds it marked as in focus.</summary>
    public static async Task TabToAsync(this ILocator sought)
    {
        await Expect(sought).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await sought.Page.Keyboard.PressAsync("Tab");
            switch (await sought.EvaluateAsync<string>(Stop))
            {
                case "there":
                    return;
                case "skip":
                    await sought.Page.Keyboard.PressAsync("Enter");
                    break;
                case "unmarked":
                    Assert.Fail($"{sought} has the focus and nothing shows it");
                    break;
            }
        }

        Assert.Fail($"{sought} is not reached with Tab");
    }

    private const string Stop = """
        sought => {
          const here = document.activeElement;
          if (here.matches('.skip-link')) return 'skip';
          if (here !== sought) return 'on';
          const marked = [here, here.closest('label'), here.parentElement].some(one => one && (getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none'));
          return marked ? 'there' : 'unmarked';
        }
        """;

    /// <summary>Goes there with Tab and presses a key.</summary>
    public static async Task TabAndPressAsync(this ILocator sought, string key = "Enter")
    {
        await sought.TabToAsync();
        await sought.Page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes there with Tab and types over what stands in it.</summary>
    public static async Task TabAndTypeAsync(this ILocator input, string text)
    {
        await input.TabToAsync();
        await input.Page.Keyboard.PressAsync("Control+a");
        await input.Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Presses a button that asks before it does something: Escape leads back to it, the second time the answer is yes.</summary>
    public static async Task PressAndConfirmAsync(this ILocator button)
    {
        var (page, question) = (button.Page, button.Page.GetByRole(AriaRole.Dialog));
        await button.PressAsync("Enter");
        await Expect(question).ToBeVisibleAsync();
        await page.LooksRightAsync("asked");
        await page.Keyboard.PressAsync("Escape");
        await Expect(question).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(question.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>axe finds nothing; on a phone nothing reaches beyond the edge and everything is large enough for a finger.</summary>
    /// <param name="state">What is open or wrong on the page, for the message.</param>
    public static async Task LooksRightAsync(this IPage page, string state = "")
    {
        var (size, what) = (page.ViewportSize!, $"{page.Url} {state}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.ViolationsAsync(), Is.Empty, what);
            if (size.Width != Visitor.Phone.Width) await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
            Assert.That(await page.BeyondAsync(), Is.Zero, what);
            Assert.That(await page.EvaluateAsync<string[]>(TooSmall), Is.Empty, what);
        }

        if (size.Width != Visitor.Phone.Width) await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>What is read from the address of one thing's page.</summary>
    public static Guid Id(this IPage page) => Guid.Parse(Regex.Match(page.Url, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Value);

    /// <summary>On a touch screen, buttons and fields lower than 44 pixels. Links in a sentence are as high as the sentence (WCAG 2.5.5).</summary>
    private const string TooSmall = """
        () => !matchMedia('(pointer: coarse)').matches ? [] : [...document.querySelectorAll('button, .button, summary, select, input:not([type=checkbox], [type=radio], [type=range], [type=hidden], [type=file])')]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, [inert], .ProseMirror') && one.getBoundingClientRect().height > 1)
          .filter(one => one.getBoundingClientRect().height < 43.5)
          .map(one => `${Math.round(one.getBoundingClientRect().height)} px: ${one.outerHTML.slice(0, 120)}`)
        """;
}
