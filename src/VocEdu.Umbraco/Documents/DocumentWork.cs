using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Works;

namespace VocEdu.Umbraco.Documents;

/// <summary>What a document says to the engine.</summary>
/// <param name="Posts">For the channels its editor ticked.</param>
/// <param name="Ready">False while a film has still to be read: its posts follow.</param>
/// <param name="Problem">Why it cannot be counted, or only in part; null: nothing is missing.</param>
public sealed record DocumentWork(Announcement Announcement, IReadOnlyList<(ChannelKind Kind, ChannelPost Content)> Posts, bool Ready, Said? Problem);

/// <summary>A sentence in the languages of the backoffice.</summary>
public sealed record Said(string Vietnamese, string English)
{
    /// <param name="language">Of the user, such as <c>en-US</c>; null or Vietnamese: Vietnamese.</param>
    public string In(string? language) =>
        string.IsNullOrEmpty(language) || language.StartsWith("vi", StringComparison.OrdinalIgnoreCase) ? Vietnamese : English;
}
