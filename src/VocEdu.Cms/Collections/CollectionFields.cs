using System.ComponentModel.DataAnnotations;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Collections;

/// <summary>What the page of a series or topic sends.</summary>
public sealed class CollectionFields : IValidatableObject
{
    [Required(ErrorMessage = "Vui lòng nhập tên."), StringLength(200, ErrorMessage = "Tên không được quá 200 ký tự.")] public string? Name { get; set; }
    [StringLength(120, ErrorMessage = "Đường dẫn không được quá 120 ký tự.")] public string? Slug { get; set; }
    [StringLength(1_000, ErrorMessage = "Giới thiệu không được quá 1.000 ký tự.")] public string? Description { get; set; }
    public Guid? CoverId { get; set; }
    [StringLength(1_000, ErrorMessage = "Mô tả ảnh không được quá 1.000 ký tự.")] public string? CoverAlt { get; set; }
    public bool Active { get; set; } = true;

    public MediaUse? Cover => CoverId is { } id ? new(id, Clean(CoverAlt)) : null;

    public static CollectionFields Of(Collection collection) => new()
    {
        Name = collection.Name,
        Slug = collection.Slug,
        Description = collection.Description,
        CoverId = collection.Cover?.MediaId,
        CoverAlt = collection.Cover?.AlternativeText,
        Active = collection.Active,
    };

    public void WriteTo(Collection collection) =>
        (collection.Name, collection.Description, collection.Cover, collection.Active) = (Clean(Name), Clean(Description), Cover, Active);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CoverId is not null && string.IsNullOrWhiteSpace(CoverAlt))
            yield return new("Hãy mô tả ảnh để người không nhìn thấy ảnh cũng hiểu.", [nameof(CoverAlt)]);
        if (!string.IsNullOrWhiteSpace(Slug) && !Domain.Text.Slug.TryParse(Slug.Trim(), out _))
            yield return new("Đường dẫn chỉ gồm chữ thường không dấu, số và dấu gạch nối.", [nameof(Slug)]);
    }

    public static string Clean(string? text) => VietnameseText.Normalize(text).Trim();
}
