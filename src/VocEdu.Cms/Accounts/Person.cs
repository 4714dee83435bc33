using Microsoft.AspNetCore.Identity;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>One person's account. It is disabled, never deleted: the history keeps its name.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string FullName { get; set; }
    public Role Roles { get; set; }

    /// <summary>The unit a contributor or unit head belongs to; null for people of the newsroom.</summary>
    public string? UnitId { get; set; }

    public bool MustChangePassword { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastSeenAt { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
}
