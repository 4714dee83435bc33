using VocEdu.Cms.Writing.Comparing;

namespace VocEdu.Cms.Writing;

/// <summary>Two texts that began from the same version: what somebody saved, and what is in this person's form.</summary>
/// <param name="Inputs">All this person's page had sent, to be sent again as it is.</param>
/// <param name="Answers">What was chosen so far.</param>
public sealed record Conflict(
    ContentVersion Theirs, ContentMerge Merge, IReadOnlyList<(string Name, string Value)> Inputs, IReadOnlyDictionary<string, Keep> Answers, bool Unanswered);
