using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Delivery;

/// <summary>What the headers of a call say.</summary>
/// <param name="Preview">The newest versions, as the newsroom has them.</param>
/// <param name="Start">Where the call begins; null: anywhere.</param>
/// <param name="SpeaksOurs">False: it asks for a language the site does not speak.</param>
public sealed record DeliveryCall(bool Preview, ContentNode? Start, bool SpeaksOurs)
{
    public static DeliveryCall Of(HttpContext http) => (DeliveryCall)http.Items[typeof(DeliveryCall)]!;
}

/// <summary>Who may call, by Umbraco's rule: a preview needs the key whatever else is open.</summary>
internal sealed partial class DeliveryAccess(bool media) : IEndpointFilter
{
    private const string Key = "Api-Key", PreviewHeader = "Preview", StartItem = "Start-Item";

    public static bool AsksForPreview(HttpRequest request) => request.Headers[PreviewHeader].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!media) http.Response.Headers.Append("Vary", "Accept-Language, Accept-Segment, Preview, Start-Item");
        http.Response.Headers["api-supported-versions"] = "2.0";
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<DeliveryOptions>>().CurrentValue;
        var preview = AsksForPreview(http.Request);
        if (!MayCall(options, http.Request, preview)) return DeliveryAnswers.Unauthorized();
        if (http.Request.Query.SelectMany(part => part.Value.Append(part.Key)).Append(http.Request.Path.Value).Any(text => text?.Any(char.IsControl) == true))
            return DeliveryAnswers.Invalid("query", "");

        ContentNode? start = null;
        if (!media && http.Request.Headers[StartItem].ToString() is { Length: > 0 } wanted)
        {
            start = FindStart(http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value, wanted);
            if (start is null) return DeliveryAnswers.StartItemUnknown();
        }

        http.Items[typeof(DeliveryCall)] = new DeliveryCall(preview, start, SpeaksOurs(http.Request.Headers.AcceptLanguage.ToString()));
        return await next(context);
    }

    private bool MayCall(DeliveryOptions options, HttpRequest request, bool preview) =>
        options.Enabled && (!media || options.Media.Enabled)
        && ((!preview && options.PublicAccess && (!media || options.Media.PublicAccess)) || HasKey(options, request));

    private static bool HasKey(DeliveryOptions options, HttpRequest request) =>
        options.ApiKey is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(Hash(key), Hash(request.Headers[Key].ToString()));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>The home page, or a section as if it were one.</summary>
    private static ContentNode? FindStart(SiteOptions site, string wanted)
    {
        var nodes = ContentTree.Nodes(site);
        var segment = wanted.Trim('/');
        return Guid.TryParse(wanted, out var id) ? nodes.FirstOrDefault(node => node.Id == id)
            : segment.Equals(ContentTree.HomeSegment, StringComparison.OrdinalIgnoreCase) ? nodes[0]
            : nodes.Skip(1).FirstOrDefault(node => node.Path[1..].Equals(segment, StringComparison.OrdinalIgnoreCase));
    }

    // What browsers send is a list, and no choice of one language.
    private static bool SpeaksOurs(string language) =>
        language.Length == 0 || !OneLanguage().IsMatch(language) || language.Equals("vi", StringComparison.OrdinalIgnoreCase) || language.Equals("vi-VN", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[\w-]*$", RegexOptions.None, 1000)]
    private static partial Regex OneLanguage();
}
