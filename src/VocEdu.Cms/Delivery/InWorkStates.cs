using VocEdu.Domain.Content;

namespace VocEdu.Cms.Delivery;

/// <summary>What a preview shows: what is in the newsroom's hands. A unit's drafts are its own, and what was taken down or refused stays down.</summary>
internal static class InWorkStates
{
    public static readonly IReadOnlyList<ContentState> All =
    [
        ContentState.Received, ContentState.Editing, ContentState.ChangesRequested, ContentState.InReview, ContentState.Approved, ContentState.Scheduled,
        ContentState.Published, ContentState.Archived,
    ];

    public static readonly string[] Names = [.. All.Select(state => state.ToString())];
}
