namespace VocEdu.Cms.Redirects;

public static class RedirectServices
{
    public static IServiceCollection AddRedirects(this IServiceCollection services) => services.AddScoped<SaveRedirect>().AddScoped<ImportRedirects>();
}
