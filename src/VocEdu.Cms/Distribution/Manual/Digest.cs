using static VocEdu.Cms.Shared.WordFile;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>Stories as a Word file: one for the press, several for a bulletin.</summary>
public static class Digest
{
    public static IEnumerable<(Look Look, string Text)> Story(Pack pack) =>
    [
        (Look.Heading, pack.Title), .. pack.Summary.Length > 0 ? [(Look.Lead, pack.Summary)] : Array.Empty<(Look, string)>(),
        .. pack.Paragraphs.Select(paragraph => (Look.Text, paragraph)), (Look.Note, $"{pack.Byline}. {pack.Link.AbsoluteUri}"),
    ];

    public static byte[] Write(string title, IEnumerable<Pack> stories) => Shared.WordFile.Write([(Look.Title, title.ToUpper(new System.Globalization.CultureInfo("vi-VN"))), .. stories.SelectMany(Story)]);
}
