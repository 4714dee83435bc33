using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Sandbox.Zalo;

/// <summary>One official account, its tokens and its articles.</summary>
public sealed class ZaloState
{
    public const string OaId = "1493565572267710000";
    public const string OaName = "GDNN tỉnh X";
    public const string AppId = "1234567890";
    public const string AppSecret = "APP-SECRET";

    public List<AccessToken> AccessTokens { get; set; } = [];

    public List<RefreshToken> RefreshTokens { get; set; } = [];

    public List<ConsentCode> Codes { get; set; } = [];

    public List<ArticleJob> Jobs { get; set; } = [];

    public List<Article> Articles { get; set; } = [];

    public List<VideoJob> Videos { get; set; } = [];

    public List<Broadcast> Broadcasts { get; set; } = [];

    public int Number { get; set; }

    public int TokenNumber { get; set; } = 1;

    public DateTimeOffset Minute { get; set; }

    public int CallsThisMinute { get; set; }

    public static ZaloState Fresh(DateTimeOffset now) => new()
    {
        AccessTokens = [new AccessToken("TEST-OA-ACCESS", now.AddSeconds(90000))],
        RefreshTokens = [new RefreshToken("TEST-OA-REFRESH-1", now)],
    };

    public string NextId() => NextSecret("article")[..20];

    public string NextToken() => Convert.ToBase64String(Convert.FromHexString(NextSecret("token")[..50]));

    /// <summary>What time alone brings about: jobs that are due become articles or change them.</summary>
    public void Settle(DateTimeOffset now, ZaloSwitches switches)
    {
        if (switches.JobsStuck) return;
        foreach (var job in Jobs.Where(j => !j.Done && j.At.AddSeconds(switches.JobSeconds) <= now))
        {
            job.Done = true;
            if (job.Problem is null) job.ArticleId = Put(job, job.At.AddSeconds(switches.JobSeconds));
        }
    }

    private string Put(ArticleJob job, DateTimeOffset at)
    {
        if (job.ArticleId is not { } id)
        {
            id = NextId();
            Articles.Add(new Article { Id = id, Payload = job.Payload, CreatedAt = at, UpdatedAt = at });
        }
        else if (Articles.FirstOrDefault(a => a.Id == id) is { } article) (article.Payload, article.UpdatedAt) = (job.Payload, at);

        return id;
    }

    private string NextSecret(string kind) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{++Number}"))));
}

/// <summary>How the account behaves.</summary>
public sealed class ZaloSwitches
{
    /// <summary>Time from create or update until verify gives the id.</summary>
    public double JobSeconds { get; set; } = 6;

    public bool JobsStuck { get; set; }

    public double ListLagSeconds { get; set; } = 3;

    /// <summary>Titles of exactly 150 and descriptions of exactly 300 characters are refused, as seen on the live service.</summary>
    public bool LiveQuirk { get; set; } = true;

    /// <summary>The administrator presses Refuse on the permission page.</summary>
    public bool ConsentDenied { get; set; }

    public int AccessTokenSeconds { get; set; } = 90000;

    public int RefreshTokenDays { get; set; } = 90;

    public int CallsPerMinute { get; set; } = 600;

    /// <summary>Every answer tells how many calls the minute has left, as an old guide says.</summary>
    public bool RateHeaders { get; set; }

    public double VideoSeconds { get; set; } = 10;

    public bool VideosFail { get; set; }

    public bool Verified { get; set; } = true;

    public int Followers { get; set; } = 1_305;

    public bool BroadcastsAllowed { get; set; } = true;

    public int BroadcastsPerDay { get; set; } = 1;

    public int BroadcastsPerMonth { get; set; } = 4;

    /// <summary>The administrator took the app's grant away: every token is invalid.</summary>
    public bool Revoked { get; set; }
}

public sealed record AccessToken(string Token, DateTimeOffset ExpiresAt);

public sealed record RefreshToken(string Token, DateTimeOffset IssuedAt)
{
    public bool Spent { get; set; }
}

public sealed record ConsentCode(string Code, string Challenge, DateTimeOffset At);

public sealed record Broadcast(string Id, string ArticleId, DateTimeOffset At);

public sealed class ArticleJob
{
    public required string Token { get; init; }
    public required JsonObject Payload { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? ArticleId { get; set; }
    public string? Problem { get; init; }
    public bool Done { get; set; }
}

public sealed class Article
{
    public required string Id { get; init; }
    public required JsonObject Payload { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    public string Text(string name) => Payload[name]?.ToString() ?? "";

    public bool Shown => Text("status") is "" or "show";
}

public sealed class VideoJob
{
    public required string Token { get; init; }
    public required string VideoId { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset At { get; init; }
}
