using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Site;

/// <summary>Without tone marks, a mouse or an account: from a search to a story that is heard and kept.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StoryByKeyboard
{
    /// <summary>A machine with an English and a Vietnamese voice; it says a text when the test lets it, and remembers what it was given to share.</summary>
    private const string Machine = """
        (() => {
          const waiting = [];
          window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
          Object.defineProperty(window, 'speechSynthesis', { value: {
            getVoices: () => window.voices, addEventListener() {},
            speak(part) { window.heard.push(`${part.voice.lang}: ${part.text}`); waiting.push(part); },
            cancel() { waiting.length = 0; },
          } });
          Object.assign(window, { voices: [{ lang: 'en-US' }, { lang: 'vi_VN' }], heard: [], finish: () => waiting.shift()?.onend?.(), waiting });
          navigator.clipboard.writeText = async text => { window.copied = text; };
          navigator.share = async story => { window.shared = story; };
          window.print = () => { window.printed = location.pathname; };
        })()
        """;

    /// <summary>What stands on the page to be read, a line for each paragraph.</summary>
    private const string Paragraphs = "[...document.querySelectorAll('.story-head h1, .story-head .lead, .prose :is(h2, h3, p, li, figcaption)')].map(one => one.textContent.replace(/\\s+/g, ' ').trim())";

    [Test]
    public async Task From_a_search_without_marks_to_a_story_that_is_heard_shared_and_kept()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var page = reader.Page;
        await page.AddInitScriptAsync(Machine);
        await FindAsync(page);
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await ListenAsync(page);
        await ShareAsync(page, title);
        await KeepAsync(reader, title);
    }

    private static async Task FindAsync(IPage page)
    {
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Tên nghề hoặc việc bạn thích làm" });
        await box.TabToAsync();
        await page.Keyboard.TypeAsync("pha ch");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Kết quả tìm");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).TabAndTypeAsync("ngheef pha chees");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Main).GetByText("Ý bạn là").GetByRole(AriaRole.Link).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("pha chế");
        await page.WaitForLoadStateAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Lọc theo loại" }).GetByRole(AriaRole.Link, new() { Name = "Tin, bài" }).TabAndPressAsync();
        await page.WaitForURLAsync("**loai=tin-bai**");
        await page.GetByText("Lọc kết quả").TabAndPressAsync();
        await page.Locator(".facets a").First.TabAndPressAsync();
        await Expect(page.Locator(".facet-chosen")).ToHaveCountAsync(1);
        await page.LooksRightAsync("narrowed");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).First.TabAndPressAsync();
        await Expect(page.Locator(".story")).ToBeVisibleAsync();
    }

    private static async Task ListenAsync(IPage page)
    {
        var paragraphs = await page.EvaluateAsync<string[]>(Paragraphs);
        var button = page.Locator("[data-tool=nghe]");
        await button.TabAndPressAsync();
        await Expect(button).ToHaveTextAsync("Tạm dừng");
        await Expect(page.Locator("h1.read-aloud")).ToHaveCountAsync(1);
        await page.LooksRightAsync("read aloud");
        var heard = await page.EvaluateAsync<string[]>("() => { while (waiting.length) finish(); return heard; }");
        Assert.That(heard, Is.All.StartsWith("vi_VN: "));
        Assert.That(string.Join(' ', heard.Select(one => one["vi_VN: ".Length..])), Is.EqualTo(string.Join(' ', paragraphs)), "every word once and in order");
        Assert.That(heard.Where(one => !paragraphs.Any(paragraph => paragraph.Contains(one["vi_VN: ".Length..], StringComparison.Ordinal))), Is.Empty, "nothing runs over the end of a paragraph");

        await Expect(button).ToHaveTextAsync("Nghe bài");
        await page.Keyboard.PressAsync("Enter");
        await Expect(button).ToHaveTextAsync("Tạm dừng");
        await page.EvaluateAsync("finish()");
        await page.Keyboard.PressAsync("Enter");
        await Expect(button).ToHaveTextAsync("Nghe tiếp");
        Assert.That(await page.EvaluateAsync<int>("waiting.length"), Is.Zero, "silent");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(paragraphs[1], Does.StartWith(await page.EvaluateAsync<string>("waiting[0].text")), "goes on where it was");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dừng", Exact = true }).TabAndPressAsync();
        await Expect(button).ToBeFocusedAsync();
        await Expect(page.Locator(".read-aloud")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Enter");
        Assert.That(await page.EvaluateAsync<int>("(dispatchEvent(new Event('pagehide')), waiting.length)"), Is.Zero, "silent for who leaves");
        await page.EvaluateAsync("voices.pop()");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "chưa có giọng đọc tiếng Việt" })).ToBeVisibleAsync();
    }

    private static async Task ShareAsync(IPage page, string title)
    {
        foreach (var tool in (string[])["In hoặc lưu PDF", "Chép liên kết", "Chia sẻ"])
            await page.GetByRole(AriaRole.Button, new() { Name = tool, Exact = true }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Đã chép liên kết." })).ToBeVisibleAsync();
        var (path, address) = (new Uri(page.Url).AbsolutePath, await page.Locator("link[rel=canonical]").GetAttributeAsync("href"));
        Assert.That(await page.EvaluateAsync<string[]>("[printed, copied, shared.url, shared.title.trim()]"), Is.EqualTo(new[] { path, address, address, title }));
        Assert.That(address, Does.EndWith(path), "the same for everybody");
    }

    private static async Task KeepAsync(Visitor reader, string title)
    {
        var page = reader.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu để đọc sau" }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đã lưu", Pressed = true })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem danh sách đã lưu" }).TabAndPressAsync();
        var story = page.GetByRole(AriaRole.List, new() { Name = "Bài đã lưu" }).GetByRole(AriaRole.Link, new() { Name = title });
        await Expect(story).ToBeVisibleAsync();
        await page.LooksRightAsync("kept");
        Assert.That(reader.Complaints, Is.Empty);

        await page.Context.SetOfflineAsync(true);
        await story.TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "bản đã lưu trên máy" })).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.masthead')).borderBottomStyle"), Is.EqualTo("solid"), "with its looks");
        await page.GotoAsync("/da-luu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ khỏi danh sách" }).TabAndPressAsync();
        await Expect(page.GetByText("Bạn chưa lưu bài nào.")).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string[]>("caches.keys()"), Has.None.StartWith("saved-"));
    }
}
