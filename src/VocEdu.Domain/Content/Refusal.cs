namespace VocEdu.Domain.Content;

/// <summary>Why something was not done: a value, so that a page, a job, the API and a host CMS can all say the same sentence.</summary>
/// <param name="Code">Stable, for programs: <c>lifecycle.needs-role</c>.</param>
/// <param name="Message">A whole Vietnamese sentence for the person: what happened and what to do next.</param>
/// <param name="Field">The form field it concerns, if any.</param>
public sealed record Refusal(string Code, string Message, string? Field = null);
