using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site.English;

/// <summary>The agency: what it does, how it is built, how to reach it.</summary>
public sealed class EnglishContactModel(CmsDb db, EnglishTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    public void OnGet() => Head("Structure and contacts", $"The agency behind {Texts.SiteName}: functions, structure and contacts.", EnglishTexts.Root + "/contact", "/lien-he",
        ("Structure and contacts", EnglishTexts.Root + "/contact"));
}
