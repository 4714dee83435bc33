using VocEdu.Cms.Moving.Archive;
using VocEdu.Cms.Moving.Import;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Moving;

/// <summary>Moving in and out: an archive of everything, and content of other systems.</summary>
public static class MovingServices
{
    public static void AddMoving(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<TakeSnapshot>().AddScoped<WriteArchive>().AddScoped<ReadArchive>().AddScoped<InsertRows>();
        services.AddScoped<RecountWorks>();
        services.AddSingleton<MakeExports>();
        services.AddScoped<IImportSource, UmbracoSource>().AddScoped<IImportSource, WordPressSource>().AddScoped<IImportSource, RssSource>();
        services.AddScoped<TakeStory>();
        services.AddSingleton<RunImports>();
    }
}
