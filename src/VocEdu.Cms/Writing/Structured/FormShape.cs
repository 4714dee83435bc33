using System.Text.Json;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>How the structured part of a kind of content is filled in. One description serves the page, the reader and the check.</summary>
public sealed record FormShape(string Title, params FormSection[] Sections)
{
    public static FormShape? For(Genre genre) => genre.Kind switch
    {
        ContentKind.CareerGuide => GuideShape.Shape,
        ContentKind.School => SchoolShape.Shape,
        _ => null,
    };

    /// <summary>The structured part of a version.</summary>
    public static JsonElement? In(ContentFields fields, Genre genre) => genre.Kind switch
    {
        ContentKind.CareerGuide => fields.Guide,
        ContentKind.School => fields.School,
        _ => null,
    };
}
