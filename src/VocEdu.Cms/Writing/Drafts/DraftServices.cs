using VocEdu.Cms.Writing.Comparing;
using VocEdu.Cms.Writing.Previews;

namespace VocEdu.Cms.Writing.Drafts;

public static class DraftServices
{
    /// <summary>Keeping what is typed, who is at it, telling two texts apart, and showing one to others.</summary>
    public static void AddDrafts(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepDraft>().AddScoped<WhoIsHere>().AddScoped<Wording>().AddScoped<PreviewLinks>().AddScoped<ForgetDrafts>();
    }
}
