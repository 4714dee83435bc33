namespace VocEdu.Cms.Handbooks;

public static class HandbookServices
{
    /// <summary>The yearly handbook: chosen by an officer, made by a job, read as a publication.</summary>
    public static void AddHandbooks(this IServiceCollection services) =>
        services.AddScoped<SaveEdition>().AddScoped<GatherHandbook>().AddScoped<MakeHandbook>();
}
