using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static VocEdu.Cms.Reports.Document.WordParts;

namespace VocEdu.Cms.Reports.Document;

/// <summary>Who gets it and who signs it; signature and seal stay blank (vietnam.md §2.2, boxes 7, 9b).</summary>
internal static class FootOfReport
{
    private const int Left = 4253, Right = 5101, RoomToSign = 5;

    public static Table Of(ReportHead head)
    {
        List<string> copies = [.. HeadOfReport.Lines(head.To).Count > 0 ? ["Như trên"] : Array.Empty<string>(), .. HeadOfReport.Lines(head.Copies).Select(line => line.TrimStart('-', ' '))];
        OpenXmlElement[] recipients =
        [
            Line(JustificationValues.Left, Words("Nơi nhận:", 12, bold: true, italic: true)),
            .. copies.Select(copy => Line(JustificationValues.Left, Words("- " + HeadOfReport.Ended(copy, ";"), 11))),
            Line(JustificationValues.Left, Words("- " + HeadOfReport.Ended($"Lưu: {head.Archive}", "."), 11)),
        ];
        OpenXmlElement[] signature =
        [
            .. new[] { head.Authority, head.Office }.Where(line => line.Trim().Length > 0).Select(line => Line(JustificationValues.Center, Words(line.Trim().ToUpper(CultureInfo.GetCultureInfo("vi-VN")), bold: true))),
            .. Enumerable.Range(0, RoomToSign).Select(_ => Empty()),
            Line(JustificationValues.Center, Words(head.Signer.Trim(), bold: true)),
        ];
        return SideBySide((Left, recipients), (Right, signature));
    }
}
