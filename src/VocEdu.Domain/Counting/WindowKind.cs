namespace VocEdu.Domain.Counting;

/// <summary>How a plan bounds its year (vietnam.md §3.1). All windows are local dates, both ends included.</summary>
public enum WindowKind
{
    /// <summary>Decree 09/2019, Art. 12: 15 December of the year before to 14 December.</summary>
    Rule,

    /// <summary>1 January to 31 December.</summary>
    Calendar,

    /// <summary>From the day after last year's closing day to this year's.</summary>
    ClosingDay,
}
