namespace VocEdu.Cms.Search.Finding;

/// <summary>A document that may be an answer.</summary>
/// <param name="Names">Tags, other names and the unit, one after another with <c>" . "</c> between.</param>
/// <param name="Whole">It holds every word.</param>
/// <param name="Score">What its words are worth.</param>
public sealed record Candidate(Guid ItemId, string Kind, string Title, string Names, float Prior, bool Whole, double Score);

/// <param name="Score">How well it answers; comparable within one search only.</param>
public readonly record struct Ranked(Candidate Candidate, double Score);
