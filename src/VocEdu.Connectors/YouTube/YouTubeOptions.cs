using System.ComponentModel.DataAnnotations;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>Section <c>YouTube</c>.</summary>
public sealed class YouTubeOptions
{
    [Required, WebAddress] public Uri ApiUrl { get; set; } = new("https://www.googleapis.com/youtube/v3");

    [Required, WebAddress] public Uri UploadUrl { get; set; } = new("https://www.googleapis.com/upload/youtube/v3");

    /// <summary>Where a video is watched; its id is put at the end.</summary>
    [Required, WebAddress] public Uri WatchUrl { get; set; } = new("https://www.youtube.com/watch?v=");

    /// <summary>27 is Education, 25 News and Politics.</summary>
    [Required, RegularExpression(@"^\d{1,3}$")] public string CategoryId { get; set; } = "27";

    [Required, RegularExpression("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")] public string Language { get; set; } = "vi";

    /// <summary>Chunks of this many times 256 KiB, the size YouTube counts in.</summary>
    [Range(1, 256)] public int ChunkUnits { get; set; } = 32;

    /// <summary>The playlist every video is added to unless its post names another; empty: none.</summary>
    public string Playlist { get; set; } = "";

    /// <summary>A video with a time is uploaded this long before it, private, and made public by YouTube on time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "20:00:00")] public TimeSpan Ahead { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Between two looks at a video that YouTube is processing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan PollAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Processing that takes longer is shown to a person; the video is never uploaded again by itself.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")] public TimeSpan ProcessingLimit { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>Section <c>Google</c>: the OAuth client the channel was connected with.</summary>
public sealed class GoogleOptions
{
    [Required, WebAddress] public Uri TokenUrl { get; set; } = new("https://oauth2.googleapis.com/token");

    /// <summary>Google's consent screen.</summary>
    [Required, WebAddress] public Uri ConsentUrl { get; set; } = new("https://accounts.google.com/o/oauth2/v2/auth");

    /// <summary>Where a permission is given back. Null: beside <see cref="TokenUrl"/>, as at Google.</summary>
    [WebAddress] public Uri? RevokeUrl { get; set; }

    internal Uri Revocation => RevokeUrl ?? new Uri(TokenUrl, "revoke");

    public string ClientId { get; set; } = "";

    /// <summary>From the environment, never from a file.</summary>
    public string ClientSecret { get; set; } = "";
}
