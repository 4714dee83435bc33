using System.ComponentModel.DataAnnotations;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;

namespace VocEdu.Umbraco;

/// <summary>Section <c>VocEdu</c> of the site's configuration. Below it stand the engine's own sections: <c>Publishing</c>, <c>Facebook</c>, <c>YouTube</c>, <c>Zalo</c>, <c>Google</c>.</summary>
public sealed class VocEduOptions
{
    public const string Section = "VocEdu";

    /// <summary>A PostgreSQL 16+ database of the engine's own, beside Umbraco's. Without it nothing of this package runs.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether the document types of <see cref="Types.DocumentTypes"/> are created.</summary>
    public bool CreateDocumentTypes { get; set; } = true;

    /// <summary>Code of the unit that produced a document which names none.</summary>
    public string Unit { get; set; } = "don-vi";

    /// <summary>Units by code: the name printed in reports, and offered in the document types.</summary>
    public Dictionary<string, string> Units { get; set; } = [];

    /// <summary>Document types of the site's own that are works, by alias; they add to those of this package.</summary>
    public Dictionary<string, DocumentTypeOptions> Documents { get; set; } = [];

    public List<ConfiguredChannel> Channels { get; set; } = [];

    public List<ConfiguredTarget> Targets { get; set; } = [];

    /// <summary>Files of whole plans (the form of <c>config/plans.json</c>), relative to the site's folder.</summary>
    public List<string> PlanFiles { get; set; } = [];

    /// <summary>What was published before this moment is left alone; null: everything is counted by its date of publication.</summary>
    public DateTimeOffset? CountFrom { get; set; }

    /// <summary>A publication that is noticed later than this, such as one older than the package, is counted but not cross-posted.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan PostWithin { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an editor may be kept waiting while a publication is booked; what takes longer is left to the comparison.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan EditorWaits { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often all published documents are compared with the ledger.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan CompareEvery { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Where a document type keeps what the engine has to know: aliases of its properties. A property that a type does not have is empty.</summary>
public sealed class DocumentTypeOptions
{
    /// <summary>The genre of all documents of this type; null: the property <see cref="GenreProperty"/> names it.</summary>
    public string? Genre { get; set; }
    public string GenreProperty { get; set; } = "genre";

    /// <summary>An empty property falls back to the document's name.</summary>
    public string Title { get; set; } = "title";
    public string Summary { get; set; } = "summary";
    public string Body { get; set; } = "body";
    public string Author { get; set; } = "author";
    public string Unit { get; set; } = "unit";
    public string Cover { get; set; } = "cover";
    public string CoverText { get; set; } = "coverText";
    public string Film { get; set; } = "film";
    public string File { get; set; } = "file";
    public string Themes { get; set; } = "themes";
    public string Audiences { get; set; } = "audiences";
    public string Activities { get; set; } = "activities";
    public string Tags { get; set; } = "tags";
    public string Channels { get; set; } = "channels";
    public string FacebookText { get; set; } = "facebookText";
    public string ZaloText { get; set; } = "zaloText";
    public string YouTubeText { get; set; } = "youTubeText";
}

/// <summary>A page, channel or official account whose tokens the configuration holds (from the environment, never from a file).</summary>
public sealed class ConfiguredChannel
{
    public ChannelKind Kind { get; set; }
    public string Name { get; set; } = "";

    /// <summary>Page id, YouTube channel id or OA id.</summary>
    public string RemoteId { get; set; } = "";
    public string AccessToken { get; set; } = "";
    public string? RefreshToken { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>What a plan asks for each year.</summary>
public sealed class ConfiguredTarget
{
    public string Plan { get; set; } = "";
    public string Title { get; set; } = "";
    public string Issuer { get; set; } = "";
    public string Code { get; set; } = "";
    public string Text { get; set; } = "";
    public string Unit { get; set; } = "tác phẩm";
    public int FirstYear { get; set; }
    public int LastYear { get; set; }
    public int Value { get; set; }
    public WindowKind Window { get; set; } = WindowKind.Calendar;

    /// <summary>Month and day <c>MM-dd</c> when <see cref="Window"/> is a closing day.</summary>
    public string? ClosingDay { get; set; }
    public bool AcceptsPress { get; set; } = true;
}
