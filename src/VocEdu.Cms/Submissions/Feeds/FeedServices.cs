using VocEdu.Cms.Submissions.Duplicates;

namespace VocEdu.Cms.Submissions.Feeds;

public static class FeedServices
{
    /// <summary>Stories that come by themselves, and stories that came before.</summary>
    public static void AddFeeds(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SafeFetch>().AddSingleton<PullFeeds>().AddSingleton<FillFingerprints>();
        services.AddScoped<FeedPictures>().AddScoped<TakeFeedStory>().AddScoped<FindDuplicates>();
    }
}
