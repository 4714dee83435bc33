using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>What a person wants an item to say.</summary>
public sealed record ContentDraft
{
    public required string Genre { get; init; }
    public required string Section { get; init; }

    /// <summary>The producing unit; only people of the newsroom may write for another than their own.</summary>
    public required string UnitId { get; init; }
    public required string Title { get; init; }

    /// <summary>Null: made from the title, or kept once the item is public.</summary>
    public string? Slug { get; init; }
    public string Summary { get; init; } = "";
    public required RichText Body { get; init; }
    public ContentFields Fields { get; init; } = new();
    public ChannelTexts ChannelTexts { get; init; } = new();

    /// <summary>A remark on this version, for the history.</summary>
    public string? Note { get; init; }

    /// <summary>What a version says, to be said again.</summary>
    public static ContentDraft Of(ContentVersion version) => new()
    {
        Genre = version.Genre,
        Section = version.Section,
        UnitId = version.UnitId,
        Title = version.Title,
        Slug = version.Slug,
        Summary = version.Summary,
        Body = RichText.Parse(version.Body),
        Fields = version.Fields,
        ChannelTexts = version.ChannelTexts,
    };

    /// <summary>SHA-256 (hex) of everything a reader or follower would see.</summary>
    public string Hash(string slug)
    {
        var seen = JsonSerializer.SerializeToUtf8Bytes(
            new { Genre, Section, UnitId, Title, slug, Summary, Body = Body.Json, Fields, ChannelTexts }, JsonSerializerOptions.Web);
        return Convert.ToHexStringLower(SHA256.HashData(seen));
    }
}
