using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Media;

/// <summary>Which files of the library a body shows: pictures, films with their posters, files to download.</summary>
public static class MediaIds
{
    public static HashSet<Guid> Of(RichText body) =>
        [.. body.MediaIds.Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>()];

    public static bool TryRead(RichTextImage image, out Guid id) => Guid.TryParse(image.MediaId, out id);
}
