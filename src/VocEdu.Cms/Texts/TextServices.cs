using Microsoft.Extensions.Options;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Site.English;

namespace VocEdu.Cms.Texts;

public static class TextServices
{
    /// <summary>Texts of the public site that the department keeps.</summary>
    public static void AddTexts(this WebApplicationBuilder builder)
    {
        builder.AddConfigFile(TextBook.File, TextBook.Read, TextBook.Empty);
        builder.Services.AddSingleton<SiteTexts>().AddSingleton<IOptions<SiteOptions>, KeptSiteOptions>();
        builder.Services.AddScoped<SaveTexts>().AddScoped<EnglishTexts>();
    }
}
