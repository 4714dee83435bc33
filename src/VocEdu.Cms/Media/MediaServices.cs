using VocEdu.Cms.Hosting;
using VocEdu.Connectors;

namespace VocEdu.Cms.Media;

public static class MediaServices
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure(media => media.Folder = Path.GetFullPath(
                media.Folder.Length > 0 ? media.Folder : Path.Combine(builder.DataFolder(), "media"), builder.Environment.ContentRootPath));
        services.AddSingleton<MediaStore>().AddSingleton<OutsideProgram>().AddSingleton<MediaVariants>().AddScoped<AddMedia>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<MediaStore>());
    }
}
