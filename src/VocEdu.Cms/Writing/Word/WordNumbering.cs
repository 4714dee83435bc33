using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Whether a paragraph is an item of a list, how deep, and of which kind.</summary>
internal sealed record WordListItem(int Level, bool Ordered, int Start, int List);

/// <summary>Reads <c>numbering.xml</c>.</summary>
internal sealed class WordNumbering(MainDocumentPart main, WordStyles styles)
{
    private readonly Numbering? numbering = main.NumberingDefinitionsPart?.Numbering;

    /// <returns>Null for a paragraph that is no item.</returns>
    public WordListItem? ItemOf(Paragraph paragraph)
    {
        if (styles.Numbering(paragraph) is not { NumberingId.Val.Value: > 0 and var id } properties) return null;
        var level = Math.Clamp(properties.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        var instance = numbering?.Elements<NumberingInstance>().FirstOrDefault(found => found.NumberID?.Value == id);
        var shape = instance?.AbstractNumId?.Val?.Value is { } shapeId
            ? numbering!.Elements<AbstractNum>().FirstOrDefault(found => found.AbstractNumberId?.Value == shapeId)?.Elements<Level>().FirstOrDefault(found => found.LevelIndex?.Value == level)
            : null;
        var format = shape?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Bullet;
        if (format == NumberFormatValues.None) return null;
        var start = instance?.Elements<LevelOverride>().FirstOrDefault(found => found.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value
            ?? shape?.StartNumberingValue?.Val?.Value ?? 1;
        return new(level, format != NumberFormatValues.Bullet, Math.Clamp(start, 1, 9_999), id);
    }
}
