namespace VocEdu.Cms.Units;

public static class UnitServices
{
    public static void AddUnits(this WebApplicationBuilder builder) => builder.Services.AddScoped<ManageUnits>().AddScoped<Successions>().AddScoped<ReorganiseUnits>();
}
