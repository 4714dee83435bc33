namespace VocEdu.Cms.Needs;

public static class NeedServices
{
    public static void AddNeeds(this WebApplicationBuilder builder) => builder.Services.AddScoped<ManageNeeds>();
}
