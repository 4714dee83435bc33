using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Data;

namespace VocEdu.Cms.Hosting;

public static class Database
{
    /// <summary>Uses the server named in <c>ConnectionStrings:Default</c>, or starts one of our own in the data folder.</summary>
    /// <returns>Our own server, to be stopped after everything else; null when another one is used.</returns>
    public static async Task<EmbeddedPostgres?> AddDatabaseAsync(this WebApplicationBuilder builder, CancellationToken cancel)
    {
        EmbeddedPostgres? own = null;
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Default")))
        {
            own = await EmbeddedPostgres.StartAsync(builder.PostgresFolder(), cancel);
            builder.Configuration["ConnectionStrings:Default"] = own.ConnectionString;
        }
        var services = builder.Services;
        services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Default")!));
        services.AddDbContextPool<CmsDb>(options => options.UseNpgsql()); // the data source above
        services.AddScoped<PublishingDb>(provider => provider.GetRequiredService<CmsDb>()); // one instance, one transaction
        services.AddSingleton(SchemaSource.Engine).AddSingleton(CmsDb.Files);
        services.AddSingleton(TimeProvider.System);
        AddKeys(services);
        return own;
    }

    public static string DataFolder(this IHostApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration["Data:Folder"] ?? ".data", builder.Environment.ContentRootPath);

    public static string PostgresFolder(this IHostApplicationBuilder builder) => Path.Combine(builder.DataFolder(), "postgres");

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("VocEduCms");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new KeysInDatabase(scopes));
    }
}
