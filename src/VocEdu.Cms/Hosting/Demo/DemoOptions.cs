namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Section <c>Demo</c> of the configuration: invented content for a first look.</summary>
public sealed class DemoOptions
{
    /// <summary>Loads the demo into an empty database at the start. Switch it off before real work begins.</summary>
    public bool Load { get; set; }

    /// <summary>The repository's folder with <c>config/demo</c> and <c>media/demo</c>.</summary>
    public string Folder { get; set; } = "../..";

    /// <summary>Password of the demo accounts; the start script makes one and shows it.</summary>
    public string? Password { get; set; }

    /// <summary>Where the sandbox platforms tell their ready-made accounts; null: no channel is connected.</summary>
    public Uri? SandboxUrl { get; set; }
}
