namespace VocEdu.Publishing.Figures;

/// <summary>One figure of a whole page or channel on one day, by the platform's own name.</summary>
public sealed class ChannelFigure
{
    public required Guid ChannelId { get; init; }

    /// <summary>As the platform counts days.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Such as <c>page_follows</c>, <c>subscriberCount</c>, <c>num_follower</c>.</summary>
    public required string Metric { get; init; }
    public required long Value { get; init; }
}
