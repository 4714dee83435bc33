namespace VocEdu.Cms.Media.Making;

/// <summary>How much is to be made.</summary>
public enum MediaPart
{
    All,

    /// <summary>The cuts for the channels.</summary>
    Crops,

    /// <summary>A film's poster, its sizes and cuts.</summary>
    Poster,
}

/// <summary>A file that waits to be made ready, or is being made ready. The row goes when it is done.</summary>
public sealed class MediaJob
{
    public required Guid MediaId { get; init; }

    /// <summary>A film: it takes long, and pictures do not wait behind it.</summary>
    public required bool Heavy { get; init; }

    public MediaPart Part { get; set; }

    /// <summary>The bytes to begin with, by their name in the folder of arrivals; null: those the library keeps. Of a poster: a picture in place of a frame.</summary>
    public Guid? Arrival { get; set; }
    public required DateTimeOffset QueuedAt { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Who works on it. Whoever has lost the lease changes nothing.</summary>
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}
