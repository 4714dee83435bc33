using VocEdu.Domain.Content;

namespace VocEdu.Cms.Schools;

public static class SchoolServices
{
    /// <summary>Where the newsroom looks after all profiles, and where a school has its own.</summary>
    public const string ListPath = "/quan-tri/ho-so-truong", OwnPath = ListPath + "/cua-don-vi";

    /// <summary>Kinds of units that have a profile on the site.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["truong_cao_dang", "truong_trung_cap", "truong_trung_hoc_nghe", "trung_tam_gdnn", "trung_tam_gdnn_gdtx", "trung_tam_gdtx", "dai_hoc", "doanh_nghiep", "hop_tac_xa"];

    internal const Role OfUnits = Role.Contributor | Role.UnitHead;

    /// <summary>What schools tell of themselves, and who is reminded to.</summary>
    public static void AddSchools(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ProposeProfile>().AddScoped<DropProposal>().AddScoped<AskSchool>();
        builder.Services.AddSingleton<RemindSchools>();
    }
}
