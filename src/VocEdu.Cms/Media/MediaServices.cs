using VocEdu.Cms.Hosting;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Connectors;

namespace VocEdu.Cms.Media;

public static class MediaServices
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure(media => media.Folder = builder.MediaFolder());
        services.AddSingleton<MediaStore>().AddSingleton<IMediaSource, ChannelFiles>();
        services.AddScoped<AddMedia>().AddScoped<MediaDoor>().AddScoped<MediaPass>().AddSingleton<PublicFiles>();
        services.AddScoped<BeginUpload>().AddScoped<FinishUpload>().AddScoped<Pieces>().AddSingleton<ForgetUploads>();
        services.AddSingleton<OutsideProgram>().AddSingleton<PictureMaking>().AddSingleton<TaggedPdf>().AddSingleton<DocumentMaking>().AddSingleton<FilmProbe>().AddSingleton<FilmMaking>();
        services.AddSingleton<MediaLease>().AddSingleton<MakeReady>().AddScoped<FinishMaking>().AddScoped<RefreshPages>().AddSingleton<ShareBytes>().AddScoped<LibraryWords>().AddScoped<EditWords>().AddScoped<OwnPoster>().AddScoped<TrashMedia>().AddSingleton<PurgeMedia>().AddSingleton<SweepOrphans>();
        services.AddSingleton(_ => Licences.Load(builder.Environment.ContentRootPath)).AddScoped<MediaFolders>().AddScoped<EditMedia>().AddScoped<ReplaceMedia>();
        if (builder.Runs(HostRoles.Jobs)) services.AddHostedService<MediaClock>();
    }

    public static string MediaFolder(this IHostApplicationBuilder builder) => builder.Configuration["Media:Folder"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder, builder.Environment.ContentRootPath)
        : Path.Combine(builder.DataFolder(), "media");
}
