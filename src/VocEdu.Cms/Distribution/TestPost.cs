using Microsoft.Extensions.Options;
using VocEdu.Cms.Site;
using VocEdu.Connectors;
using VocEdu.Connectors.Facebook;
using VocEdu.Connectors.YouTube;
using VocEdu.Connectors.Zalo;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>Sends one post to the sandbox to show that a channel works from end to end. Real platforms never see it: there readers would.</summary>
public sealed class TestPost(
    SecretStores stores, IEnumerable<IChannel> connectors, TestFilm film, IOptions<SiteOptions> site,
    IOptions<FacebookOptions> facebook, IOptions<YouTubeOptions> youTube, IOptions<ZaloOptions> zalo, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks; the sandbox is asked more often than a platform would like.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Whether this channel is the sandbox's, on this machine.</summary>
    public bool Offers(ChannelKind kind) => kind switch
    {
        ChannelKind.Facebook => facebook.Value.GraphUrl.IsLoopback,
        ChannelKind.YouTube => youTube.Value.UploadUrl.IsLoopback,
        ChannelKind.Zalo => zalo.Value.OpenApiUrl.IsLoopback,
        _ => false,
    };

    /// <returns>Where the post is, or what happened instead.</returns>
    public async Task<(Uri? Link, Refusal? Refusal)> RunAsync(Channel channel, CancellationToken cancel)
    {
        if (!Offers(channel.Kind)) return (null, new("test.real", "Kênh này là kênh thật nên không đăng thử. Hãy dùng “Kiểm tra kết nối”."));
        var connector = connectors.Single(c => c.Kind == channel.Kind);
        var now = clock.GetUtcNow();
        string? progress = null;
        var job = new PostJob
        {
            Account = new(channel.Id, channel.RemoteId, stores.Of(channel.Id)),
            Post = await PostAsync(channel.Kind, now, cancel),
            FirstAttemptAt = now,
            SaveProgressAsync = (saved, _) => Task.FromResult(progress = saved),
        };
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            while (true)
            {
                switch (await connector.SendAsync(job with { Progress = progress }, either.Token))
                {
                    case PostOutcome.Posted posted: return (posted.Permalink, null);
                    case PostOutcome.TryLater { CountsAsAttempt: false }: await Task.Delay(Look, clock, either.Token); break;
                    case PostOutcome.TryLater later: return Failed(later.Why);
                    case PostOutcome.Refused refused: return Failed(refused.Why);
                    case PostOutcome.ChannelBlocked blocked: return Failed(blocked.Why);
                    case PostOutcome.ChannelLimited limited: return Failed(limited.Why);
                    case PostOutcome.Unknown unknown: return Failed(unknown.Why);
                    case var other: throw new InvalidOperationException(other.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, new("test.slow", "Đã gửi bài thử nhưng kênh thử nghiệm còn đang xử lý. Hãy mở kênh thử nghiệm để xem."));
        }
    }

    private static (Uri?, Refusal) Failed(ChannelAnswer why) => (null, new($"test.{why.Code}", why.Message));

    private async Task<ChannelPost> PostAsync(ChannelKind kind, DateTimeOffset now, CancellationToken cancel)
    {
        var text = $"Bài đăng thử lúc {VietnameseDates.DateAndTime(now)} để kiểm tra kênh. Bài này chỉ có trên kênh thử nghiệm.";
        return new()
        {
            Marker = $"VE-THU-{now.ToUnixTimeSeconds()}",
            Text = text,
            Title = kind is ChannelKind.Facebook ? null : "Bài đăng thử",
            Author = "Ban Biên tập",
            Link = kind is ChannelKind.Facebook ? site.Value.PublicUrl : null,
            Pictures = kind is ChannelKind.Zalo ? [new(site.Value.Absolute("/img/thu-dang.png"), "Hình vuông màu xanh dùng để thử")] : [],
            Blocks = kind is ChannelKind.Zalo ? [new(text)] : [],
            Video = kind is ChannelKind.YouTube ? await film.DescribeAsync(now, cancel) : null,
        };
    }
}
