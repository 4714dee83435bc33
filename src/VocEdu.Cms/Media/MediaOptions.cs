using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Media;

/// <summary>Section <c>Media</c> of the configuration.</summary>
public sealed class MediaOptions
{
    /// <summary>Where the files lie; empty: <c>media</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Longest time one run of an outside program may take.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")] public TimeSpan ProgramTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space one run of an outside program may take, in megabytes.</summary>
    [Range(256, 65_536)] public int ProgramMemory { get; set; } = 2_048;
}
