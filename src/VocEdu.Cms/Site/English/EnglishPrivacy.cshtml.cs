using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site.English;

/// <summary>What the site knows of its readers, and what people in its stories may ask for.</summary>
public sealed class EnglishPrivacyModel(CmsDb db, EnglishTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    public void OnGet() => Head("Privacy", "What this site knows about its readers, and what it does not.", EnglishTexts.Root + "/privacy", "/quyen-rieng-tu", ("Privacy", EnglishTexts.Root + "/privacy"));
}
