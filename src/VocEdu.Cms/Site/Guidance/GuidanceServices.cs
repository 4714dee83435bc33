using VocEdu.Cms.Quizzes;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site.Interests;
using VocEdu.Cms.Site.Teachers;

namespace VocEdu.Cms.Site.Guidance;

public static class GuidanceServices
{
    /// <summary>Finding and choosing a trade.</summary>
    public static void AddGuidance(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<GuideShelf>().AddScoped<SchoolPlaces>().AddScoped<ReadGuides>();
        builder.AddConfigFile(InterestQuizzes.File, InterestQuizzes.Read, new InterestQuizzes([]));
        builder.Services.AddScoped<ReadQuizzes>().AddScoped<KeepQuiz>();
        builder.AddConfigFile(TeacherPack.File, TeacherPack.Read, TeacherPack.Empty);
    }
}
