using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Hosting;

/// <summary>Everything between the socket and a page: closed by default, and the same answer to every mistake.</summary>
public static class Web
{
    public const string AntiforgeryHeader = "X-CSRF-TOKEN";
    private const long LargestForm = 8 * 1024 * 1024;
    private const int MostInputs = 8192;      // a school with hundreds of programmes has thousands

    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // A wiring mistake stops the start, not a visitor.
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseStaticWebAssets(); // the compressed assets lie in the build output, also outside development
        if (!builder.Environment.IsDevelopment()) builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm; // an upload endpoint raises its own limit
        });

        services.AddRazorPages(options => options.Conventions.AllowAnonymousToFolder("/Site")).WithRazorPagesAtContentRoot()
            .AddMvcOptions(VietnameseBinding.Configure)
            .AddMvcOptions(mvc => mvc.Filters.Add<ReadableForms>())
            .AddMvcOptions(mvc => mvc.Filters.Add<RefusedForms>())
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Resources.SharedStrings)));
        services.AddLanguages();
        services.AddAntiforgery(options => (options.HeaderName, options.Cookie.Name) = (AntiforgeryHeader, "vocedu-csrf"));
        services.Configure<FormOptions>(form => (form.MultipartBodyLengthLimit, form.ValueLengthLimit, form.ValueCountLimit) = (LargestForm, (int)LargestForm, MostInputs));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // "ế", not "&#x1EBF;"
        services.AddResponseCompression(options =>
        {
            // Pages carry no secret beside attacker's text but the antiforgery token, which is masked anew in every answer.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json", "application/rss+xml", "application/atom+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddProblemDetails();
        services.AddRateLimits();
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddHttpContextAccessor();
        services.AddScoped<ContentSecurity>();
        services.AddScoped<AuditLog>();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseReadableRequests();
        if (!app.Environment.IsDevelopment()) app.UseHsts(); // leaves localhost alone
        app.UsePublicPages();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter(); // after sign-in: a person is limited as a person
        app.UseAuthorization();
        app.UseAccountDuties();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.AlsoByHead().MapSite();
        app.MapLanguageChoice();
        app.MapWhoAmI();
        app.MapMethods("/quan-tri/con-day", [HttpMethods.Head], () => Results.NoContent()); // someone is still typing
        app.MapUnknown();
    }

    /// <summary>What is mapped there to be read can also be asked for without its body: so ask those who check links, feeds and files.</summary>
    public static IEndpointRouteBuilder AlsoByHead(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { HttpMethods: [var only] } && HttpMethods.IsGet(only))
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));      // the last one counts
        });
        return group;
    }

    /// <summary>For a process that only runs jobs: nobody reads, signs in or writes there.</summary>
    public static void UseNothingPublic(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.MapUnknown();
    }

    /// <summary>An unknown address is unknown, not secret.</summary>
    // As a request delegate: the generated binding takes the pattern for one that leaves out names of files.
    private static void MapUnknown(this WebApplication app) => app.MapFallback("{*path}", context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }).AllowAnonymous();
}
