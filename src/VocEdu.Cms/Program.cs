using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Publishing.Data;

return await CommandLine.RunAsync(args, async (settings, work, cancel) =>
{
    var builder = WebApplication.CreateBuilder(settings);
    builder.AddLogs();
    await using var postgres = await builder.AddDatabaseAsync(cancel);
    builder.AddHealth();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(SchemaSource.Engine);
    builder.Services.AddSingleton(CmsDb.Files);

    await using var app = builder.Build();
    app.MapHealth();
    await work(app);
});
