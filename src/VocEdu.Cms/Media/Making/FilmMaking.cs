using System.Globalization;
using System.Security.Cryptography;

namespace VocEdu.Cms.Media.Making;

/// <summary>Makes films and sound ready: as they are when every browser plays them, otherwise written anew; a poster, and frames to choose another from.</summary>
public sealed class FilmMaking(OutsideProgram program, PictureMaking pictures, FilmProbe probes)
{
    /// <summary>Where in the film the frames are taken that are offered as its poster.</summary>
    private static readonly double[] Frames = [0.1, 0.3, 0.5, 0.7, 0.9];

    /// <summary>The seconds of these frames.</summary>
    public static IEnumerable<double> FrameSeconds(double length) => Frames.Select(part => length * part);

    private static readonly string Threads = Math.Max(1, Environment.ProcessorCount / 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>At most 1920 pixels on the longer side, and even, as H.264 wants it.</summary>
    private const string Fit = "scale=w='trunc(iw*min(1,1920/max(iw,ih))/2)*2':h='trunc(ih*min(1,1920/max(iw,ih))/2)*2'";

    /// <param name="work">Where it is made.</param>
    /// <param name="type">As its first bytes say.</param>
    /// <param name="posterAt">Second of the film its poster is taken from; null: near the beginning.</param>
    /// <param name="ownPoster">A picture in place of a frame.</param>
    /// <returns>Null when it is no film that can be read.</returns>
    public async Task<MediaReading?> FilmAsync(Workplace work, SniffedType type, double? posterAt, string? ownPoster, CancellationToken cancel)
    {
        if (await probes.OfAsync(work.Original, type.Demuxer, cancel) is not { Width: { } width, Height: { } height } probe) return null;

        var name = work.Name("video", "mp4");
        string[] how = probe.PlaysEverywhere
            ? ["-c", "copy"]
            : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate", "6M", "-bufsize", "12M", "-pix_fmt", "yuv420p", "-fpsmax", "60", "-vf", Fit,
                "-threads", Threads, "-c:a", "aac", "-b:a", "128k", "-ac", "2"];
        if (await program.RunLongAsync(cancel, ["ffmpeg", "-nostdin", "-v", "error", "-y", .. FilmProbe.From(work.Original, type.Demuxer), "-map", "0:v:0", "-map", "0:a:0?",
            .. how, "-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart", work.At(name)]) is null) return null;

        var film = await HashedAsync(work, work.Made(name, "video/mp4", width, height), cancel);
        var stills = new List<MediaVariant>();
        foreach (var part in Frames)
        {
            var still = work.Name(string.Create(CultureInfo.InvariantCulture, $"frame{part * 100:0}"), "jpg");
            if (await FrameAsync(work.At(name), probe.Seconds * part, work.At(still), "640", cancel)) stills.Add(work.Made(still, "image/jpeg"));
        }

        var made = ownPoster is not null ? pictures.MakeAsync(work, ownPoster, cancel) : PosterAsync(work, work.At(name), posterAt ?? probe.Seconds * Frames[0], cancel);
        return await made is { } poster
            ? poster with { Variants = [.. poster.Variants, film], Width = width, Height = height, DurationSeconds = probe.Seconds, Stills = stills }
            : null;
    }

    /// <summary>A film's poster in all sizes.</summary>
    /// <param name="film">As readers get it.</param>
    /// <param name="second">Of the film; its first picture when it is shorter.</param>
    public async Task<MediaReading?> PosterAsync(Workplace work, string film, double second, CancellationToken cancel) =>
        await FrameAsync(film, second, work.At("poster.png"), "1920", cancel) || await FrameAsync(film, 0, work.At("poster.png"), "1920", cancel)
            ? await pictures.MakeAsync(work, work.At("poster.png"), cancel)
            : null;

    /// <returns>Null when it is no sound that can be read.</returns>
    public async Task<MediaReading?> SoundAsync(Workplace work, SniffedType type, CancellationToken cancel)
    {
        if (await probes.OfAsync(work.Original, type.Demuxer, cancel) is not { } probe) return null;

        var (name, contentType) = probe.Sound switch
        {
            "aac" when type.Demuxer is "mov" => (work.Name("audio", "m4a"), "audio/mp4"),
            _ => (work.Name("audio", "mp3"), "audio/mpeg"),
        };
        string[] how = probe.Sound is "mp3" || contentType is "audio/mp4" ? ["-c", "copy"] : ["-c:a", "libmp3lame", "-b:a", "128k", "-ac", "2"];
        return await program.RunLongAsync(cancel, ["ffmpeg", "-nostdin", "-v", "error", "-y", .. FilmProbe.From(work.Original, type.Demuxer), "-map", "0:a:0",
            .. how, "-map_metadata", "-1", "-map_chapters", "-1", work.At(name)]) is null
            ? null
            : new([await HashedAsync(work, work.Made(name, contentType), cancel)], null, null) { DurationSeconds = probe.Seconds };
    }

    private async Task<bool> FrameAsync(string film, double second, string target, string width, CancellationToken cancel)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{second:0.00}");
        return await program.RunAsync(cancel, ["ffmpeg", "-nostdin", "-v", "error", "-y", "-ss", at, .. FilmProbe.From(film, "mov"),
            "-frames:v", "1", "-vf", $"scale='min({width},iw)':-2", "-map_metadata", "-1", target]) is not null && File.Exists(target);
    }

    private static async Task<MediaVariant> HashedAsync(Workplace work, MediaVariant variant, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(work.At(variant.Name));
        return variant with { Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) };
    }
}
