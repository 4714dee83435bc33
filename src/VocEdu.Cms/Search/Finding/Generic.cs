using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Words that go before the name of any trade: a "thợ hàn" is asked for by "hàn".</summary>
public static class Generic
{
    private const double Little = 0.3;

    private static readonly HashSet<string> Exact = [.. SearchForms.Of("nghề ngành thợ học làm việc người nhân viên chuyên công").Select(s => s.Exact)];
    private static readonly HashSet<string> Folded = ["nghe", "nganh", "tho", "hoc"];

    /// <summary>How much of its weight the syllable keeps.</summary>
    public static double Share(SearchSyllable syllable) => (syllable.HasMarks ? Exact.Contains(syllable.Exact) : Folded.Contains(syllable.Folded)) ? Little : 1;
}
