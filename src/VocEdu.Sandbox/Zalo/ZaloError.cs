namespace VocEdu.Sandbox.Zalo;

/// <summary>Zalo's failures: HTTP 200 with a number that is not 0.</summary>
public static class ZaloError
{
    public static Reply Pending => Of(-214, "Media is being processed");

    public static Reply TokenInvalid => Of(-216, "Access token is invalid");

    public static Reply TooMany => Of(-32, "Vượt quá giới hạn request/phút");

    public static Reply NoSuchApi => Of(-209, "API is not support", status: 404);

    public static Reply NotVerified => Of(-221, "OA is not verified");

    public static Reply NotAllowed => Of(-233, "Message type is not supported");

    public static Reply OutOfQuota => Of(-211, "Out of quota");

    public static Reply MediaFailed(string why) => Of(-200, "Upload media failed: " + why);

    public static Reply Invalid(string message) => Of(-201, message);

    public static Reply Of(int error, string message, int status = 200) =>
        Reply.Json(new JsonObject { ["error"] = error, ["message"] = message }, status);

    public static Reply OAuth(int? error, string name, string description, string? reason = null)
    {
        var body = new JsonObject { ["error_name"] = name };
        if (reason is not null) body["error_reason"] = reason;
        body["error_description"] = description;
        if (error is not null) body["error"] = error;
        return Reply.Json(body);
    }

    public static RefusedException Refuse(this Reply reply) => new(reply);
}
