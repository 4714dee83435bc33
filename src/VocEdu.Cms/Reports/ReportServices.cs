using VocEdu.Cms.Reports.Duties;
using VocEdu.Cms.Reports.Impact;
using VocEdu.Cms.Reports.Units;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Reports;

public static class ReportServices
{
    /// <summary>Who reads the body's own reports and what it owes.</summary>
    public const Role Readers = Role.Editor | Role.Approver | Role.Reporter | Role.Administrator;

    /// <summary>Who draws reports up, keeps the list of what is owed and says when a report was sent.</summary>
    public const Role Writers = Role.Reporter;

    /// <summary>Who signs a report off: never the one who drew it up.</summary>
    public const Role Signers = Role.Approver;

    public static void AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ManageDuties>().AddScoped<DutiesFromPlans>().AddScoped<DutyBoard>();
        services.AddScoped<ManageRounds>().AddScoped<MakeTables>().AddScoped<WorkLists>().AddScoped<ComputeReport>().AddScoped<WriteReport>().AddScoped<DecideReport>().AddScoped<MeasureImpact>();
        services.AddHostedService<DutiesAtStart>();
        services.AddSingleton<RemindOfReports>();
    }
}
