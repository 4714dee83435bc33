using VocEdu.Cms.Reports.Document;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>What the editor of a report sends, and how two people's texts are put together.</summary>
public sealed class ReportForm
{
    private const int MaxHead = 1_000, MaxLines = 6_000, MaxSections = 80;
    public const int MaxHeading = 300, MaxText = 100_000;

    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }
    public ReportHead? Head { get; set; }
    public List<SectionForm> Sections { get; set; } = [];
    public List<string> Tables { get; set; } = [];

    public static ReportForm Of(ReportContent content, int version) => new()
    {
        Version = version, Head = content.Head, Tables = [.. content.Tables],
        Sections = [.. content.Sections.Select(s => new SectionForm { Key = s.Key, Level = s.Level, Heading = s.Heading, Text = s.Body.Text, LeftOut = s.LeftOut })],
    };

    /// <summary>What was typed, on what the figures suggested for the stored text.</summary>
    public ReportContent Over(ReportContent stored)
    {
        var known = stored.Sections.GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.First());
        return new()
        {
            Head = Clean(Head ?? stored.Head),
            Tables = [.. Tables.Where(t => t is { Length: > 0 and < 40 }).Distinct().Take(20)],
            Sections = [.. Sections.Where(s => !string.IsNullOrEmpty(s.Key) && s.Key.Length <= 40).DistinctBy(s => s.Key).Take(MaxSections).Select(s =>
            {
                var (heading, text) = (Cut(VietnameseText.Normalize(s.Heading).Trim(), MaxHeading), Cut(Lines(s.Text), MaxText));
                var before = known.GetValueOrDefault(s.Key!);
                return new ReportSection(s.Key!, before?.Level ?? Math.Clamp(s.Level, 1, 2), heading, (before?.Body ?? SuggestedText.Fresh("")).Write(text), s.LeftOut);
            })],
        };
    }

    /// <summary>Puts two texts together that began as one: what only one side changed is that side's; where both wrote, mine stays and theirs is told.</summary>
    /// <param name="clashes">Keys of sections both wrote in, with their text; <c>Head</c> where it is the head.</param>
    public static ReportContent Merge(ReportContent common, ReportContent mine, ReportContent theirs, out IReadOnlyDictionary<string, string> clashes)
    {
        var told = new Dictionary<string, string>();
        var old = common.Sections.ToDictionary(s => s.Key);
        var my = mine.Sections.ToDictionary(s => s.Key);
        var sections = theirs.Sections.Select(s =>
        {
            if (!my.TryGetValue(s.Key, out var own)) return s;
            var before = old.GetValueOrDefault(s.Key);
            if (Same(own, before) || Same(own, s)) return s;
            if (!Same(s, before)) told[s.Key] = $"{s.Heading}\n{s.Body.Text}".Trim();
            return s with { Heading = own.Heading, LeftOut = own.LeftOut, Body = s.Body.Write(own.Body.Text) };
        }).ToList();
        sections.AddRange(mine.Sections.Where(s => !old.ContainsKey(s.Key) && theirs.Sections.All(t => t.Key != s.Key)));
        var head = mine.Head == common.Head ? theirs.Head : mine.Head;
        if (head != theirs.Head && theirs.Head != common.Head) told["Head"] = "";
        clashes = told;
        return new() { Head = head, Sections = sections, Tables = mine.Tables.SequenceEqual(common.Tables) ? theirs.Tables : mine.Tables };
    }

    private static bool Same(ReportSection one, ReportSection? other) =>
        other is not null && one.Heading == other.Heading && one.LeftOut == other.LeftOut && one.Body.Text == other.Body.Text;

    private static ReportHead Clean(ReportHead head) => head with
    {
        Superior = Line(head.Superior), Issuer = Line(head.Issuer), Symbol = Line(head.Symbol), Place = Line(head.Place), Subject = Line(head.Subject), Authority = Line(head.Authority), Office = Line(head.Office),
        Signer = Line(head.Signer), Archive = Line(head.Archive), To = Cut(Lines(head.To), MaxLines), Grounds = Cut(Lines(head.Grounds), MaxLines), Copies = Cut(Lines(head.Copies), MaxLines),
    };

    private static string Line(string? text) => Cut(VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim(), MaxHead);

    private static string Lines(string? text) => VietnameseText.Normalize(text).ReplaceLineEndings("\n").Trim();

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

public sealed class SectionForm
{
    public string? Key { get; set; }
    public int Level { get; set; }
    public string? Heading { get; set; }
    public string? Text { get; set; }
    public bool LeftOut { get; set; }
}
