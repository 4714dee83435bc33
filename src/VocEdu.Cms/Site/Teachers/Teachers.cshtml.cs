using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;

namespace VocEdu.Cms.Site.Teachers;

/// <summary>What a teacher prints for a lesson about trades.</summary>
public sealed class TeachersModel(GuideShelf shelf, LookUps lists, TeacherPack pack) : PageModel
{
    public const string Path = "/danh-cho-giao-vien";

    public TeacherPack Pack => pack;

    /// <summary>The trades by field; those without a known field last.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<ShelvedGuide> Guides)> Fields { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var guides = await shelf.AllAsync(cancel);
        Fields = [.. lists["fields"].Append(new Choice("", "Lĩnh vực khác")).Select(field =>
                (field.Name, (IReadOnlyList<ShelvedGuide>)[.. guides.Where(guide => (lists.NameOf("fields", guide.Guide.Field ?? "") is null ? "" : guide.Guide.Field) == field.Code)]))
            .Where(field => field.Item2.Count > 0)];
        HttpContext.Shows(PublicChange.Lists);
        new PageHead("Dành cho giáo viên", "Giáo án 45 phút, phiếu trắc nghiệm sở thích, tờ tóm tắt nghề và phiếu đánh giá để in cho cả lớp.", Path) { Section = "nghe" }.On(ViewData);
    }
}
