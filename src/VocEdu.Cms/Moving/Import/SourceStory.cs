namespace VocEdu.Cms.Moving.Import;

/// <summary>A piece of content as it stands in another system.</summary>
/// <param name="Key">What it is called there for ever.</param>
public sealed record SourceStory(string Key, string Title, string Html)
{
    public string? Summary { get; init; }
    public string? Author { get; init; }

    /// <summary>Null: it was never public there, or nobody says when.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
    public bool IsPublic { get; init; } = true;
    public Uri? Address { get; init; }
    public Uri? Picture { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Vietnamese sentences: what of it has no place here.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>Why there is nothing to import; null: there is.</summary>
    public string? LeftOut { get; init; }
}

/// <summary>Reads another system piece by piece.</summary>
public interface IImportSource
{
    ImportKind Kind { get; }

    /// <param name="skip">Pieces that were looked at before.</param>
    /// <exception cref="Submissions.Feeds.FetchRefusedException">It cannot be read; the sentence tells people why and what to do.</exception>
    IAsyncEnumerable<SourceStory> ReadAsync(ImportRun run, int skip, CancellationToken cancel);
}
