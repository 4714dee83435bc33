using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>A loudspeaker bulletin for any system that plays it: no public standard was found, so a neutral package (vietnam.md §13).</summary>
public static class BroadcastPackage
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A ZIP of <c>script.txt</c> and <c>meta.json</c>, UTF-8.</summary>
    public static byte[] Write(Pack pack)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "script.txt", pack.Script.Text);
            Add(zip, "meta.json", JsonSerializer.Serialize(new
            {
                pack.Title,
                pack.Unit,
                Priority = pack.Broadcast?.Priority switch { BroadcastPriority.High => "uu_tien", BroadcastPriority.Urgent => "khan_cap", _ => "thong_thuong" },
                pack.Broadcast?.AirFrom,
                pack.Broadcast?.AirTo,
                pack.Broadcast?.Repeats,
                DurationEstimateSec = (int)Math.Ceiling(pack.Script.Duration.TotalSeconds),
                Communes = pack.Broadcast?.Places?.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
                Voice = (string?)null,
                pack.ApprovedBy,
                pack.ApprovedAt,
                Language = "vi",
            }, Readable));
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
