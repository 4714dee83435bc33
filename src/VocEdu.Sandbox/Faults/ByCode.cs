using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Sandbox.Faults;

/// <summary>The rest of what the platforms document, by its own code: <c>facebook/100/33</c>, <c>youtube/invalidPublishAt</c>, <c>zalo/-230</c>.</summary>
internal static class ByCode
{
    private static readonly (int Code, int? Subcode)[] Facebook =
    [
        (100, null), (100, 33), (190, 2069032), (197, null), (200, 2069030), (200, 2069033), (324, null), (368, null), (3001, 1504028),
        (100, 1609008), (6000, 1363021), (6000, 1363033), (6000, 1363037), (6000, 1363041),
    ];

    private static readonly (int Status, string Reason)[] YouTube =
    [
        (400, "invalidCategoryId"), (400, "invalidPublishAt"), (400, "invalidFilename"), (400, "invalidRecordingDetails"), (400, "defaultLanguageNotSet"),
        (400, "mediaBodyRequired"), (400, "missingRequiredParameter"), (400, "unexpectedParameter"), (400, "incompatibleParameters"),
        (403, "forbiddenPrivacySetting"), (403, "forbiddenLicenseSetting"), (403, "accountDelegationForbidden"), (403, "authenticatedUserNotChannel"),
        (404, "playlistItemNotFound"), (404, "channelNotFound"), (503, "SERVICE_UNAVAILABLE"),
    ];

    private static readonly int[] Zalo = [-201, -213, -217, -218, -220, -230, -240, -242, -305, -311];

    private static readonly int[] ZaloOAuth = [-14005, -14019];

    public static IEnumerable<KeyValuePair<string, Reply>> All() =>
    [
        .. Facebook.Select(e => Pair($"facebook/{e.Code}{(e.Subcode is { } subcode ? $"/{subcode}" : "")}", GraphError.Of(e.Code, "Refused by the sandbox.", e.Subcode))),
        .. YouTube.Select(e => Pair($"youtube/{e.Reason}", GoogleError.Of(e.Status, e.Reason, "Refused by the sandbox."))),
        .. Zalo.Select(code => Pair($"zalo/{code}", ZaloError.Of(code, "Refused by the sandbox"))),
        .. ZaloOAuth.Select(code => Pair($"zalo/{code}", ZaloError.OAuth(code, "Refused", "Refused by the sandbox."))),
    ];

    private static KeyValuePair<string, Reply> Pair(FormattableString name, Reply reply) => new(name.ToString(CultureInfo.InvariantCulture), reply);
}
