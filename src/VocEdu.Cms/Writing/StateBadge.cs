using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>The colour of a state: red waits for its author, yellow for somebody else, green is done.</summary>
public static class StateBadge
{
    public static string Look(ContentState state) => state switch
    {
        ContentState.Published => "badge badge-good",
        ContentState.Approved or ContentState.Scheduled => "badge badge-info",
        ContentState.ChangesRequested or ContentState.Withdrawn => "badge badge-bad",
        ContentState.UnitReview or ContentState.Submitted or ContentState.Received or ContentState.Editing or ContentState.InReview => "badge badge-warn",
        _ => "badge",
    };
}
