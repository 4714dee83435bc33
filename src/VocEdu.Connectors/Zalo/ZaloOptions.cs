using System.ComponentModel.DataAnnotations;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Section <c>Zalo</c>. The tokens of an Official Account are not here: they come from its <see cref="ISecretStore"/>.</summary>
public sealed class ZaloOptions
{
    [Required, WebAddress] public Uri OpenApiUrl { get; set; } = new("https://openapi.zalo.me");

    [Required, WebAddress] public Uri OAuthUrl { get; set; } = new("https://oauth.zaloapp.com");

    public string AppId { get; set; } = "";

    /// <summary>From the environment, never from a file.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>Set when the app has the <c>appsecret_proof</c> check switched on.</summary>
    public bool SendsAppSecretProof { get; set; }

    /// <summary>Byline of an article whose post names none; Zalo asks for one.</summary>
    [Required, StringLength(50, MinimumLength = 1)] public string Author { get; set; } = "Ban biên tập";

    /// <summary>Between two looks at an article that Zalo is processing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan PollAfter { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Processing that takes longer counts as a failed attempt, so that a person hears of it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan ProcessingLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Broadcasts reach followers between these hours, Viet Nam time.</summary>
    public TimeOnly BroadcastFrom { get; set; } = new(8, 0);

    public TimeOnly BroadcastUntil { get; set; } = new(21, 30);
}
