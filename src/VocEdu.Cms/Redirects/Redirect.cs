namespace VocEdu.Cms.Redirects;

/// <summary>An address that once was somewhere and where it leads now. No target is a source: every way has one step.</summary>
public sealed class Redirect
{
    public required Guid Id { get; init; }

    /// <summary>See <see cref="OldAddress.Key"/>.</summary>
    public required string Source { get; init; }

    /// <summary>A path of ours or a whole address; null: gone for good.</summary>
    public string? Target { get; set; }
    public long Hits { get; set; }
    public DateOnly? LastHitOn { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
}
