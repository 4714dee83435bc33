using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VocEdu.Sandbox.Pages;

namespace VocEdu.Sandbox;

/// <summary>Wires the sandbox into a host: its own program or a test's.</summary>
public static class SandboxHosting
{
    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRequestDecompression(); // Google's client packs its JSON bodies
        services.AddOptions<SandboxOptions>().BindConfiguration("Sandbox");
        services.AddSingleton(s => s.GetRequiredService<IOptions<SandboxOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<UploadFiles>();
        services.AddPages();
        services.AddSingleton<FaultBook>();
        services.AddSingleton<PictureSource>();
        // A redirect could lead from an allowed host to another one.
        services.AddHttpClient("pictures", c => c.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All });

        var options = builder.Configuration.GetSection("Sandbox").Get<SandboxOptions>() ?? new SandboxOptions();
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(options.Urls);

        // Films of any size: the platforms' own limits are checked by their rules.
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(f => f.MultipartBodyLengthLimit = long.MaxValue);
    }
}
