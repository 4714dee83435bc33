namespace VocEdu.Sandbox.YouTube;

/// <summary>Google's failures. Clients decide on status, reason and domain.</summary>
public static class GoogleError
{
    public static Reply Quota => Of(403, "quotaExceeded", "The request cannot be completed because you have exceeded your quota.", "youtube.quota");

    public static Reply UploadsPerDay => Of(
        429, "rateLimitExceeded",
        "Quota exceeded for quota metric 'Video Uploads' and limit 'Video Uploads per day' of service 'youtube.googleapis.com' for consumer 'project_number:0'.", "global");

    public static Reply UploadLimit => Of(400, "uploadLimitExceeded", "The user has exceeded the number of videos they may upload.");

    public static Reply SessionGone => Of(404, "notFound", "Upload session not found", "global");

    public static Reply ThumbnailsForbidden => Of(
        403, "forbidden", "The authenticated user doesn't have permissions to upload and set custom video thumbnails.", "youtube.thumbnail");

    public static Reply InvalidGrant => OAuth("invalid_grant", "Token has been expired or revoked.");

    public static Reply Credentials
    {
        get
        {
            var inner = new JsonObject
            {
                ["message"] = "Invalid Credentials", ["domain"] = "global", ["reason"] = "authError", ["location"] = "Authorization", ["locationType"] = "header",
            };
            return Reply.Json(
                new JsonObject
                {
                    ["error"] = new JsonObject
                    {
                        ["code"] = 401, ["message"] = "Request had invalid authentication credentials.", ["errors"] = new JsonArray(inner), ["status"] = "UNAUTHENTICATED",
                    },
                },
                401);
        }
    }

    public static Reply Of(int status, string reason, string message, string domain = "youtube.video", string? grpc = null)
    {
        var error = new JsonObject
        {
            ["code"] = status,
            ["message"] = message,
            ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = domain, ["reason"] = reason }),
        };
        if (grpc is not null) error["status"] = grpc;
        return Reply.Json(new JsonObject { ["error"] = error }, status);
    }

    public static Reply Missing(string parameter) =>
        Of(400, "missingRequiredParameter", $"The request is missing a required parameter: {parameter}.", "youtube.parameter");

    public static Reply OAuth(string error, string description, int status = 400) =>
        Reply.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, status);

    public static RefusedException Refuse(this Reply reply) => new(reply);
}
