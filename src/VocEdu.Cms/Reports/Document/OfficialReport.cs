using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Document;

/// <summary>What a Word file of an administrative report says; how it looks is the decree's (vietnam.md §2).</summary>
public sealed record OfficialReport(ReportHead Head, int Year, IReadOnlyList<PrintedSection> Sections, IReadOnlyList<Annex> Annexes);

/// <param name="Number"><c>I.</c>, <c>1.</c>, or empty.</param>
/// <param name="Level">1: a chapter; 2: a section; 0: the opening, which has no heading.</param>
public sealed record PrintedSection(int Level, string Number, string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Tables that follow the signature, on pages of their own.</summary>
public sealed record Annex(string Title, IReadOnlyList<ReportTable> Tables);

/// <summary>Head and foot of a report. Number, date, signature and seal come from the records office and stay blank.</summary>
public sealed record ReportHead
{
    /// <summary>The superior body; printed in capitals.</summary>
    public string Superior { get; init; } = "";
    public string Issuer { get; init; } = "";

    /// <summary>After the number: <c>BC-SGDĐT</c>.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Without “tỉnh” or “thành phố”.</summary>
    public string Place { get; init; } = "";

    /// <summary>Trích yếu.</summary>
    public string Subject { get; init; } = "";

    /// <summary>One recipient a line; empty: it does not go upwards.</summary>
    public string To { get; init; } = "";

    /// <summary>Legal grounds, one a line; may be empty.</summary>
    public string Grounds { get; init; } = "";

    /// <summary><c>KT. GIÁM ĐỐC</c>; may be empty.</summary>
    public string Authority { get; init; } = "";

    /// <summary><c>PHÓ GIÁM ĐỐC</c>.</summary>
    public string Office { get; init; } = "";
    public string Signer { get; init; } = "";

    /// <summary>Who gets a copy, one a line; “Như trên” and the archive are added.</summary>
    public string Copies { get; init; } = "";

    /// <summary>What the archive line ends with: <c>VT, GDNN</c>.</summary>
    public string Archive { get; init; } = "VT";
}
