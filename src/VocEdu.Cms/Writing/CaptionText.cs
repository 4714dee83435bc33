using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VocEdu.Cms.Writing;

/// <summary>Captions as people write and paste them: WebVTT, SRT, or one line each, <c>0:05 - 0:09 Lời thoại</c>.</summary>
public static partial class CaptionText
{
    public static IReadOnlyList<Caption> Read(string? text)
    {
        var captions = new List<Caption>();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries))
        {
            var cue = Cue().Match(line);
            if (cue.Success) captions.Add(new(Seconds(cue, "a"), Seconds(cue, "b"), cue.Groups["text"].Value));
            else if (line.Length > 0 && captions.Count > 0 && !IsCueNumber(line)) captions[^1] = captions[^1] with { Text = $"{captions[^1].Text} {line}".Trim() };
        }

        return [.. captions.Where(caption => caption.Text.Length > 0 && caption.End > caption.Start).OrderBy(caption => caption.Start)];
    }

    public static string Write(IEnumerable<Caption>? captions) =>
        string.Join('\n', (captions ?? []).Select(caption => $"{Clock(caption.Start)} - {Clock(caption.End)} {caption.Text}"));

    /// <summary>WebVTT, https://www.w3.org/TR/webvtt1/.</summary>
    public static string WebVtt(IEnumerable<Caption> captions)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var caption in captions)
        {
            // A blank line or an arrow would end the caption; markup is not meant.
            var words = caption.Text.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n{Moment(caption.Start)} --> {Moment(caption.End)}\n{words}\n");
        }

        return text.ToString();
    }

    /// <summary><c>3:25</c>, <c>1:03:25</c> or plain seconds.</summary>
    public static int? ReadDuration(string? text)
    {
        var parts = (text ?? "").Trim().Split(':');
        var seconds = 0;
        foreach (var part in parts)
        {
            if (parts.Length > 3 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000) return null;
            seconds = (seconds * 60) + number;
        }

        return seconds > 0 ? seconds : null;
    }

    public static string Clock(double seconds)
    {
        var whole = TimeSpan.FromSeconds(seconds);
        var text = whole.TotalHours >= 1 ? whole.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : whole.ToString(@"m\:ss", CultureInfo.InvariantCulture);
        return whole.Milliseconds == 0 ? text : text + whole.ToString(@"\.fff", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    private static string Moment(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    // A number alone on its line is the count that SRT puts before each caption.
    private static bool IsCueNumber(string line) => line.All(char.IsAsciiDigit);

    private static double Seconds(Match cue, string side) =>
        (Number(cue, side + "h") * 3600) + (Number(cue, side + "m") * 60) + Number(cue, side + "s");

    private static double Number(Match cue, string group) =>
        cue.Groups[group] is { Success: true, Value: var value } ? double.Parse(value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<ah>\d{1,2}):)?(?<am>\d{1,3}):(?<as>\d{1,2}([.,]\d{1,3})?)\s*(-->|–|-)\s*((?<bh>\d{1,2}):)?(?<bm>\d{1,3}):(?<bs>\d{1,2}([.,]\d{1,3})?)(\s+(align|line|position|region|size|vertical):\S+)*(\s+(?<text>.*))?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cue();
}
