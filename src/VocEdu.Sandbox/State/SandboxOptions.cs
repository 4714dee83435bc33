namespace VocEdu.Sandbox.State;

/// <summary>Settings under <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where the sandbox listens unless ASPNETCORE_URLS says otherwise.</summary>
    public string Urls { get; set; } = "http://localhost:5081";

    /// <summary>File that keeps what was posted over restarts; empty: memory only.</summary>
    public string? StateFile { get; set; } = ".data/sandbox/state.json";

    /// <summary>Hosts whose pictures are fetched and examined, as the platforms do.</summary>
    public IList<string> PictureHosts { get; } = ["localhost", "127.0.0.1"];

    /// <summary>Ends of host names whose pictures are believed unseen: reserved names, nobody lives there.</summary>
    public IList<string> BelievedPictureHosts { get; } = [".example.vn", ".example.com", ".example"];
}
