using VocEdu.Cms.Counting.Import;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Counting;

public static class CountingServices
{
    /// <summary>Who reads figures, works and the ledger: everyone of the newsroom and the administration, and heads of units.</summary>
    public const Role Readers = Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter | Role.Administrator;

    /// <summary>Who books what others published and adds proof.</summary>
    public const Role Bookers = Role.Editor | Role.Approver | Role.Reporter;

    /// <summary>Who sets what a year asks for.</summary>
    public const Role TargetSetters = Role.Reporter | Role.Administrator;

    /// <summary>The dashboard, the works behind its figures, the ledger and the targets.</summary>
    public static void AddCounting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PlanFiles>().BindConfiguration("Plans")
            .PostConfigure(plans => plans.Folder = Path.GetFullPath(plans.Folder, builder.Environment.ContentRootPath));
        services.AddHostedService<PlansAtStart>();
        services.AddScoped<CountByMonth>().AddScoped<Attention>().AddScoped<SetTarget>().AddScoped<SimilarWorks>().AddScoped<TakeEvidence>()
            .AddScoped<ImportExternal>().AddScoped<EditorialFigures>();
        services.AddSingleton<CheckLinks>().AddSingleton<WatchTargets>();
    }
}
