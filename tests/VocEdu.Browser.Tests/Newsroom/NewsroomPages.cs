using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Cms.Data;
using VocEdu.Cms.Handbooks;
using VocEdu.Cms.Moving.Import;
using VocEdu.Cms.Review.Releases;
using VocEdu.Domain.Content;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Every page of the back office, found by following its links as each role: on a phone and on a desk, by day and by night.</summary>
[Parallelizable]
public sealed partial class NewsroomPages
{
    /// <summary>A phone, and both sides of the places where the layout changes.</summary>
    private static readonly int[] Widths = [390, 768, 1024, 1280];

    private static readonly string[] People = ["quantri", "bientapvien", "lanhdao", "tonghop", "congtacvien", "lanhdaodonvi"];

    /// <summary>Forms that look different for each genre; one address stands for many pages.</summary>
    private static readonly string[] Forms = ["TIN", "PV", "VIDEO", "TOROI", "SUKIEN", "VANBAN", "NGHE", "COSO", "TT"];

    /// <summary>Pages no link leads to, and why.</summary>
    private static readonly string[] WithoutLink =
    [
        "quan-tri/thu-vien/tai-len",                            // takes a file and shows nothing
        "quan-tri/gui-bai/khong-mang",                          // what the phone shows without network
        "quan-tri/thu-vien/loi-thoai",                          // a part of the form of a film
        "quan-tri/noi-dung/kiem-tra", "quan-tri/dot-phat-hanh/them", "quan-tri/duyet/{id:guid}/buoc", "quan-tri/duyet/{id:guid}/gop-y",      // where forms of other pages go
        "quan-tri/kenh/tro-lai",                                // where a platform's consent page leads back to
        // They need a channel posted to by hand and a task on it, which the short demo has none of.
        "quan-tri/kenh-thu-cong/{id:guid}", "quan-tri/viec-dang/{id:guid}", "quan-tri/viec-dang/{id:guid}/ap-phich",
        "quan-tri/trac-nghiem/xem-truoc",                       // what was typed on the page of the quiz, in a tab of its own
        "quan-tri/ke-hoach/{code}/so-sanh", "quan-tri/kenh/{id:guid}/so-lieu",      // they need a plan that was changed, a channel with followers
        // They need a post, a request, a twin or a work of the press, which the short demo has none of.
        "quan-tri/bai-dang/{id:guid}", "quan-tri/bai-dang/{id:guid}/gui-tin", "quan-tri/phieu-dong-y/yeu-cau/{id:guid}", "quan-tri/noi-dung/{id:guid}/giong/{other:guid}", "quan-tri/tac-pham/{id:guid}/sua-ghi-nhan",
        "quan-tri/nhu-cau/{id:guid}", "quan-tri/phieu-dong-y/thu/{id:guid}",      // they need a need, a request from the site
    ];

    private static readonly HtmlParser Parser = new();

    [Test]
    public async Task Everybody_can_work_on_every_page()
    {
        var pages = Pages();
        var waiting = await Stories.AddAsync("Bài chờ duyệt", state: ContentState.InReview);
        var release = await ReleaseAsync(waiting);
        await ImportAsync(waiting);
        await Stage.Cms.AskAsync(services => services.GetRequiredService<SaveEdition>().BeginAsync(2026, Stories.Officer, CancellationToken.None));
        var looked = new HashSet<string>();
        using (Assert.EnterMultipleScope())
        {
            foreach (var userName in People)
            {
                await using var person = await Visitor.SignInAsync(userName);
                foreach (var form in userName == "bientapvien" ? Forms : []) await LookAtAsync(person.Page, $"/quan-tri/noi-dung/moi/{form}");
                await FollowAsync(person.Page, pages, looked, userName switch
                {
                    "lanhdao" => [$"/quan-tri/duyet/{waiting}", $"/quan-tri/duyet/{waiting}/lien-ket", $"/quan-tri/noi-dung/{waiting}/xoa", release, $"{release}/doc"],
                    "tonghop" => ["/quan-tri/ke-hoach/HUYEN-CT21-2023/chi-so"],         // the plan with outcomes
                    "congtacvien" => ["/quan-tri/ho-so-truong/cua-don-vi"],      // the list leads a school there by itself
                    _ => [],
                });
                Assert.That(person.Complaints, Is.Empty, userName);
            }

            Assert.That(pages.Select(p => p.Address).Except(WithoutLink), Is.SubsetOf(looked), "pages nobody was led to");
        }
    }

    [Test]
    public async Task Who_signs_in_can_read_the_page_for_it()
    {
        await using var visitor = await Visitor.ComeAsync();
        await LookAtAsync(visitor.Page, "/dang-nhap");
        Assert.That(visitor.Complaints, Is.Empty);
    }

