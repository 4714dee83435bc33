using VocEdu.Cms.Review.Comments;
using VocEdu.Cms.Review.Emergency;
using VocEdu.Cms.Review.Links;
using VocEdu.Cms.Review.Releases;

namespace VocEdu.Cms.Review.Steps;

public static class ReviewStepServices
{
    public static void AddReviewSteps(this IServiceCollection services) => services
        .AddScoped<StepHolders>().AddScoped<ReviewRounds>().AddScoped<DecideStep>().AddScoped<FollowText>()
        .AddScoped<SendBack>().AddScoped<ClaimStep>().AddScoped<ChooseSteps>().AddScoped<ReviewLinks>().AddScoped<CommentOnPassage>().AddScoped<PublishInEmergency>().AddScoped<ManageReview>().AddScoped<StoryNotices>()
        .AddScoped<ManageReleases>().AddScoped<CheckRelease>().AddScoped<DecideRelease>().AddScoped<PublishRelease>().AddSingleton<PublishDueReleases>();
}
