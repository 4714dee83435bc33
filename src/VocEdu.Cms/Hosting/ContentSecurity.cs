using System.Security.Cryptography;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VocEdu.Cms.Hosting;

/// <summary>What this answer's page may load and run.</summary>
public sealed class ContentSecurity
{
    private string? _nonce;

    /// <summary>Lets one inline script run. Made only when asked for, so that a page without one can be cached.</summary>
    public string Nonce => _nonce ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Further places frames may come from, such as a video player.</summary>
    public List<string> Frames { get; } = [];

    public override string ToString() => string.Join("; ",
        "default-src 'self'",
        _nonce is null ? "script-src 'self'" : $"script-src 'self' 'nonce-{_nonce}'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        Frames.Count == 0 ? "frame-src 'self'" : $"frame-src 'self' {string.Join(' ', Frames)}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'");
}

/// <summary>Gives an inline script the page's nonce.</summary>
[HtmlTargetElement("script", Attributes = "inline")]
public sealed class InlineScriptTagHelper(ContentSecurity security) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("inline");
        output.Attributes.SetAttribute("nonce", security.Nonce);
    }
}

public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = context.RequestServices.GetRequiredService<ContentSecurity>().ToString();
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
