using VocEdu.Sandbox.Facebook;

namespace VocEdu.Sandbox.Pages;

/// <summary>A post as its page shows it.</summary>
public sealed record ShownPost(
    string Id, string? Text, string? Link, IReadOnlyList<ShownPicture> Pictures, string? VideoId, DateTimeOffset At, DateTimeOffset? ScheduledAt, bool Public)
{
    public static ShownPost Of(SandboxState state, Post post) => new(
        post.Id, post.Message, Shown.Web(post.Link),
        [.. post.PhotoIds.Select(id => state.Facebook.Photos.FirstOrDefault(p => p.Id == id && !p.Deleted)).OfType<Photo>()
            .Select(p => new ShownPicture(p.File is null ? Shown.Web(p.Url) : "/facebook-page/photo/" + p.Id, p.Alternative ?? ""))],
        post.VideoId, post.CreatedAt, post.ScheduledAt, post is { Published: true, Hidden: false });
}

public sealed record ShownPicture(string? Address, string Alternative);
