namespace VocEdu.Sandbox.Facebook;

/// <summary>Graph errors. Clients decide on code and subcode; the texts are illustrative.</summary>
public static class GraphError
{
    public static Reply Unknown => Of(1, "An unknown error has occurred.", 99, status: 500);

    public static Reply Service => Of(2, "An unexpected error has occurred. Please retry your request later.", status: 500, transient: true);

    public static Reply Duplicate => Of(506, "(#506) Duplicate status message");

    public static Reply Empty => Of(197, "The post is empty. Please enter a message to share.");

    public static Reply PhotoRefused => Of(1, "Your photos couldn't be uploaded.", 1366046, transient: false);

    public static Reply Of(int code, string message, int? subcode = null, int status = 400, bool? transient = null,
        JsonObject? data = null, string type = "OAuthException")
    {
        var error = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = code };
        if (subcode is not null) error["error_subcode"] = subcode;
        if (transient is not null) error["is_transient"] = transient;
        if (data is not null) error["error_data"] = data;
        error["fbtrace_id"] = "A" + Guid.NewGuid().ToString("N")[..21];
        return Reply.Json(new JsonObject { ["error"] = error }, status);
    }

    public static Reply Invalid(string message, int? subcode = null) => Of(100, "(#100) " + message, subcode);

    public static Reply NotThere(string id, string verb = "get") =>
        Of(100, $"Unsupported {verb} request. Object with ID '{id}' does not exist or cannot be loaded.", 33, type: "GraphMethodException");

    public static Reply PageTokenLimit(int minutes) => Of(80001, "There have been too many calls to this Page account.")
        .With("X-Business-Use-Case-Usage", PageUsage(100, minutes));

    public static Reply DeadToken(int subcode) => Of(190, subcode switch
    {
        458 => "Error validating access token: The user has not authorized the application.",
        459 => "The session is invalid because the user has been checkpointed.",
        460 => "Error validating access token: The session has been invalidated because the user changed their password.",
        463 => "Error validating access token: Session has expired.",
        492 => "The user must be an administrator, editor, or moderator of the page.",
        2069032 => "A Page access token is required for this call.",
        _ => "Invalid OAuth access token.",
    }, subcode);

    public static string PageUsage(int percent, int minutes) => new JsonObject
    {
        [FacebookState.PageId] = new JsonArray(new JsonObject
        {
            ["type"] = "pages",
            ["call_count"] = percent,
            ["total_cputime"] = percent / 2,
            ["total_time"] = percent / 2,
            ["estimated_time_to_regain_access"] = minutes,
        }),
    }.ToJsonString();

    public static RefusedException Refuse(this Reply reply) => new(reply);
}
