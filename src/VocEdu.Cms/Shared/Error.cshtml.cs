using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.English;

namespace VocEdu.Cms.Shared;

/// <summary>What a person reads when something went wrong: what happened, what was kept, what to do.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)] public int Code { get; set; }

    public string Trace => HttpContext.TraceIdentifier;

    /// <summary>A reader's address that leads nowhere: answered by the public site, with a search.</summary>
    public bool IsUnknownPublicPage => Code is StatusCodes.Status404NotFound or StatusCodes.Status410Gone
        && !IsUnder("/quan-tri");

    public bool IsUnknownEnglishPage => IsUnknownPublicPage && IsUnder(EnglishTexts.Root);

    /// <summary>It happened on the public site, to somebody who is not at work here.</summary>
    public bool IsForReaders => Asked is not null && !IsUnder("/quan-tri") && !IsUnder("/dang-nhap") && User.Identity is not { IsAuthenticated: true };

    /// <summary>The page of the newsroom to open again; null for anybody else's.</summary>
    public string? Again => Code is StatusCodes.Status400BadRequest or >= StatusCodes.Status500InternalServerError && IsUnder("/quan-tri") ? Asked : null;

    /// <summary>What was asked for; null when somebody opened this page itself.</summary>
    private string? Asked => HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    private bool IsUnder(string path) => new PathString(Asked).StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);

    public string Heading => Code switch
    {
        400 => "Yêu cầu không hợp lệ",
        403 => "Bạn không có quyền",
        404 => "Không tìm thấy trang",
        410 => "Nội dung đã được gỡ",
        413 => "Nội dung gửi lên quá lớn",
        429 => "Bạn thao tác quá nhanh",
        _ => "Có lỗi xảy ra",
    };

    public string Sentence => Code switch
    {
        400 => "Máy chủ không đọc được yêu cầu này, có thể vì trang đã mở quá lâu. Hãy quay lại, tải lại trang rồi thử lại.",
        403 => "Bạn không có quyền thực hiện thao tác này. Nếu cần, hãy liên hệ quản trị hệ thống.",
        404 => "Trang này không có hoặc đã được chuyển đi. Hãy kiểm tra lại địa chỉ hoặc về trang chủ để tìm.",
        410 => "Nội dung từng ở địa chỉ này đã được gỡ khỏi trang.",
        413 => "Nội dung gửi lên vượt quá giới hạn cho phép và chưa được lưu. Hãy chia nhỏ hoặc giảm dung lượng rồi gửi lại.",
        429 => "Có quá nhiều yêu cầu trong thời gian ngắn. Vui lòng chờ một phút rồi thử lại.",
        _ when IsForReaders => "Trang này đang gặp lỗi. Bạn thử lại sau ít phút; nếu vẫn lỗi, hãy báo cho chúng tôi kèm mã lỗi bên dưới.",
        _ => "Có lỗi xảy ra. Những gì đã lưu vẫn còn. Vui lòng thử lại hoặc liên hệ quản trị hệ thống và cho biết mã lỗi bên dưới.",
    };
}
