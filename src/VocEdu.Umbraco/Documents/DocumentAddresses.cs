using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using VocEdu.Publishing;

namespace VocEdu.Umbraco.Documents;

/// <summary>Where readers find a document. Works outside a web request too, as jobs and scheduled publishing need it.</summary>
public sealed class DocumentAddresses(IUmbracoContextFactory contexts, IPublishedUrlProvider urls, IOptions<PublishingOptions> publishing)
{
    /// <returns>An absolute address; null when Umbraco gives none.</returns>
    public Uri? Find(Guid key, string? culture)
    {
        var site = publishing.Value.PublicBaseUrl;
        using var context = contexts.EnsureUmbracoContext();
        var url = urls.GetUrl(key, UrlMode.Auto, culture, site);
        return url is { Length: > 0 } and not "#" && Uri.TryCreate(site, url, out var address) && address.Scheme is "http" or "https" ? address : null;
    }
}
