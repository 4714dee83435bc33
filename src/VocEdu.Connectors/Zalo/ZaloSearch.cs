using System.Globalization;
using System.Text.Json;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Finds articles of the account: by id, or by the reference in their last lines.</summary>
internal sealed class ZaloSearch(ZaloApi api)
{
    private const int PageSize = 10;    // more is refused

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    // Newest first in practice; a page that is a day too old throughout ends the search.
    private static readonly TimeSpan OrderSlack = TimeSpan.FromDays(1);

    public sealed record Listed(string Id, bool Shown, DateTimeOffset? CreatedAt, Uri? Permalink, long? Views, long? Shares);

    public async Task<LookUp> FindAsync(PostJob job, CancellationToken cancel)
    {
        var progress = ZaloProgress.Of(job);
        var since = job.FirstAttemptAt - ClocksDiffer;
        if (progress is { Token: not null, Shown: false } or { ArticleId: not null, Shown: false })
        {
            return new LookUp.CanResume();      // Zalo answers for its token, and an update may be repeated
        }

        var (found, failure) = progress.ArticleId is { } id
            ? await OneAsync(job.Account, id, ZaloArticle.TypeOf(job.Post), since, cancel)
            : await FirstAsync(job.Account, ZaloArticle.TypeOf(job.Post), since, async article =>
                article.CreatedAt < since ? (false, null) : await CarriesAsync(job, article.Id, cancel), cancel);
        if (failure is not null)
        {
            return failure.LookUp();
        }

        if (found is not null && progress.ArticleId is null)
        {
            await (progress with { ArticleId = found.Id, Shown = found.Shown }).SaveAsync(job, cancel);
        }

        return found is { Shown: true, Permalink: { } permalink } ? new LookUp.Found(found.Id, permalink)
            : found is null && progress.ArticleId is null ? new LookUp.NotFound()
            : new LookUp.CanResume();
    }

    /// <summary>One article as the list shows it; null when it is not there.</summary>
    /// <param name="since">Articles older than this need not be looked at.</param>
    public Task<(Listed? Article, Verdict? Failure)> OneAsync(ChannelAccount account, string id, string type, DateTimeOffset since, CancellationToken cancel) =>
        FirstAsync(account, type, since, article => Task.FromResult((article.Id == id, (Verdict?)null)), cancel);

    private async Task<(Listed? Article, Verdict? Failure)> FirstAsync(
        ChannelAccount account, string type, DateTimeOffset since, Func<Listed, Task<(bool Fits, Verdict? Failure)>> test, CancellationToken cancel)
    {
        for (var offset = 0; ; offset += PageSize)
        {
            var slice = await api.GetAsync(account, FormattableString.Invariant($"article/getslice?offset={offset}&limit={PageSize}&type={type}"), cancel);
            if (slice.Failure is not null)
            {
                return (null, slice.Failure);
            }

            var page = slice.Data.Items("medias").Select(Article).OfType<Listed>().ToList();
            foreach (var article in page)
            {
                var (fits, failure) = await test(article);
                if (fits || failure is not null)
                {
                    return (fits ? article : null, failure);
                }
            }

            if (page.Count < PageSize || page.TrueForAll(article => article.CreatedAt < since - OrderSlack))
            {
                return (null, null);
            }
        }
    }

    // Others post on the same account, even under the same title: only the reference proves it is ours.
    private async Task<(bool Fits, Verdict? Failure)> CarriesAsync(PostJob job, string id, CancellationToken cancel)
    {
        var detail = await api.GetAsync(job.Account, "article/getdetail?id=" + Uri.EscapeDataString(id), cancel);
        return (Marker.IsIn(detail.Data.Text("description"), job.Post.Marker) || detail.Data.Items("body").Any(block => Marker.IsIn(block.Text("content"), job.Post.Marker)), detail.Failure);
    }

    private static Listed? Article(JsonElement media) =>
        media.Text("id") is not { } id ? null : new Listed(id, media.Text("status") == "show",
            long.TryParse(media.Text("create_date"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null,
            Uri.TryCreate(media.Text("link_view"), UriKind.Absolute, out var link) ? link : null, Number(media, "total_view"), Number(media, "total_share"));

    private static long? Number(JsonElement media, string name) =>
        long.TryParse(media.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
