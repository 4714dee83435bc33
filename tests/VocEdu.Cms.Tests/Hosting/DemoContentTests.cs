using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Site;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Hosting;

/// <summary>The demo as a newcomer meets it.</summary>
public sealed class DemoContentTests
{
    private const int CareerGuides = 30;
    private const string NotePrefix = "Nội dung trình diễn: ";

    private LoadedDemo _loaded = null!;
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _loaded = await LoadedDemo.OpenAsync();
        _app = _loaded.App;
    }

    [Test]
    public async Task An_interrupted_load_carries_on_and_nothing_is_there_twice()
    {
        var all = _loaded.Folder.Read("items").AsArray().Count + CareerGuides + (await AskAsync(db => db.Items.CountAsync(i => i.Genre == "COSO")));
        Assert.That(_loaded.Interruption, Does.Contain(LoadedDemo.ItsPicture));
        Assert.That(_loaded.PublishedBefore, Is.InRange(CareerGuides, all - 1));
        Assert.That(await AskAsync(db => db.Publications.CountAsync()), Is.EqualTo(all));
        var raw = _loaded.Folder.Read("submissions").AsArray().Count;
        Assert.That(await AskAsync(db => db.Items.CountAsync()), Is.EqualTo(all + raw));
        Assert.That(await AskAsync(db => db.Versions.CountAsync()), Is.EqualTo(all + raw));
        Assert.That((await AskAsync(NamesAsync)).Keys, Does.Contain(LoadedDemo.LateStory).And.Unique);
    }

    [Test]
    public async Task Every_story_of_a_school_waits_for_intake_however_raw()
    {
        var waiting = await AskAsync(db => db.Items.CountAsync(i => i.State == ContentState.Submitted));
        Assert.That(waiting, Is.EqualTo(_loaded.Folder.Read("submissions").AsArray().Count));
        var withPictures = _loaded.Folder.Read("submissions").AsArray().Count(s => s!["attachments"]!.AsArray().Any(a => a!["picture"] is not null));
        var files = (await AskAsync(db => db.Set<Submission>().AsNoTracking().Join(db.Items, s => s.ItemId, i => i.Id, (s, i) => new { s.Files, i.UnitId }).ToListAsync()))
            .FindAll(s => s.Files.Count > 0);
        var owners = await AskAsync(db => db.Media.ToDictionaryAsync(m => m.Id, m => m.UnitId));
        Assert.That(files, Has.Count.EqualTo(withPictures).And.Count.GreaterThan(5), "with the pictures it took");
        Assert.That(files.Where(s => s.Files.Any(file => owners[file.MediaId] != s.UnitId)), Is.Empty, "each is its school's");
    }

    [Test]
    public async Task Loading_again_adds_nothing()
    {
        var before = await AskAsync(SizeAsync);
        await LoadedDemo.LoadAsync(_app);
        Assert.That(await AskAsync(SizeAsync), Is.EqualTo(before));
    }

    [TestCase("2025-12-15", "2026-11-21", 32, 13, TestName = "Rule_year_2026_stands_at_45_on_21_November")]
    [TestCase("2024-12-15", "2025-12-14", 10 + CareerGuides, 2, TestName = "Rule_year_2025_has_12_and_the_30_career_guides")]
    [TestCase("2026-01-01", "2026-11-20", 31, 13, TestName = "Calendar_year_2026_stands_at_44_on_20_November")]
    [TestCase("2025-01-01", "2025-12-31", 11 + CareerGuides, 2, TestName = "Calendar_year_2025_has_13_and_the_30_career_guides")]
    public async Task Figures(string from, string to, int own, int press)
    {
        var (first, last) = (DateOnly.Parse(from, provider: null), DateOnly.Parse(to, provider: null));
        var counted = await AskAsync(db => db.Works.Where(w => w.Counts && w.FirstPublicOn >= first && w.FirstPublicOn <= last)
            .Select(w => w.Origin).ToListAsync());
        Assert.That((counted.Count(o => o == WorkOrigin.Own), counted.Count(o => o == WorkOrigin.External)), Is.EqualTo((own, press)));
    }

    [Test]
    public async Task The_plan_of_the_province_shows_45_of_180()
    {
        var standing = await _app.AskAsync(services => services.GetRequiredService<CountProgress>()
            .RunAsync("KH3066-2021", "CT1", new DateOnly(2026, 11, 21), CancellationToken.None));
        Assert.That((standing!.Progress.Done, standing.Progress.Target), Is.EqualTo((45, 180)));
    }

    [Test]
    public async Task Each_story_counts_or_not_as_its_author_expected()
    {
        var counts = await AskAsync(async db => (await db.Publications.Join(db.Works, p => p.WorkId, w => w.Id, (p, w) => new { p.ItemId, w.Counts })
            .ToListAsync()).ToDictionary(p => p.ItemId, p => p.Counts));
        var names = await AskAsync(NamesAsync);
        using (Assert.EnterMultipleScope())
        {
            foreach (var item in _loaded.Folder.Read("items").AsArray())
            {
                var (id, expected) = (item!["id"]!.GetValue<string>(), item["expectedCount"]!);
                Assert.That(counts.GetValueOrDefault(names[id]), Is.EqualTo(expected["counts"]!.GetValue<bool>()), $"{id}: {expected["reason"]}");
            }
        }
    }

    [Test]
    public async Task The_ledger_holds()
    {
        var report = await _app.AskAsync(services => services.GetRequiredService<VerifyLedger>().RunAsync(CancellationToken.None));
        Assert.That(report.Flaw, Is.Null);
        Assert.That(report.Counted, Is.EqualTo(57 + CareerGuides));
    }

    [TestCase("hàn xì", "/nghe/han")]
    [TestCase("han xi", "/nghe/han")]
    [TestCase("tho han", "/nghe/han")]
    [TestCase("tra sua", "/nghe/pha-che")]
    public async Task A_career_guide_is_found_by_what_people_call_it(string words, string path)
    {
        using var browser = _app.Browser();
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync($"/tim-kiem?q={Uri.EscapeDataString(words)}"));
        Assert.That(page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")), Does.Contain(path));
    }

    [Test]
    public async Task Every_link_picture_and_fact_of_every_page_is_valid()
    {
        using var browser = _app.Browser();
        var items = await AskAsync(db => db.Publications.Select(p => p.Path).ToHashSetAsync());
        var (seen, flaws, waiting) = (new HashSet<string> { "/" }, new List<string>(), new Queue<(string Path, string From)>([("/", "")]));
        while (waiting.TryDequeue(out var next))
        {
            using var answer = await browser.GetAsync(next.Path);
            if (answer.StatusCode is HttpStatusCode.Redirect && next.Path.StartsWith("/tai-ve/", StringComparison.Ordinal)) waiting.Enqueue((answer.Headers.Location!.ToString(), next.Path));
            else if (answer.StatusCode is not HttpStatusCode.OK) flaws.Add($"{next.From} names {next.Path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType is not "text/html") continue;

            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            flaws.AddRange(page.QuerySelectorAll("img:not([alt])").Select(img => $"{next.Path}: no alternative text: {img.OuterHtml}"));
            flaws.AddRange(Strange(page).Select(address => $"{next.Path} names {address}"));
            flaws.AddRange(Nowhere(page, next.Path).Select(address => $"{next.Path} leads to {address}, which is not on it"));
            flaws.AddRange(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(same => same.Skip(1).Any()).Select(same => $"{next.Path} has {same.Key} twice"));
            flaws.AddRange(StructuredData.FaultsOf(page).Select(fault => $"{next.Path} says {fault}"));
            if (items.Contains(next.Path) && page.Facts().Count < 2) flaws.Add($"{next.Path} says too little");
            foreach (var path in Named(page).Where(seen.Add)) waiting.Enqueue((path, next.Path));
        }

        Assert.That(flaws, Is.Empty);
        Assert.That(items.Except(seen), Is.Empty, "some pages can be reached from nowhere");
    }

    [Test]
    public async Task A_leaflet_shows_its_pages_and_its_words_and_an_infographic_its_text()
    {
        using var reader = _app.Browser();
        var paths = await AskAsync(db => db.Publications.Where(p => p.Genre == "TOROI" || p.Genre == "INFO").Select(p => new { p.Genre, p.Path }).ToListAsync());
        foreach (var one in paths)
        {
            var page = await reader.PageAsync(one.Path);
            var words = page.QuerySelectorAll(one.Genre == "INFO" ? ".prose :is(p, li, td)" : "details:not(.sheet-pages) p").Sum(e => e.TextContent.Length);
            Assert.That(words, Is.GreaterThan(200), one.Path);
            if (one.Genre == "INFO") Assert.That(page.QuerySelectorAll(".prose a.large"), Is.Not.Empty, one.Path);
            else Assert.That(page.QuerySelectorAll(".sheet-pages a.large[href^='/media/'] img[alt^='Trang ']"), Is.Not.Empty, one.Path);
        }
    }

    /// <summary>Addresses of this site in links, pictures and players; searches for a guide's many names are asked elsewhere.</summary>
    private static IEnumerable<string> Named(IParentNode page) =>
        Addresses(page).Where(a => a.StartsWith('/') && !a.StartsWith("//", StringComparison.Ordinal)).Select(a => a.Split('#')[0])
            .Where(a => !a.StartsWith("/tim-kiem?", StringComparison.Ordinal));

    /// <summary>Places on the page itself that are not there.</summary>
    private static IEnumerable<string> Nowhere(IDocument page, string path) => page.QuerySelectorAll("a[href*='#']").Select(a => a.GetAttribute("href")!)
        .Where(address => address.Split('#')[0] is var where && (where.Length == 0 || where == path) && page.GetElementById(Uri.UnescapeDataString(address.Split('#')[1])) is null);

    /// <summary>Addresses of the demo's own making that should have become ours.</summary>
    private static IEnumerable<string> Strange(IParentNode page) => Addresses(page).Where(a =>
        new[] { "item:", "asset:", "guide:" }.Any(scheme => a.StartsWith(scheme, StringComparison.Ordinal)));

    private static IEnumerable<string> Addresses(IParentNode page) =>
    [
        .. page.QuerySelectorAll("[href]").Select(e => e.GetAttribute("href")!),
        .. page.QuerySelectorAll("[src]").Select(e => e.GetAttribute("src")!),
        .. page.QuerySelectorAll("[poster]").Select(e => e.GetAttribute("poster")!),
        .. page.QuerySelectorAll("[srcset]").SelectMany(e => e.GetAttribute("srcset")!.Split(',')).Select(one => one.Trim().Split(' ')[0]),
    ];

    private Task<T> AskAsync<T>(Func<CmsDb, Task<T>> question) => _app.AskAsync(services => question(services.GetRequiredService<CmsDb>()));

    private static async Task<Dictionary<string, Guid>> NamesAsync(CmsDb db) =>
        await db.Versions.Where(v => v.Note!.StartsWith(NotePrefix)).ToDictionaryAsync(v => v.Note!.Substring(NotePrefix.Length), v => v.ItemId);

    private static async Task<(int, int, int, int, int)> SizeAsync(CmsDb db) =>
        (await db.Items.CountAsync(), await db.Versions.CountAsync(), await db.Works.CountAsync(), await db.Evidence.CountAsync(), await db.Media.CountAsync());
}
