using VocEdu.Cms.Site.Guidance;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>A result as its page shows it. The script fills the same page where the answers stay in the browser.</summary>
/// <param name="Profile">Null: the answers are in the link, which only the browser sees.</param>
/// <param name="Near">Trades, the nearest first.</param>
public sealed record QuizView(InterestQuiz Quiz, InterestProfile? Profile, string? Code, IReadOnlyList<ShelvedGuide> Near)
{
    public const int ShownFirst = 12;

    public int SumOf(char type) => Profile?.Sums[type] ?? 0;

    /// <summary>How much a type is liked, in words.</summary>
    public string Degree(char type) => (4 * SumOf(type) / (double)Quiz.Most) switch
    {
        >= 3 => "thích rõ",
        >= 2 => "khá thích",
        >= 1 => "thích ít",
        _ => "gần như không thích",
    };

    /// <summary>The leading types in sentences; equal ones in one.</summary>
    public IEnumerable<string> Sentences() => (Profile?.Leading ?? []).Select((place, number) => (number, place.Count) switch
    {
        (0, 1) => $"Bạn thích nhất nhóm {Names(place)}.",
        (0, _) => $"Bạn thích nhất các nhóm {Names(place)}, bằng điểm nhau.",
        (_, 1) => $"Tiếp theo là nhóm {Names(place)}.",
        _ => $"Tiếp theo là các nhóm {Names(place)}, bằng điểm nhau.",
    });

    private string Names(IReadOnlyList<char> types)
    {
        var names = types.Select(type => $"{Quiz.Type(type).Name} ({type})").ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} và {names[^1]}";
    }
}
