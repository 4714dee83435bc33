using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What frames a long question and says nothing of its subject: for whom it is asked ("con gái tôi thích …"), and how it ends ("… thì nên học nghề gì").</summary>
public static class Framing
{
    private static readonly HashSet<string> Kin = Exact("con cháu em anh chị chú bác cô dì cậu mợ thím ông bà bố ba má mẹ cha vợ chồng bạn gái trai nội ngoại rể dâu út cả nhà đứa");
    private static readonly HashSet<string> Mine = Exact("tôi em mình cháu con tui");
    private static readonly HashSet<string> Asking = Exact("học nghề ngành nghề gì nào nên thì phải đăng ký theo chọn và mấy tháng năm bao lâu những trường ở đâu xin vào đi cần lớp trong có được không làm sao thế như hết");
    private static readonly string Then = SearchForms.Of("thì")[0].Exact;

    private static readonly HashSet<string> Trade = Exact("nghề ngành"), Which = Exact("gì nào");
    private static readonly string Learn = SearchForms.Of("học")[0].Exact, Some = SearchForms.Of("những")[0].Exact;

    /// <summary>Which syllables are the frame of a question typed with marks.</summary>
    public static IEnumerable<int> Of(IReadOnlyList<SearchSyllable> question) => Askers(question).Concat(Ending(question));

    /// <summary>A question typed with marks asks which trade to learn: "… thì nên theo ngành nào", "… thì phải học những gì".</summary>
    public static bool AsksTrade(IReadOnlyList<SearchSyllable> question)
    {
        var asked = Ending(question).Select(at => question[at].Exact).Where(exact => exact != Some).ToList();
        return asked.Zip(asked.Skip(1)).Any(pair => (Trade.Contains(pair.First) || pair.First == Learn) && Which.Contains(pair.Second));
    }

    private static IEnumerable<int> Askers(IReadOnlyList<SearchSyllable> question)
    {
        for (var at = 0; at < question.Count; at++)
        {
            var to = at;
            while (to < question.Count && Kin.Contains(question[to].Exact)) to++;
            if (to == at) continue;
            if (to < question.Count && Mine.Contains(question[to].Exact)) to++;
            else if (to - at < 2 || !Mine.Contains(question[to - 1].Exact)) continue;
            foreach (var asker in Enumerable.Range(at, to - at)) yield return asker;
            at = to - 1;
        }
    }

    private static IEnumerable<int> Ending(IReadOnlyList<SearchSyllable> question)
    {
        var from = question.Count;
        while (from > 0 && Asking.Contains(question[from - 1].Exact)) from--;
        while (from < question.Count && question[from].Exact != Then) from++;
        return Enumerable.Range(from, question.Count - from);
    }

    private static HashSet<string> Exact(string words) => [.. SearchForms.Of(words).Select(s => s.Exact)];
}
