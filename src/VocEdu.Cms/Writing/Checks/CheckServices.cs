namespace VocEdu.Cms.Writing.Checks;

public static class CheckServices
{
    public static void AddContentChecks(this IServiceCollection services) => services.AddScoped<CheckContent>();
}
