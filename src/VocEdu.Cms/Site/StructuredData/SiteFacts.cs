using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.StructuredData;

/// <summary>The site itself, the body behind it, and where a page lies.</summary>
public static class SiteFacts
{
    public static Thing Owner(SiteOptions site) => new("GovernmentOrganization")
    {
        ["@id"] = site.Absolute("/#co-quan"),
        ["name"] = site.Owner,
        ["url"] = site.Absolute("/"),
        ["logo"] = site.Absolute("/img/share-logo.png"),
        ["address"] = site.Address,
        ["telephone"] = site.Phone,
        ["email"] = site.Email,
    };

    public static Thing WebSite(SiteOptions site) => new("WebSite")
    {
        ["name"] = site.Name,
        ["url"] = site.Absolute("/"),
        ["inLanguage"] = "vi",
        ["publisher"] = Owner(site),
        ["potentialAction"] = new Thing("SearchAction")
        {
            ["target"] = new Thing("EntryPoint") { ["urlTemplate"] = site.Absolute("/tim-kiem").AbsoluteUri + "?q={search_term_string}" },
            ["query-input"] = "required name=search_term_string",
        },
    };

    /// <param name="steps">From the first page below the home page down to this page.</param>
    public static Thing Breadcrumbs(SiteOptions site, params (string Name, string Path)[] steps) => new("BreadcrumbList")
    {
        ["itemListElement"] = steps.Prepend(("Trang chủ", "/")).Select((step, place) => new Thing("ListItem")
        {
            ["position"] = place + 1, ["name"] = step.Item1, ["item"] = site.Absolute(step.Item2),
        }),
    };

    public static Thing Breadcrumbs(SiteOptions site, Section section) => Breadcrumbs(site, (section.Name, section.Path));
}
