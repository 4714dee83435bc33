using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using VocEdu.Publishing;

namespace VocEdu.Umbraco.Starting;

/// <summary>Readers find the site where Umbraco's own settings say (<c>Umbraco:CMS:WebRouting:UmbracoApplicationUrl</c>), unless <c>VocEdu:Publishing:PublicBaseUrl</c> says otherwise.</summary>
public sealed class SiteAddress(IConfiguration configuration) : IConfigureOptions<PublishingOptions>
{
    public void Configure(PublishingOptions options)
    {
        if (configuration["VocEdu:Publishing:PublicBaseUrl"] is { Length: > 0 }) return;
        if (Uri.TryCreate(configuration["Umbraco:CMS:WebRouting:UmbracoApplicationUrl"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            options.PublicBaseUrl = new(address, "/");
    }
}
