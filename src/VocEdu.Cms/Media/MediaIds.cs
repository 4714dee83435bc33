using System.Text.RegularExpressions;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Media;

/// <summary>Which files of the library a text is about.</summary>
public static partial class MediaIds
{
    /// <summary>What a body shows: pictures, films with their posters, files to download.</summary>
    public static HashSet<Guid> Of(RichText body) =>
        [.. body.MediaIds.Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>()];

    /// <summary>Everything that can be the id of a file, wherever a body, its fields and its posts name it, in an address too.</summary>
    public static HashSet<Guid> Named(string body, ContentFields fields, ChannelTexts channels) =>
        [.. Id().Matches(body + new Json<ContentFields>().ConvertToProvider(fields)).Select(match => Guid.Parse(match.ValueSpan)), .. channels.Pictures.Select(picture => picture.MediaId)];

    public static bool TryRead(RichTextImage image, out Guid id) => Guid.TryParse(image.MediaId, out id);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Id();
}
