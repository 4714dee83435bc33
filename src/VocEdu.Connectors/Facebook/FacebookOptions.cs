using System.ComponentModel.DataAnnotations;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Section <c>Facebook</c>. Page tokens are not here: they come from the account's <see cref="ISecretStore"/>.</summary>
public sealed class FacebookOptions
{
    [Required, WebAddress] public Uri GraphUrl { get; set; } = new("https://graph.facebook.com");

    [Required, WebAddress] public Uri VideoUrl { get; set; } = new("https://graph-video.facebook.com");

    /// <summary>Where a person agrees to the connection.</summary>
    [Required, WebAddress] public Uri DialogUrl { get; set; } = new("https://www.facebook.com");

    /// <summary>A version lives about two years; calls on a dead one are served by the oldest living one without a word.</summary>
    [Required, RegularExpression(@"^v\d{1,3}\.\d$")] public string Version { get; set; } = "v25.0";

    public string AppId { get; set; } = "";

    /// <summary>Signs every call with <c>appsecret_proof</c> when set; needed to connect pages. From the environment, never from a file.</summary>
    public string? AppSecret { get; set; }

    /// <summary>Create hidden, then make public: the visible step can be repeated. Off: create public at once.</summary>
    public bool StageThenFlip { get; set; } = true;

    /// <summary>Between two looks at a film that Facebook is processing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan PollAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Processing that takes longer is shown to a person; the film is never uploaded again by itself.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")] public TimeSpan ProcessingLimit { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Posts asked for at once when one is looked for; 100 is the most Facebook gives.</summary>
    [Range(1, 100)] public int ListSize { get; set; } = 100;

    /// <summary>Names of a post's figures; those that Facebook has retired are skipped.</summary>
    public string PostMetrics { get; set; } = "post_media_view,post_total_media_view_unique,post_reactions_by_type_total,post_clicks";

    /// <summary>Names of a film's figures.</summary>
    public string VideoMetrics { get; set; } = "total_video_views";

    /// <summary>Names of the page's daily figures.</summary>
    public string PageMetrics { get; set; } = "page_follows,page_daily_follows,page_media_view,page_total_media_view_unique,page_post_engagements";

    /// <summary>From this share of an allowance on the page pauses, so that people can still use it by hand.</summary>
    [Range(50, 100)] public int PauseAtPercent { get; set; } = 95;

    /// <summary>How long the page pauses when Facebook does not say.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan PauseWhenLimited { get; set; } = TimeSpan.FromHours(1);
}
