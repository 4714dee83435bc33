using VocEdu.Sandbox.Facebook;

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
    };
}
