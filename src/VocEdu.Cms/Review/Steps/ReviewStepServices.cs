namespace VocEdu.Cms.Review.Steps;

public static class ReviewStepServices
{
    public static void AddReviewSteps(this IServiceCollection services) => services
        .AddScoped<StepHolders>().AddScoped<ReviewRounds>().AddScoped<DecideStep>().AddScoped<FollowText>()
        .AddScoped<SendBack>().AddScoped<ClaimStep>().AddScoped<ChooseSteps>().AddScoped<ManageReview>().AddScoped<StoryNotices>();
}
