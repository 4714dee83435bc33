namespace VocEdu.Cms.Writing;

/// <summary>A list of boxes to tick.</summary>
/// <param name="Field">The property of <see cref="ContentForm"/> that receives the codes.</param>
public sealed record TickList(string Field, string Title, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Ticked);
