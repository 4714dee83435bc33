using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Media;

/// <summary>Which files of the library a body shows.</summary>
public static class MediaIds
{
    public static HashSet<Guid> Of(RichText body) =>
        [.. body.Images.Select(image => TryRead(image, out var id) ? id : (Guid?)null).OfType<Guid>()];

    public static bool TryRead(RichTextImage image, out Guid id) => Guid.TryParse(image.MediaId, out id);
}
