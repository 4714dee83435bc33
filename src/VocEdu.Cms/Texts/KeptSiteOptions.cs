using Microsoft.Extensions.Options;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Texts;

/// <summary>The site's settings with the names and addresses the department keeps.</summary>
internal sealed class KeptSiteOptions(IOptionsMonitor<SiteOptions> configured, SiteTexts texts) : IOptions<SiteOptions>
{
    public SiteOptions Value => new()
    {
        PublicUrl = configured.CurrentValue.PublicUrl,
        SitemapFile = configured.CurrentValue.SitemapFile,
        Name = texts.Vietnamese(TextBook.SiteName),
        Owner = texts.Vietnamese(TextBook.Owner),
        Responsible = texts.Vietnamese(TextBook.Responsible),
        Address = texts.Vietnamese(TextBook.Address),
        Phone = texts.Vietnamese(TextBook.Phone),
        Email = texts.Vietnamese(TextBook.Email),
        PressContact = texts.Vietnamese(TextBook.PressContact),
        PressPhone = texts.Vietnamese(TextBook.PressPhone),
        PressEmail = texts.Vietnamese(TextBook.PressEmail),
    };
}
