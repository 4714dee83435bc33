using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Media;

/// <summary>Section <c>Media</c> of the configuration.</summary>
public sealed class MediaOptions
{
    /// <summary>Where the files lie; empty: <c>media</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Longest time one run of an outside program may take.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")] public TimeSpan ProgramTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time a film may take to be written anew; the smallest machines need about twice its length.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan FilmTimeout { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Address space one run of an outside program may take, in megabytes.</summary>
    [Range(256, 65_536)] public int ProgramMemory { get; set; } = 2_048;

    /// <summary>How many uploads one person may have under way.</summary>
    [Range(1, 10_000)] public int OpenUploads { get; set; } = 100;

    /// <summary>How much the uploads of one person may promise together, in megabytes.</summary>
    [Range(1, 1_000_000)] public long OpenUploadMegabytes { get; set; } = 20_480;

    /// <summary>How long a file can be taken back from the recycle bin.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")] public TimeSpan KeptInBin { get; set; } = TimeSpan.FromDays(30);

    /// <summary>An upload that nobody carries on is forgotten after this.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")] public TimeSpan UploadLife { get; set; } = TimeSpan.FromHours(24);
}
