using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.YouTube;

/// <summary>One channel, its OAuth client, uploads and quota.</summary>
public sealed class YouTubeState
{
    public const string ChannelId = "UCtestchannel000000000001";
    public const string ChannelName = "GDNN tỉnh X";
    public const string UploadsPlaylist = "UUtestchannel000000000001";
    public const string ClientId = "CLIENT";
    public const string ClientSecret = "SECRET";

    /// <summary>A playlist of the channel's own.</summary>
    public const string Playlist = "PLtest0001";

    public Dictionary<string, DateTimeOffset> AccessTokens { get; set; } = new(StringComparer.Ordinal);

    public List<string> RefreshTokens { get; set; } = ["TEST-REFRESH"];

    public List<string> Codes { get; set; } = ["CODE"];

    /// <summary>Agreements given on the consent screen.</summary>
    public List<ConsentCode> Consents { get; set; } = [];

    public List<UploadSession> Sessions { get; set; } = [];

    public List<Video> Videos { get; set; } = [];

    public List<PlaylistEntry> Playlisted { get; set; } = [];

    /// <summary>The Pacific day the counters below belong to.</summary>
    public DateOnly QuotaDay { get; set; }

    public int UnitsUsed { get; set; }

    public int InsertsUsed { get; set; }

    public int TokenNumber { get; set; } = 1;

    public int Number { get; set; }

    public static YouTubeState Fresh(DateTimeOffset now) => new() { AccessTokens = { ["TEST-ACCESS"] = now.AddSeconds(3599) } };

    public string NextId(int length) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"yt{++Number}"))))
        .Replace('+', '-').Replace('/', '_')[..length];

    public Video? Find(string id) => Videos.FirstOrDefault(v => v.Id == id);

    /// <summary>What time alone brings about: processing ends, planned films become public.</summary>
    public void Settle(DateTimeOffset now, YouTubeSwitches switches)
    {
        foreach (var video in Videos) video.Settle(now, switches);
    }
}

/// <summary>How the channel and the project behave.</summary>
public sealed class YouTubeSwitches
{
    public bool HasChannel { get; set; } = true;

    /// <summary>A new film shows up in the uploads playlist after this time.</summary>
    public double ListLagSeconds { get; set; } = 3;

    public double ProcessingSeconds { get; set; } = 10;

    public ProcessingOutcome Processing { get; set; } = ProcessingOutcome.Succeeded;

    /// <summary>A second film with the same bytes is rejected as a duplicate.</summary>
    public bool RejectDuplicates { get; set; } = true;

    /// <summary>Set: of the next chunk that is not the last, only so many bytes are kept.</summary>
    public long? PartialCommitBytes { get; set; }

    /// <summary>The project has not been audited: every film stays private.</summary>
    public bool AuditLock { get; set; }

    /// <summary>The person presses Cancel on the consent screen.</summary>
    public bool ConsentDenied { get; set; }

    /// <summary>Set: the person ticks only these permissions, whatever was asked.</summary>
    public string? GrantedScope { get; set; }

    public bool RotateRefreshTokens { get; set; }

    public bool RefreshTokensRevoked { get; set; }

    public bool ThumbnailsAllowed { get; set; } = true;

    public int UnitsPerDay { get; set; } = 10_000;

    public int InsertsPerDay { get; set; } = 100;

    /// <summary>The channel's own limit in 24 hours.</summary>
    public int ChannelUploadsPerDay { get; set; } = 100;

    public double SessionSeconds { get; set; } = 7 * 24 * 3600;

    public int AccessTokenSeconds { get; set; } = 3599;
}

public enum ProcessingOutcome
{
    Succeeded,
    Failed,
    Stuck,
}

public sealed class UploadSession
{
    public required string Id { get; init; }
    public required long Total { get; init; }
    public required JsonObject Snippet { get; init; }
    public required JsonObject Status { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public long Committed { get; set; }
    public string? VideoId { get; set; }
}

/// <param name="Offline">A refresh token comes along.</param>
public sealed record ConsentCode(string Code, string RedirectUri, string? Challenge, bool Offline, string Scope, DateTimeOffset At)
{
    public bool Spent { get; set; }
}

public sealed record CaptionTrack(string Id, string Language, string Name, long Bytes, string? Sha256 = null, int Writes = 1);

public sealed record PlaylistEntry(string Id, string PlaylistId, string VideoId);

public sealed class Video
{
    public required string Id { get; init; }
    public required JsonObject Snippet { get; set; }
    public required JsonObject Status { get; set; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public bool Duplicate { get; init; }
    public bool WasPublic { get; set; }
    public bool HasThumbnail { get; set; }
    public List<CaptionTrack> Captions { get; set; } = [];
    public ProcessingOutcome? Outcome { get; set; }

    public string Privacy => Status["privacyStatus"]?.ToString() ?? "public";

    public void Settle(DateTimeOffset now, YouTubeSwitches switches)
    {
        if (Outcome is null && now >= UploadedAt.AddSeconds(switches.ProcessingSeconds) && switches.Processing is not ProcessingOutcome.Stuck)
            Outcome = switches.Processing;
        if (switches.AuditLock) Status["privacyStatus"] = "private";
        else if (Status["publishAt"]?.ToString() is { } at && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) <= now)
        {
            Status["privacyStatus"] = "public";
            Status.Remove("publishAt");
        }

        WasPublic |= Privacy == "public";
    }
}
