using System.Text.Json.Nodes;
using VocEdu.Sandbox.Faults;
using VocEdu.Sandbox.State;

namespace VocEdu.Sandbox.Tests.Faults;

/// <summary>The error catalogues of the three contracts: each can be had from the sandbox by name.</summary>
public sealed class EveryDocumentedError
{
    private static readonly IReadOnlyList<string> Answers = [.. KnownAnswers.All.Values.Select(Code)];

    [TestCase("1/99"), TestCase("2"), TestCase("4"), TestCase("17"), TestCase("32"), TestCase("80001"), TestCase("341"), TestCase("613"), TestCase("613/1996")]
    [TestCase("10"), TestCase("200"), TestCase("200/2069030"), TestCase("200/2069033"), TestCase("100"), TestCase("100/33"), TestCase("102")]
    [TestCase("190/458"), TestCase("190/459"), TestCase("190/460"), TestCase("190/463"), TestCase("190/464"), TestCase("190/467"), TestCase("190/492"), TestCase("190/2069032")]
    [TestCase("197"), TestCase("324"), TestCase("368"), TestCase("368/1390008"), TestCase("506"), TestCase("100/1609005"), TestCase("100/1609008")]
    [TestCase("100/1346003"), TestCase("100/1404102"), TestCase("100/1404006"), TestCase("100/1404112"), TestCase("100/1404078"), TestCase("100/4854002")]
    [TestCase("1/1366046"), TestCase("100/1366051"), TestCase("6000/1363022"), TestCase("6000/1363023"), TestCase("6000/1363042")]
    [TestCase("6000/1363019"), TestCase("6000/1363021"), TestCase("6000/1363030"), TestCase("6000/1363033"), TestCase("6000/1363037"), TestCase("6000/1363041")]
    [TestCase("2061006"), TestCase("1349125"), TestCase("3001/1504028")]
    public void Of_Facebook(string code) => Assert.That(Answers, Does.Contain($"facebook {code}"));

    [TestCase("400 invalidTitle"), TestCase("400 invalidDescription"), TestCase("400 invalidTags"), TestCase("400 invalidCategoryId"), TestCase("400 invalidPublishAt")]
    [TestCase("400 invalidVideoMetadata"), TestCase("400 invalidFilename"), TestCase("400 invalidRecordingDetails"), TestCase("400 defaultLanguageNotSet"), TestCase("400 mediaBodyRequired")]
    [TestCase("400 missingRequiredParameter"), TestCase("400 unexpectedParameter"), TestCase("400 incompatibleParameters"), TestCase("400 uploadLimitExceeded"), TestCase("400 invalid_grant")]
    [TestCase("401 authError"), TestCase("401 youtubeSignupRequired"), TestCase("403 quotaExceeded"), TestCase("403 dailyLimitExceeded"), TestCase("403 forbidden"), TestCase("403 insufficientPermissions")]
    [TestCase("403 forbiddenPrivacySetting"), TestCase("403 forbiddenLicenseSetting"), TestCase("403 accountDelegationForbidden"), TestCase("403 authenticatedUserAccountSuspended")]
    [TestCase("403 authenticatedUserAccountClosed"), TestCase("403 authenticatedUserNotChannel"), TestCase("403 rateLimitExceeded"), TestCase("403 userRateLimitExceeded")]
    [TestCase("404 videoNotFound"), TestCase("404 playlistNotFound"), TestCase("404 playlistItemNotFound"), TestCase("404 channelNotFound"), TestCase("409 alreadyExists")]
    [TestCase("429 rateLimitExceeded"), TestCase("429 uploadRateLimitExceeded"), TestCase("500 internalError"), TestCase("503 backendError"), TestCase("503 SERVICE_UNAVAILABLE")]
    public void Of_YouTube(string code) => Assert.That(Answers, Does.Contain($"google {code}"));

    [Test]
    public void Of_Zalo([Values(-32, -124, -200, -201, -202, -204, -205, -207, -208, -209, -210, -211, -212, -213, -214, -215, -216, -217, -218, -220, -221, -224, -230, -233, -240, -242,
        -305, -311, -320, -321, -14005, -14014, -14019, -14020)] int code) => Assert.That(Answers, Does.Contain($"zalo {code}"));

    [Test]
    public void Of_none_of_them_in_JSON() => Assert.That(Answers, Does.Contain("html 502").And.Contain("empty 200"));

    private static string Code(Reply reply) => reply.Body is null ? $"empty {reply.Status}"
        : !reply.ContentType.StartsWith("application/json", StringComparison.Ordinal) ? $"html {reply.Status}"
        : (JsonNode.Parse(reply.Body)!.AsObject() is var body && body["error"] is JsonObject error)
            ? error["errors"] is JsonArray errors ? $"google {reply.Status} {errors[0]!["reason"]}"
            : error["error_subcode"] is { } subcode ? $"facebook {error["code"]}/{subcode}" : $"facebook {error["code"]}"
        : body["error"] is JsonValue value && value.GetValueKind() is System.Text.Json.JsonValueKind.Number ? $"zalo {value}"
        : $"google {reply.Status} {body["error"]}";
}
