using System.Security.Claims;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;

namespace VocEdu.Umbraco.Api;

/// <summary>The signed-in person, and what Umbraco lets them do with documents.</summary>
public sealed class Editor(IAuthorizationHelper people, IContentPermissionService permissions)
{
    public IUser? Of(ClaimsPrincipal principal) => people.TryGetUmbracoUser(principal, out var user) ? user : null;

    public Task<bool> MayReadAsync(IUser user, Guid document) => MayAsync(user, document, ActionBrowse.ActionLetter);

    public Task<bool> MayPublishAsync(IUser user, Guid document) => MayAsync(user, document, ActionPublish.ActionLetter);

    /// <summary>Those of the documents that the person may read.</summary>
    public Task<ISet<Guid>> ReadableAsync(IUser user, IReadOnlyCollection<Guid> documents) =>
        permissions.FilterAuthorizedAccessAsync(user, documents, new HashSet<string>(StringComparer.Ordinal) { ActionBrowse.ActionLetter });

    private async Task<bool> MayAsync(IUser user, Guid document, string action) =>
        await permissions.AuthorizeAccessAsync(user, [document], new HashSet<string>(StringComparer.Ordinal) { action }) is ContentAuthorizationStatus.Success;
}
