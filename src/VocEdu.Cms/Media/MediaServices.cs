using VocEdu.Cms.Hosting;
using VocEdu.Connectors;

namespace VocEdu.Cms.Media;

public static class MediaServices
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure(media => media.Folder = builder.MediaFolder());
        services.AddSingleton<MediaStore>().AddSingleton<OutsideProgram>().AddSingleton<MediaVariants>().AddScoped<AddMedia>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<MediaStore>());
    }

    public static string MediaFolder(this IHostApplicationBuilder builder) => builder.Configuration["Media:Folder"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder, builder.Environment.ContentRootPath)
        : Path.Combine(builder.DataFolder(), "media");
}
