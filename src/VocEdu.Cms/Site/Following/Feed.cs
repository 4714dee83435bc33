namespace VocEdu.Cms.Site.Following;

/// <summary>What is new on one page.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Cards">The newest first.</param>
/// <param name="Pictures">Files of the cards.</param>
public sealed record Feed(string Title, string Description, string Page, IReadOnlyList<Card> Cards, Pictures Pictures)
{
    /// <summary>When anything in it last changed: the same as long as it is the same, so that readers are told "not modified".</summary>
    public DateTimeOffset UpdatedAt => Cards.Count == 0 ? DateTimeOffset.UnixEpoch : Cards.Max(card => card.UpdatedAt);

    public static string Summary(Card card) => Words.WithCorrection(card.Summary, card.Corrections);

    /// <summary>What goes with an item: the film or recording itself, otherwise its picture.</summary>
    public (string Address, string Type, long Length)? Enclosure(Card card)
    {
        var film = Pictures.File(card.Fields.Video?.MediaId, "video/") ?? Pictures.File(card.Fields.Video?.MediaId, "audio/");
        return (film ?? Pictures.Jpeg(card.Fields.Cover?.MediaId)) is { } file ? (file.Address, file.Variant.ContentType, file.Variant.Length) : null;
    }
}
