using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace VocEdu.Cms.Site;

/// <summary>The finished bytes of a public page: compressed once, named by an ETag, and kept that way.</summary>
public static class Encodings
{
    /// <summary>Header under which the cache keeps one copy per encoding. Its value is ours, so that readers' many ways to ask make no more than three copies.</summary>
    public const string Chosen = "X-Public-Encoding";

    private const string Brotli = "br", Gzip = "gzip", Plain = "identity";
    private const int WorthIt = 512;

    /// <summary>Before the cache: settles which copy this reader gets.</summary>
    public static IApplicationBuilder UseChosenEncoding(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (PublicPages.Holds(context.Request.Path)) context.Request.Headers[Chosen] = Choose(context.Request.Headers.AcceptEncoding);
        return next(context);
    });

    /// <summary>Before the cache, which says so only of pages it kept: a reader who has these very bytes is not sent them again.</summary>
    public static IApplicationBuilder UseUnchanged(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var known = PublicPages.Holds(context.Request.Path) ? context.Request.GetTypedHeaders().IfNoneMatch : [];
        if (known.Count == 0)
        {
            await next(context);
            return;
        }

        var response = context.Response;
        using var page = await HoldBackAsync(context, next);
        if (response.StatusCode == StatusCodes.Status200OK && EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var tag) && known.Any(one => one.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentEncoding);
        }
        else
        {
            await response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length));
        }
    });

    /// <summary>After the cache: makes the bytes it will keep.</summary>
    public static IApplicationBuilder UseFinishedBytes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!PublicPages.Holds(context.Request.Path))
        {
            await next(context);
            return;
        }

        context.Request.Headers.AcceptEncoding = StringValues.Empty;      // once is enough
        using var page = await HoldBackAsync(context, next);
        await FinishAsync(context.Response, page, context.Request.Headers[Chosen].ToString());
    });

    /// <returns>What would have been sent.</returns>
    private static async Task<MemoryStream> HoldBackAsync(HttpContext context, RequestDelegate next)
    {
        var (response, body, page) = (context.Response, context.Response.Body, new MemoryStream());
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        return page;
    }

    private static async Task FinishAsync(HttpResponse response, MemoryStream page, string encoding)
    {
        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            if (bytes.Length > 0) await response.Body.WriteAsync(bytes);      // an empty answer becomes a page of its own further out
            return;
        }

        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..32];
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "public, no-cache";     // keep it, but ask: an answer of 304 costs little and is never old
        if (encoding is not Plain && bytes.Length >= WorthIt)
        {
            bytes = Compress(bytes.Span, encoding);
            response.Headers.ContentEncoding = encoding;
            tag += $"-{encoding}";
        }

        response.Headers.ETag = $"\"{tag}\"";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method)) await response.Body.WriteAsync(bytes);
    }

    private static byte[] Compress(ReadOnlySpan<byte> page, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding is Brotli
            ? new BrotliStream(packed, new BrotliCompressionOptions { Quality = 6 })
            : new GZipStream(packed, CompressionLevel.Optimal)) packer.Write(page);
        return packed.ToArray();
    }

    internal static string Choose(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var offers)) return Plain;
        var welcome = offers.Where(o => o.Quality is null or > 0).Select(o => o.Value.Value).ToList();
        return welcome.Contains(Brotli, StringComparer.OrdinalIgnoreCase) ? Brotli : welcome.Contains(Gzip, StringComparer.OrdinalIgnoreCase) ? Gzip : Plain;
    }
}
