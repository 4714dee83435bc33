using System.Globalization;
using System.Text.Json;

namespace VocEdu.Cms.Media.Making;

/// <summary>What a film or sound is.</summary>
/// <param name="Width">As it is seen; null without a picture.</param>
/// <param name="Sound">Codec of the sound.</param>
/// <param name="PlaysEverywhere">True when browsers and channels take it as it is.</param>
public sealed record FilmFacts(double Seconds, int? Width, int? Height, string? Sound, bool PlaysEverywhere);

/// <summary>Reads the headers of a film or sound.</summary>
public sealed class FilmProbe(OutsideProgram program)
{
    private const double Longest = 24 * 3600;
    private const int LargestSide = 8_192, WebSide = 1_920;
    private const double WebBitsPerSecond = 12_000_000;

    /// <summary>The input of an ffmpeg command: read as this and nothing else, from this file and nowhere else.</summary>
    public static string[] From(string path, string demuxer) => ["-protocol_whitelist", "file", "-f", demuxer, "-i", path];

    /// <returns>Null when it cannot be read, or its headers are absurd.</returns>
    public async Task<FilmFacts?> OfAsync(string path, string demuxer, CancellationToken cancel)
    {
        var json = await program.RunAsync(cancel, ["ffprobe", "-v", "error", .. From(path, demuxer), "-show_entries",
            "format=duration:stream=codec_type,codec_name,width,height,pix_fmt:stream_side_data=rotation:stream_disposition=attached_pic", "-of", "json"]);
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            return document.RootElement.ValueKind is JsonValueKind.Object ? Facts(document.RootElement, new FileInfo(path).Length, demuxer) : null;
        }
        catch (JsonException)
        {
            return null;      // cut off: no honest film has so many streams
        }
    }

    private static FilmFacts? Facts(JsonElement root, long length, string demuxer)
    {
        if (!root.TryGetProperty("format", out var format) || Text(format, "duration") is not { } duration
            || !double.TryParse(duration, CultureInfo.InvariantCulture, out var seconds) || seconds is not (> 0 and <= Longest)) return null;

        var streams = root.GetProperty("streams").EnumerateArray().ToList();
        var sound = streams.Find(s => Text(s, "codec_type") is "audio");
        var codec = sound.ValueKind is JsonValueKind.Undefined ? null : Text(sound, "codec_name");
        var film = streams.Find(s => Text(s, "codec_type") is "video" && !IsCover(s));
        if (film.ValueKind is JsonValueKind.Undefined) return codec is null ? null : new(seconds, null, null, codec, PlaysEverywhere: false);
        if (Number(film, "width") is not (> 0 and <= LargestSide and var width) || Number(film, "height") is not (> 0 and <= LargestSide and var height)) return null;

        var plays = demuxer is "mov" && Text(film, "codec_name") is "h264" && Text(film, "pix_fmt") is "yuv420p" or "yuvj420p"
            && codec is null or "aac" or "mp3" && Math.Max(width, height) <= WebSide && length * 8 / seconds <= WebBitsPerSecond;
        return LiesOnItsSide(film) ? new(seconds, height, width, codec, plays) : new(seconds, width, height, codec, plays);
    }

    /// <summary>The picture on a record's sleeve is not a film.</summary>
    private static bool IsCover(JsonElement stream) => stream.TryGetProperty("disposition", out var kind) && Number(kind, "attached_pic") == 1;

    private static bool LiesOnItsSide(JsonElement film) =>
        film.TryGetProperty("side_data_list", out var data) && data.EnumerateArray().Any(d => Number(d, "rotation") is 90 or -90 or 270 or -270);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
