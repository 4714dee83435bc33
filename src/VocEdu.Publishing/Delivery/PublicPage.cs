using System.Globalization;
using Microsoft.Extensions.Options;
using VocEdu.Connectors;

namespace VocEdu.Publishing.Delivery;

/// <summary>Sees to it that a page answers readers before its link is posted: a platform that reads it too early shows no picture.</summary>
/// <remarks>Asks only the host's own public address, follows no redirect and reads no body: a link cannot be used to look into a network.</remarks>
public sealed class PublicPage(IHttpClientFactory clients, IOptions<PublishingOptions> options)
{
    public const string Client = "VocEdu.PublicPage";

    /// <returns>Null when link and pictures answer, or are not ours to ask.</returns>
    public async Task<ChannelAnswer?> WhyNotAsync(ChannelPost post, CancellationToken cancel)
    {
        if (!options.Value.CheckPublicPage) return null;
        foreach (var address in post.Pictures.Concat(post.Blocks.Select(block => block.Picture)).Select(picture => picture?.Url).Prepend(post.Link).Distinct())
        {
            if (address is not null && options.Value.PublicBaseUrl.IsBaseOf(address) && await AskAsync(address, cancel) is { } code)
                return new(code, "Trang công khai hoặc ảnh của bài chưa mở được nên chưa gửi lên kênh. Hệ thống sẽ tự kiểm tra lại.");
        }
        return null;
    }

    private async Task<string?> AskAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"page http {(int)answer.StatusCode}");
        }
        catch (HttpRequestException)
        {
            return "page unreachable";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "page timeout";
        }
    }
}
