namespace VocEdu.Domain.Reports;

/// <summary>How often a report is asked for.</summary>
public enum ReportCycle
{
    Monthly,
    Quarterly,
    FirstHalf,
    NineMonths,
    Yearly,

    /// <summary>One report about days of its own.</summary>
    Once,

    /// <summary>The text asks for reports but names no day: nothing is due until somebody sets one.</summary>
    NoDay,
}

/// <summary>What a cycle is called on the screen.</summary>
public static class ReportCycles
{
    private static readonly (ReportCycle Cycle, string Name)[] Names =
    [
        (ReportCycle.Monthly, "Hằng tháng"), (ReportCycle.Quarterly, "Hằng quý"), (ReportCycle.FirstHalf, "6 tháng đầu năm"),
        (ReportCycle.NineMonths, "9 tháng"), (ReportCycle.Yearly, "Hằng năm"), (ReportCycle.Once, "Một lần"), (ReportCycle.NoDay, "Chưa nêu ngày"),
    ];

    public static IReadOnlyList<(ReportCycle Cycle, string Name)> All => Names;

    public static string NameOf(ReportCycle cycle) => Names.Single(n => n.Cycle == cycle).Name;
}
