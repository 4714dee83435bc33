using VocEdu.Domain.Content;

namespace VocEdu.Cms.Plans;

public static class PlanServices
{
    /// <summary>Who edits plans and records what was done for them.</summary>
    public const Role Planners = Role.Editor | Role.Approver | Role.Reporter | Role.Administrator;

    /// <summary>Plans as people edit them, what was done for each activity, and how outcomes stand.</summary>
    public static void AddPlans(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<EditPlan>().AddScoped<MakePlan>().AddScoped<CopyPlan>().AddScoped<RecordActivity>().AddScoped<CoverPlan>();
}
