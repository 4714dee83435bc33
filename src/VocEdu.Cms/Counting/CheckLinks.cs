using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Opens the links that prove works and keeps what they show. Each is leased in its own row, so any number of nodes may run it.</summary>
[DisallowConcurrentExecution]
public sealed class CheckLinks(IServiceScopeFactory scopes, SafeFetch fetch, TimeProvider clock, ILogger<CheckLinks> log) : IJob
{
    private const long MostBytes = 5L * 1024 * 1024;
    private const int MostAtOnce = 50, LongestTitle = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        for (var looked = 0; looked < MostAtOnce; looked++)
        {
            if (await ClaimAsync(cancel) is not { } link) return looked;
            await LookAsync(link, cancel);
        }
        return MostAtOnce;
    }

    private async Task LookAsync(Link link, CancellationToken cancel)
    {
        PageSnapshot? page = null;
        string? answer = null;
        try
        {
            var fetched = await fetch.GetAsync(new Uri(link.Url), MostBytes, null, null, cancel);
            page = SnapshotOf(fetched.Body ?? []);
        }
        catch (FetchRefusedException why)
        {
            answer = why.Message;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Link of evidence {EvidenceId} could not be looked at", link.Id);
            answer = "Có lỗi khi mở liên kết. Hệ thống sẽ tự thử lại.";
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoteCheck>().RunAsync(link.Id, page, answer, cancel);
    }

    /// <summary>Title, date and a hash of the text: enough to prove later that this page was there.</summary>
    public static PageSnapshot SnapshotOf(byte[] body)
    {
        var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(body));
        foreach (var part in document.QuerySelectorAll("script, style, noscript, nav, header, footer, aside").ToList()) part.Remove();
        var title = VietnameseText.Normalize(document.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? document.Title ?? document.QuerySelector("h1")?.TextContent).Trim();
        var date = document.QuerySelector("meta[property='article:published_time'], meta[itemprop='datePublished']")?.GetAttribute("content") ?? document.QuerySelector("time[datetime]")?.GetAttribute("datetime");
        var text = string.Join(' ', (document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new(title.Length > LongestTitle ? title[..LongestTitle] : title,
            DateTimeOffset.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, out var at) ? Vietnam.LocalDate(at) : null,
            SHA256.HashData(Encoding.UTF8.GetBytes(VietnameseText.Normalize(text))), Similarity.Prints(StoryOf(document)));
    }

    /// <summary>The text of the story alone, without the lists of other stories around it: the element that holds most of the page's paragraphs.</summary>
    private static string StoryOf(IHtmlDocument document)
    {
        var holder = document.QuerySelector("[itemprop='articleBody']") ?? document.QuerySelectorAll("p").GroupBy(p => p.ParentElement).MaxBy(g => g.Sum(p => p.TextContent.Length))?.Key ?? document.Body;
        return holder?.TextContent ?? "";
    }

    private async Task<Link?> ClaimAsync(CancellationToken cancel)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Lease);
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<CmsDb>().Database.SqlQuery<Link>($"""
            update publishing.evidence set lease_until = {until} where id = (
              select id from publishing.evidence where check_at <= {now} and url is not null and (lease_until is null or lease_until < {now})
              order by check_at limit 1 for update skip locked)
            returning id, url
            """).ToListAsync(cancel);
        return claimed is [var link] ? link : null;
    }

    private sealed record Link(Guid Id, string Url);
}
