namespace VocEdu.Publishing.Works;

/// <summary>What a host tells the engine when something has become public. Plain values: no page, no type of the host.</summary>
public sealed record Announcement
{
    /// <summary>The host's own key, stable for ever: <c>content:…</c>, <c>umbraco:…</c>. One source is one work.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the genre, see <see cref="VocEdu.Domain.Content.Genres"/>.</summary>
    public required string Genre { get; init; }
    public required string Title { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>As printed on the day of publication.</summary>
    public required string UnitName { get; init; }

    /// <summary>Units that share the credit; never counted twice.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>Address on the public site, such as <c>/tin-tuc/…</c>.</summary>
    public string? PublicPath { get; init; }
    public string? Author { get; init; }

    /// <summary>When it became public. Only the first announcement of a source sets the date.</summary>
    public required DateTimeOffset PublicAt { get; init; }

    /// <summary>Source of the work this is a translation or another medium of.</summary>
    public string? VersionOf { get; init; }

    /// <summary>Why such a version is a work of its own; null: it is not counted.</summary>
    public string? IndependentBecause { get; init; }

    /// <summary>The file of a leaflet can be opened by everybody.</summary>
    public bool HasPublicFile { get; init; }

    /// <summary>A photo published on its own, not inside another item.</summary>
    public bool PublishedAlone { get; init; } = true;
}
