namespace VocEdu.Domain.Privacy;

/// <summary>The ages at which the law asks for different people's consent, youngest first.</summary>
public enum AgeBand
{
    Under7,
    From7,
    From16,
    Adult,
}

/// <summary>The codes in which items keep an age, and its words.</summary>
public static class AgeBands
{
    /// <summary>A group in which ages are mixed: a crowd at an event.</summary>
    public const string Mixed = "mixed";

    private static readonly (AgeBand Band, string Code, string Name)[] Rows =
    [
        (AgeBand.Under7, "under-7", "Dưới 7 tuổi"),
        (AgeBand.From7, "7-under-16", "Từ 7 đến dưới 16 tuổi"),
        (AgeBand.From16, "16-17", "Từ 16 đến dưới 18 tuổi"),
        (AgeBand.Adult, "adult", "Từ 18 tuổi"),
    ];

    public static string Code(this AgeBand band) => Rows[(int)band].Code;

    public static string Name(this AgeBand band) => Rows[(int)band].Name;

    /// <summary>The band of a code; null for a mixed group and for what was never told.</summary>
    public static AgeBand? Read(string? code) => code switch
    {
        "16-and-over" => AgeBand.From16,
        _ => Rows.Where(row => row.Code == code).Select(row => (AgeBand?)row.Band).FirstOrDefault(),
    };

    /// <summary>How old a person is on a day; a birthday counts from its own morning.</summary>
    public static AgeBand On(DateOnly bornOn, DateOnly day) =>
        bornOn.AddYears(7) > day ? AgeBand.Under7
        : bornOn.AddYears(16) > day ? AgeBand.From7
        : bornOn.AddYears(18) > day ? AgeBand.From16
        : AgeBand.Adult;
}
