namespace VocEdu.Domain.Checks;

/// <summary>The same thing found several times is said once, at its first place.</summary>
internal static class Repeated
{
    public static IEnumerable<Finding> Once(string rule, FindingSeverity severity, string sentence, IReadOnlyCollection<FindingPlace> places) => places.Count switch
    {
        0 => [],
        1 => [new(rule, severity, sentence, places.First())],
        _ => [new(rule, severity, $"{sentence} Có {places.Count} chỗ như vậy.", places.First())],
    };
}
