using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>What another site sent.</summary>
/// <param name="Body">Null when nothing has changed there.</param>
/// <param name="Address">Where it was found in the end.</param>
public sealed record Fetched(byte[]? Body, string? ETag, string? LastModified, Uri Address);

/// <summary>It was not fetched; the sentence tells people why and what to do.</summary>
public sealed class FetchRefusedException(string sentence) : Exception(sentence);

/// <summary>Fetches from addresses that other people chose: public ones only, checked where the connection is made, so that no name and no redirect leads inside.</summary>
public sealed class SafeFetch : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30), LongestConnect = TimeSpan.FromSeconds(10);

    private readonly HttpClient client;
    private readonly bool loopback;

    public SafeFetch(IOptions<FeedOptions> options)
    {
        loopback = options.Value.AllowLoopback;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = LongestConnect,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        }, disposeHandler: true)
        { Timeout = Longest };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("VocEduCms/1.0");
    }

    /// <summary>An address worth trying: http or https, a name or a public number, no user name in it.</summary>
    public bool MayTry(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.UserInfo.Length == 0
        && (!IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number) || IsAllowed(number));

    /// <param name="header">Sent along, but to no other site that this one leads to.</param>
    /// <exception cref="FetchRefusedException">Why not.</exception>
    public async Task<Fetched> GetAsync(Uri address, long mostBytes, string? eTag, string? lastModified, CancellationToken cancel, (string Name, string Value)? header = null)
    {
        var asked = address;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Longest);
        try
        {
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                if (!MayTry(address)) throw new FetchRefusedException("Địa chỉ này không phải trang web công khai nên hệ thống không mở. Hãy nhập địa chỉ bắt đầu bằng https:// của trang đơn vị.");
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (header is var (name, value) && address.GetLeftPart(UriPartial.Authority) == asked.GetLeftPart(UriPartial.Authority)) request.Headers.TryAddWithoutValidation(name, value);
                if (eTag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", eTag);
                if (lastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
                if (answer.StatusCode == HttpStatusCode.NotModified) return new(null, eTag, lastModified, address);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    address = new Uri(address, next);
                    continue;
                }

                if (!answer.IsSuccessStatusCode) throw new FetchRefusedException($"Trang của đơn vị trả lời mã lỗi {(int)answer.StatusCode}. Hãy mở địa chỉ bằng trình duyệt để kiểm tra, rồi sửa lại nếu đã đổi.");
                return new(await ReadAsync(answer, mostBytes, timeout.Token), answer.Headers.ETag?.ToString(), LastModified(answer.Content.Headers), address);
            }

            throw new FetchRefusedException("Trang của đơn vị chuyển hướng quá nhiều lần. Hãy nhập thẳng địa chỉ cuối cùng.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new FetchRefusedException("Trang của đơn vị trả lời quá chậm. Hệ thống sẽ tự thử lại; nếu lỗi lặp lại, hãy báo người quản trị trang đó.");
        }
        catch (HttpRequestException fault)
        {
            throw fault.InnerException as FetchRefusedException
                ?? new FetchRefusedException("Không kết nối được với trang của đơn vị. Hệ thống sẽ tự thử lại; hãy kiểm tra địa chỉ và chứng chỉ bảo mật của trang đó.");
        }
        catch (Exception fault) when (fault is IOException or UriFormatException or InvalidDataException)
        {
            throw new FetchRefusedException("Trang của đơn vị trả lời không đúng cách. Hệ thống sẽ tự thử lại; nếu lỗi lặp lại, hãy báo người quản trị trang đó.");
        }
    }

    public void Dispose() => client.Dispose();

    // The name is resolved here and the very address that was checked is connected to: no second answer of a name server comes between.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsAllowed))
            throw new FetchRefusedException("Địa chỉ này dẫn vào mạng nội bộ nên hệ thống không mở. Hãy nhập địa chỉ công khai của trang đơn vị.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) => PublicAddresses.IsPublic(address) || (loopback && IPAddress.IsLoopback(address));

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, long most, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            if (body.Length + read > most) throw new FetchRefusedException($"Nội dung ở địa chỉ này lớn hơn {most / (1024 * 1024)} MB nên không được nhận.");
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static string? LastModified(HttpContentHeaders headers) => headers.TryGetValues("Last-Modified", out var values) ? values.FirstOrDefault() : null;
}
