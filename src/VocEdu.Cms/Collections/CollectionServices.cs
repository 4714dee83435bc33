namespace VocEdu.Cms.Collections;

public static class CollectionServices
{
    public static IServiceCollection AddCollections(this IServiceCollection services) => services.AddScoped<SaveCollection>();
}
