using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Site;

/// <summary>A school's webmaster puts one line into the school's own page.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EmbeddedBlock
{
    [Test]
    public async Task One_line_shows_the_news_on_a_foreign_page_and_follows_nobody()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var (page, hosts) = (reader.Page, new ConcurrentBag<string>());
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        // Served for real: a browser lets a made-up page ask nothing of this machine.
        await using var school = WebApplication.CreateSlimBuilder().Build();
        school.Urls.Add("http://127.0.0.1:0");
        school.MapGet("/", () => Results.Content(
            $"""<!doctype html><html lang="vi"><title>Trường</title><link rel="icon" href="data:,"><body><h1>Trường nghề</h1><script src="{Stage.Cms.Address}nhung/khoi.js" data-nguon="/tin-tuc" data-so="3" data-giao-dien="toi" async></script></body></html>""",
            "text/html; charset=utf-8"));
        await school.StartAsync();
        await page.GotoAsync(school.Urls.Single());

        var block = page.FrameLocator("iframe");
        await Assertions.Expect(block.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Tin tức");
        var link = block.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;
        await Assertions.Expect(link).ToHaveAttributeAsync("target", "_blank");
        // The frame has grown to its content: nothing in it scrolls.
        await Assertions.Expect(page.Locator("iframe")).ToHaveJSPropertyAsync("offsetWidth", await page.EvaluateAsync<int>("document.body.clientWidth"));
        await page.WaitForFunctionAsync("() => Number(document.querySelector('iframe').height) !== 408");
        var frame = page.Frames[1];
        Assert.That(await frame.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight + 1"), Is.True);
        Assert.That(await frame.EvaluateAsync<string>("getComputedStyle(document.documentElement).colorScheme"), Is.EqualTo("dark"));
        Assert.That(await page.Context.CookiesAsync(), Is.Empty);
        Assert.That(hosts.Distinct(), Is.EquivalentTo(new[] { new Uri(school.Urls.Single()).Authority, Stage.Cms.Address.Authority }));
        Assert.That(reader.Complaints, Is.Empty);
    }
}
