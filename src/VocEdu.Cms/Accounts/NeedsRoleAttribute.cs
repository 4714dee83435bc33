using Microsoft.AspNetCore.Authorization;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>Opens a page or endpoint to people who have any of these roles.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsRoleAttribute : AuthorizeAttribute
{
    public NeedsRoleAttribute(Role any)
    {
        Any = any;
        Roles = any.ToString(); // "Editor, Approver"
    }

    public Role Any { get; }
}
