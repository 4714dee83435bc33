using VocEdu.Cms.Hosting;
using VocEdu.Cms.Writing.Comparing;

namespace VocEdu.Cms.Writing.Drafts;

public static class DraftServices
{
    /// <summary>Keeping what is typed, who is at it, and telling two texts apart.</summary>
    public static void AddDrafts(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepDraft>().AddScoped<WhoIsHere>().AddScoped<Wording>();
        builder.Services.AddSingleton<ForgetDrafts>();
        if (builder.Runs(HostRoles.Jobs)) builder.Services.AddHostedService(services => services.GetRequiredService<ForgetDrafts>());
    }
}
