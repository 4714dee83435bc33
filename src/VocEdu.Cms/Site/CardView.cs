using System.Globalization;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

public enum CardSize
{
    Normal,
    Lead,

    /// <summary>A trade: picture and name.</summary>
    Tile,

    /// <summary>Picture left, words right.</summary>
    Row,

    /// <summary>A printed sheet, upright.</summary>
    Sheet,
}

/// <param name="Card">The item.</param>
/// <param name="Pictures">The page's pictures.</param>
public sealed record CardView(Card Card, Pictures Pictures)
{
    public CardSize Size { get; init; }

    /// <summary>The picture is at the top of the page and wanted at once.</summary>
    public bool Eager { get; init; }

    /// <summary>Level of the card's heading.</summary>
    public int Level { get; init; } = 3;

    /// <summary>What the title beside it has not said: a school's begins with its name once more.</summary>
    public string Summary
    {
        get
        {
            if (Card.Kind is not ContentKind.School || !Card.Summary.StartsWith(Card.Title + " ", StringComparison.Ordinal) && !Card.Summary.StartsWith(Card.Title + ", ", StringComparison.Ordinal)) return Card.Summary;
            var rest = Card.Summary[Card.Title.Length..].TrimStart(',', ' ');
            return rest.Length == 0 ? Card.Summary : rest[..1].ToUpper(CultureInfo.InvariantCulture) + rest[1..];
        }
    }

    public string Class => $"card card-{Size.ToString().ToLowerInvariant()}";

    public string Sizes => Size switch
    {
        CardSize.Lead => "(min-width: 60rem) 40rem, 100vw",
        CardSize.Tile or CardSize.Sheet => "(min-width: 60rem) 18rem, 50vw",
        CardSize.Row => "8rem",
        _ => "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw",
    };
}
