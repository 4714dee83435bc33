using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Handbooks;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Media;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Redirects;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Review;
using VocEdu.Cms.Search;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.References;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Cms.Writing.Word;
using VocEdu.Domain.Calendar;
using VocEdu.Publishing;

namespace VocEdu.Cms.Writing;

public static class NewsroomServices
{
    /// <summary>Writing, review, media and publishing, on the engine; the clock of scheduled items where jobs run.</summary>
    public static void AddNewsroom(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.AddVocEduPublishing(builder.Configuration, engine => engine.UseContext<CmsDb>().WithRounds());
        services.AddOptions<PublishingOptions>().Configure<IOptions<SiteOptions>>((engine, site) =>
        {
            engine.PublicBaseUrl = site.Value.PublicUrl;
            engine.WitnessFile ??= Path.Combine(builder.DataFolder(), "delivery-witness.json");
        });

        services.AddCollections();
        services.AddRedirects();
        services.AddHandbooks();
        services.AddScoped<SaveContent>().AddScoped<ContentChoices>().AddScoped<AuthorChoices>().AddScoped<WhereUsed>().AddScoped<TrashContent>();
        services.AddContentChecks();
        services.AddScoped<ImportWord>();
        builder.AddConfigFile("career-lookups.json", LookUps.Read, new LookUps(new Dictionary<string, IReadOnlyList<Choice>>()));
        builder.AddConfigFile("abbreviations.json", KnownAbbreviations.Read, new KnownAbbreviations(new Dictionary<string, string>()));
        builder.AddConfigFile(Holidays.File, Holidays.Read, WorkingDays.WithoutHolidays);
        services.AddScoped<OfferedMoves>().AddScoped<TakeStep>().AddScoped<MoveContent>().AddScoped<PublishContent>().AddScoped<RecordRevision>().AddScoped<WithdrawContent>();
        services.AddReviewSteps();
        builder.AddNotices();
        services.AddScoped<ChannelPosts>().AddScoped<SearchIndex>().AddScoped<PageRenderer>();
        services.AddSingleton<PublishDueContent>();
        services.AddHostedService<TemplatesAtStart>();
        services.AddSingleton<PurgeTrash>();
        if (builder.Runs(HostRoles.Jobs)) services.AddHostedService<ScheduleClock>();

        services.PostConfigure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AddPageRoute("/Writing/Edit", "quan-tri/noi-dung/moi/{genre}");
            pages.Conventions.AddPageRoute("/Writing/Templates/EditTemplate", "quan-tri/mau-bai/moi");
            pages.Conventions.AddPageRoute("/Distribution/Manual/EditChannel", "quan-tri/kenh-thu-cong/moi");
            pages.Conventions.AddPageRoute("/Site/Collection", "chuyen-de/{slug?}");
            pages.Conventions.AddPageRoute("/Reports/Duties/EditDuty", "quan-tri/bao-cao/nghia-vu/them");
        });
        builder.AddMedia();
        builder.AddDrafts();
    }
}
