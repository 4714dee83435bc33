using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Delivery;

/// <summary>The switches of Umbraco's Content Delivery API under their own names (<c>Umbraco:CMS:DeliveryApi</c>). What it gives is public, so it is on unless switched off.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Umbraco:CMS:DeliveryApi";

    /// <summary>Off: every call is answered 401.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>False: every call needs the key.</summary>
    public bool PublicAccess { get; set; } = true;

    /// <summary>Compared with the <c>Api-Key</c> header; null: nobody has one. Whoever has it may preview what the newsroom is working on.</summary>
    public string? ApiKey { get; set; }
    public List<string> DisallowedContentTypeAliases { get; set; } = [];

    /// <summary>Empty: all.</summary>
    public List<string> AllowedContentTypeAliases { get; set; } = [];

    /// <summary>Rich text as a tree of elements instead of markup.</summary>
    public bool RichTextOutputAsJson { get; set; }
    public DeliveryMediaOptions Media { get; set; } = new();
    public DeliveryCacheOptions OutputCache { get; set; } = new();
}

public sealed class DeliveryMediaOptions
{
    public bool Enabled { get; set; } = true;
    public bool PublicAccess { get; set; } = true;
}

/// <summary>Answers are dropped as soon as anything public changes; the durations are for what changes unheard.</summary>
public sealed class DeliveryCacheOptions
{
    public bool Enabled { get; set; } = true;
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan ContentDuration { get; set; } = TimeSpan.FromMinutes(1);
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan MediaDuration { get; set; } = TimeSpan.FromMinutes(1);
}
