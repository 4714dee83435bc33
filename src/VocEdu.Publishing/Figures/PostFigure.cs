namespace VocEdu.Publishing.Figures;

/// <summary>One figure of one post on one day, by the platform's own name.</summary>
public sealed class PostFigure
{
    public required Guid PostId { get; init; }

    /// <summary>The day in Viet Nam.</summary>
    public required DateOnly TakenOn { get; init; }

    /// <summary>Such as <c>post_media_view</c>, <c>viewCount</c>, <c>total_view</c>.</summary>
    public required string Metric { get; init; }
    public required long Value { get; init; }
}
