using Npgsql;

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
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Default")!));
        return own;
    }

    public static string DataFolder(this IHostApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration["Data:Folder"] ?? ".data", builder.Environment.ContentRootPath);

    public static string PostgresFolder(this IHostApplicationBuilder builder) => Path.Combine(builder.DataFolder(), "postgres");
}