    /// <summary>Goes wherever links lead, to each kind of page once. What nobody has looked at before is looked at; what somebody has is only asked for.</summary>
    private static async Task FollowAsync(IPage page, IReadOnlyList<(string Address, TemplateMatcher Matcher)> pages, HashSet<string> looked, string[] also)
    {
        var (been, ahead) = (new HashSet<string>(), new Queue<string>(["/quan-tri", .. also]));
        while (ahead.TryDequeue(out var address))
        {
            var kind = pages.FirstOrDefault(p => p.Matcher.TryMatch(address, [])).Address;
            if (kind is null || !been.Add(kind)) continue;
            foreach (var link in looked.Add(kind) ? await LinksLookedAtAsync(page, address) : await LinksAskedForAsync(page, address))
                if (link.StartsWith("/quan-tri", StringComparison.Ordinal)) ahead.Enqueue(link);
        }
    }

    private static async Task<string[]> LinksLookedAtAsync(IPage page, string address)
    {
        await LookAtAsync(page, address);
        return await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname)");
    }

    private static async Task<IEnumerable<string>> LinksAskedForAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        Assert.That(answer.Status, Is.EqualTo(200), address);
        var links = Parser.ParseDocument(await answer.TextAsync()).QuerySelectorAll("a[href]:not([download])");
        return links.Select(a => new Uri(new Uri(answer.Url), a.GetAttribute("href"))).Where(link => link.Authority == Stage.Cms.Address.Authority).Select(link => link.AbsolutePath);
    }

    private static async Task LookAtAsync(IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.That(answer!.Status, Is.EqualTo(200), address);
        foreach (var (viewport, scheme) in ((ViewportSize, ColorScheme)[])[(Visitor.Phone, ColorScheme.Light), (Visitor.Desk, ColorScheme.Dark)])
        {
            await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.That(await page.ViolationsAsync(), Is.Empty, $"{address}, {viewport.Width} px, {scheme}");
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Visitor.Desk.Height);
            Assert.That(await page.BeyondAsync(), Is.Zero, $"{address} scrolls sideways at {width} px");
        }
    }

    /// <summary>Stories brought in from another system, some of them in vain.</summary>
    private static Task<int> ImportAsync(Guid item) => Stage.Cms.AskAsync(services =>
    {
        var (db, run, now) = (services.GetRequiredService<CmsDb>(), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        db.Add(new ImportRun
        {
            Id = run, Kind = ImportKind.Rss, Source = "https://truong.example/rss", Address = "https://truong.example/rss", UnitId = Stories.School, Section = "tin-tuc", Genre = "TINVAN", Publish = false, DryRun = true,
            State = ImportState.Done, Place = 3, RequestedAt = now, RequestedBy = Guid.CreateVersion7(), RequestedByName = "Quản trị", FinishedAt = now,
        });
        db.AddRange(
            new ImportLine { RunId = run, Number = 1, Title = "Khai giảng lớp hàn", Address = "https://truong.example/tin/khai-giang-lop-han-buoi-toi-cho-nguoi-di-lam", Fate = ImportFate.New },
            new ImportLine { RunId = run, Number = 2, Title = "Bài đã có", Fate = ImportFate.Known, ItemId = item },
            new ImportLine { RunId = run, Number = 3, Title = "Bài hỏng", Fate = ImportFate.Failed, Note = "Không tải được ảnh của bài này." });
        return db.SaveChangesAsync();
    });

    /// <summary>A release set with that item: its page's address.</summary>
    private static Task<string> ReleaseAsync(Guid item) => Stage.Cms.AskAsync(async services =>
    {
        var (id, refusal) = await services.GetRequiredService<ManageReleases>().CreateAsync("Đợt tuyển sinh", null, null, [item], Stories.Officer, CancellationToken.None);
        return id is { } set ? ReleaseSet.PathOf(set) : throw new InvalidOperationException(refusal!.Message);
    });

    /// <summary>The back office's pages by their address, the most exact first: <c>noi-dung/moi</c> before <c>noi-dung/{id}</c>.</summary>
    private static List<(string Address, TemplateMatcher Matcher)> Pages() =>
        [.. Stage.Cms.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.RoutePattern.RawText!).Where(address => address.StartsWith("quan-tri", StringComparison.Ordinal)).Distinct()
            .OrderBy(address => Parameter().Count(address)).ThenByDescending(address => address.Length)
            .Select(address => (address, new TemplateMatcher(TemplateParser.Parse(address), [])))];

    [GeneratedRegex(@"\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
