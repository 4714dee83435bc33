using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Media;

/// <summary>A file on its way in.</summary>
public sealed class UploadForm
{
    /// <summary>A little more than the largest file the library takes: the rest of the form.</summary>
    public const long MaxBytes = 510L * 1024 * 1024;

    [Required(ErrorMessage = "Hãy chọn một tệp trên máy.")] public IFormFile? File { get; set; }
    [StringLength(1_000, ErrorMessage = "Mô tả không được quá 1.000 ký tự.")] public string? AlternativeText { get; set; }
    [StringLength(300, ErrorMessage = "Tên tác giả hoặc nguồn không được quá 300 ký tự.")] public string? Credit { get; set; }
}
