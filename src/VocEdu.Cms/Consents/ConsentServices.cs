using System.ComponentModel.DataAnnotations;
using VocEdu.Cms.Hosting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What the owner decides about consents (<c>Consents:…</c>).</summary>
public sealed class ConsentOptions
{
    /// <summary>From 16 to under 18 a parent or guardian has to agree too; off: it is only advised.</summary>
    public bool GuardianFrom16 { get; set; } = true;

    /// <summary>Months that a withdrawn or expired consent is kept, to prove what was agreed; then its personal data are erased.</summary>
    [Range(1, 240)] public int KeepMonths { get; set; } = 24;

    /// <summary>Months that the log of who looked at a consent is kept.</summary>
    [Range(12, 240)] public int KeepViewsMonths { get; set; } = 36;

    public ConsentPolicy Policy => new(GuardianFrom16);
}

public static class ConsentServices
{
    public static void AddConsents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConsentOptions>().BindConfiguration("Consents").ValidateDataAnnotations().ValidateOnStart();
        // Read for each request that asks: a new text needs no restart.
        services.AddScoped(_ => ConsentTexts.Load(builder.Environment.ContentRootPath));
        services.AddSingleton<ConsentSecrets>().AddSingleton<SignedPaper>();
        services.AddScoped<ItemConsents>().AddScoped<LinkConsents>().AddScoped<RecordConsent>().AddScoped<ConsentUses>().AddScoped<ConsentFindings>()
            .AddScoped<LackingConsents>().AddScoped<CompleteConsent>();
        services.AddScoped<TakeLetter>().AddScoped<OpenRequest>().AddScoped<DoTask>().AddScoped<EraseConsent>();
        services.AddSingleton(new SuppressionList(builder.DataFolder())).AddSingleton<KeepConsentsEnded>();
        if (builder.Runs(HostRoles.Jobs)) services.AddHostedService(provider => provider.GetRequiredService<KeepConsentsEnded>());
    }
}
