using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Sandbox.Faults;

/// <summary>Failures of the platforms, ready to be sent, by name.</summary>
public static class KnownAnswers
{
    public static readonly IReadOnlyDictionary<string, Reply> All = new Dictionary<string, Reply>(StringComparer.Ordinal)
    {
        ["html-502"] = new(502, "<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>", "text/html"),
        ["facebook/unknown"] = GraphError.Unknown,
        ["facebook/service"] = GraphError.Service,
        ["facebook/app-limit"] = GraphError.Of(4, "(#4) Application request limit reached")
            .With("X-App-Usage", """{"call_count":100,"total_time":60,"total_cputime":40}"""),
        ["facebook/page-limit"] = GraphError.Of(32, "(#32) Page request limit reached"),
        ["facebook/custom-limit"] = GraphError.Of(613, "(#613) Calls to this api have exceeded the rate limit."),
        ["facebook/page-token-limit"] = GraphError.PageTokenLimit(minutes: 37),
        ["facebook/blocked"] = GraphError.Of(368, "The action attempted has been deemed abusive or is otherwise disallowed", 1390008),
        ["facebook/duplicate"] = GraphError.Duplicate,
        ["facebook/permission"] = GraphError.Of(200, "(#200) Permissions error", status: 403),
        ["facebook/token-expired"] = GraphError.DeadToken(463),
        ["facebook/token-password"] = GraphError.DeadToken(460),
        ["facebook/token-checkpoint"] = GraphError.DeadToken(459),
        ["facebook/token-no-role"] = GraphError.DeadToken(492),
        ["facebook/photo-refused"] = GraphError.PhotoRefused,

        ["google/invalid-grant"] = GoogleError.InvalidGrant,
        ["youtube/auth"] = GoogleError.Credentials,
        ["youtube/signup-required"] = GoogleError.Of(401, "youtubeSignupRequired", "Unauthorized", "youtube.header"),
        ["youtube/forbidden"] = GoogleError.Of(403, "forbidden", "Access forbidden. The request may not be properly authorized.", "youtube.common"),
        ["youtube/quota"] = GoogleError.Quota,
        ["youtube/rate"] = GoogleError.Of(403, "rateLimitExceeded", "Rate limit exceeded", "youtube.quota"),
        ["youtube/uploads-per-day"] = GoogleError.UploadsPerDay,
        ["youtube/upload-limit"] = GoogleError.UploadLimit,
        ["youtube/already-exists"] = GoogleError.Of(409, "alreadyExists", "Requested entity already exists", "global", "ALREADY_EXISTS"),
        ["youtube/backend"] = GoogleError.Of(503, "backendError", "Backend Error", "global"),
        ["youtube/session-gone"] = GoogleError.SessionGone,
        ["youtube/empty-200"] = new(200),
        ["youtube/thumbnail-forbidden"] = GoogleError.ThumbnailsForbidden,
        ["youtube/thumbnail-limit"] = GoogleError.Of(429, "uploadRateLimitExceeded", "The channel has uploaded too many thumbnails recently.", "youtube.thumbnail"),

        ["zalo/rate"] = ZaloError.TooMany,
        ["zalo/token"] = ZaloError.TokenInvalid,
        ["zalo/oa-deleted"] = ZaloError.Of(-204, "Official Account has been deleted"),
        ["zalo/not-verified"] = ZaloError.NotVerified,
        ["zalo/not-allowed"] = ZaloError.NotAllowed,
        ["zalo/out-of-quota"] = ZaloError.OutOfQuota,
        ["zalo/pending"] = ZaloError.Pending,
        ["zalo/media-failed"] = ZaloError.MediaFailed("Too many failed attempts"),
        ["zalo/oauth-without-number"] = ZaloError.OAuth(null, "Internal error", "Please try again later.", ""),
    };
}
