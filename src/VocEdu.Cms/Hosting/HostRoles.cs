namespace VocEdu.Cms.Hosting;

/// <summary><c>Host:Roles</c>: what this process does. Any number of processes of either role share one database.</summary>
public static class HostRoles
{
    public const string Site = "site";
    public const string Jobs = "jobs";

    private static readonly string[] All = [Site, Jobs];

    public static bool Runs(this IHostApplicationBuilder builder, string role) => builder.Configuration.Runs(role);

    public static bool Runs(this IConfiguration configuration, string role)
    {
        var text = configuration["Host:Roles"];
        if (string.IsNullOrWhiteSpace(text)) return true;
        var roles = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return roles.FirstOrDefault(r => !All.Contains(r, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new StartRefusedException($"Host:Roles names \"{unknown}\"; it may name {string.Join(" and ", All)}.")
            : roles.Contains(role, StringComparer.OrdinalIgnoreCase);
    }
}
