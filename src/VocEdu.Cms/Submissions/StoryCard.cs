using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions;

/// <summary>A story in the lists of its unit.</summary>
/// <param name="Next">What happens next, by when.</param>
/// <param name="Reason">Why it came back or is not used.</param>
/// <param name="Path">Its public address, while it has one.</param>
public sealed record StoryCard(ContentItem Item, string Next, string? Reason, string? Path);
