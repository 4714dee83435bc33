using System.Text.Json;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>The interest quiz at all its versions: the newest is asked, the earlier ones still read the links they gave.</summary>
/// <remarks>As written in <c>config/interest-quiz.json</c>; <see cref="ReadQuizzes"/> adds what the department has changed.</remarks>
public sealed class InterestQuizzes(IReadOnlyList<InterestQuiz> versions)
{
    public const string File = "interest-quiz.json", Path = "/trac-nghiem-so-thich", ResultPath = Path + "/ket-qua", SheetPath = Path + "/ban-in";

    public IReadOnlyList<InterestQuiz> Versions => versions;

    /// <summary>The questions asked now; null when the file has none.</summary>
    public InterestQuiz? Newest => versions.MaxBy(quiz => (quiz.Written, quiz.Version));

    public InterestQuiz? Find(int version) => versions.FirstOrDefault(quiz => quiz.Version == version);

    public static InterestQuizzes Read(byte[] file)
    {
        var versions = JsonSerializer.Deserialize<Content>(file, JsonSerializerOptions.Web)?.Versions ?? [];
        if (versions.DistinctBy(quiz => quiz.Version).Count() != versions.Count) throw new InvalidOperationException("Two versions have the same number.");
        if (versions.Any(quiz => quiz.Version > InterestQuiz.MostChanges)) throw new InvalidOperationException($"A version must not be above {InterestQuiz.MostChanges}.");
        foreach (var quiz in versions)
            if (quiz.Fault() is { } fault) throw new InvalidOperationException($"Version {quiz.Version}: {fault}");
        return new(versions);
    }

    private sealed record Content(IReadOnlyList<InterestQuiz> Versions);
}
