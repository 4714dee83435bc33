using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Benchmarks;

/// <summary>A bare ASP.NET Core program with the empty page, in a process of its own.</summary>
public static class EmptyProgram
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddDbContextPool<CmsDb>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Default")));
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            var ours = typeof(EmptyProgram).Assembly.GetName().Name;
            foreach (var other in parts.ApplicationParts.Where(p => p.Name != ours).ToList()) parts.ApplicationParts.Remove(other);
        });
        await using var app = builder.Build();
        app.MapRazorPages();
        await app.RunAsync();
    }
}
