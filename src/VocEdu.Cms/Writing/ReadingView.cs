namespace VocEdu.Cms.Writing;

/// <summary>A version as its reader will see it.</summary>
/// <param name="Html">Rendered from the allow-listed document.</param>
public sealed record ReadingView(ContentVersion Version, string Html);
