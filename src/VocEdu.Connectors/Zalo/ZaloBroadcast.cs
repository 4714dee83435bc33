using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Sends a published article to the followers of an Official Account. It cannot be called back and no list tells of it:
/// one explicit click of a person, sent once, never repeated by a program.</summary>
public sealed class ZaloBroadcast
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    private readonly ZaloApi api;
    private readonly ZaloOptions options;
    private readonly TimeProvider clock;

    internal ZaloBroadcast(ZaloApi api, IOptions<ZaloOptions> options, TimeProvider clock) =>
        (this.api, this.options, this.clock) = (api, options.Value, clock);

    /// <summary>Why it may not be sent now; null when it may.</summary>
    public ChannelAnswer? WhyNotNow()
    {
        var local = TimeOnly.FromDateTime(clock.GetUtcNow().ToOffset(VietNam).DateTime);
        return local >= options.BroadcastFrom && local < options.BroadcastUntil ? null
            : new("hours", $"Tin Zalo chỉ được gửi từ {options.BroadcastFrom:HH:mm} đến {options.BroadcastUntil:HH:mm} để không làm phiền người nhận. Hãy gửi trong khung giờ đó.");
    }

    /// <returns><see cref="PostOutcome.Posted"/> with the message's id; <see cref="PostOutcome.Unknown"/> when it may have gone out: then a person looks in Zalo.</returns>
    public async Task<(PostOutcome? Failed, string? MessageId)> SendAsync(ChannelAccount account, string articleId, CancellationToken cancel)
    {
        if (WhyNotNow() is { } why)
        {
            return (new PostOutcome.Refused(why), null);
        }

        var sent = await api.PostAsync(account, "oa/message", Message(articleId), ZaloCall.Broadcast, cancel);
        return sent.Failure is { } failure
            ? (failure.Meaning == Meaning.Unknown ? new PostOutcome.Unknown(new(failure.Why.Code,
                "Chưa rõ Zalo đã gửi tin hay chưa. Hệ thống không tự gửi lại; hãy xem mục tin truyền thông trong trang quản lý Zalo.")) : failure.Outcome(clock.GetUtcNow()), null)
            : (null, sent.Data.Text("message_id") ?? "");
    }

    private static JsonObject Message(string articleId) => new()
    {
        ["recipient"] = new JsonObject { ["target"] = new JsonObject { ["gender"] = "0" } },
        ["message"] = new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject
                {
                    ["template_type"] = "media",
                    ["elements"] = new JsonArray(new JsonObject { ["media_type"] = "article", ["attachment_id"] = articleId }),
                },
            },
        },
    };
}
