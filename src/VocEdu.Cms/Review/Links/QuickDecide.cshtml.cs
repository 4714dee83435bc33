using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Review.Links;

/// <summary>One text and one decision, for whoever holds the link and the code. Nothing else is reached from here.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimitOptions.SignInPolicy), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class QuickDecideModel(ReviewLinks links, PageRenderer renderer, MediaPass pass) : PageModel
{
    [BindProperty, StringLength(8)] public string? Code { get; set; }
    [BindProperty, StringLength(2_000, ErrorMessage = "Ý kiến không được quá 2.000 ký tự.")] public string? Reason { get; set; }
    [BindProperty] public List<string> Presets { get; set; } = [];
    [BindProperty] public ContentState To { get; set; }

    public ReviewLink? Link { get; private set; }
    public ContentVersion? Version { get; private set; }
    public string Html { get; private set; } = "";
    public string? Done { get; private set; }

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => ShowAsync(token, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            if (await links.DecideAsync(token, Code, To, To is ContentState.ChangesRequested ? ReturnReasons.Join(Presets, Reason) : Reason, cancel) is not { } refusal)
            {
                Done = To is ContentState.Approved ? "Đã ghi nhận: bạn đã duyệt bài này." : "Đã ghi nhận: bài được trả lại kèm ý kiến của bạn.";
                Response.Headers["X-Robots-Tag"] = "noindex";
                return Page();
            }

            ModelState.AddModelError("", refusal.Message);
        }

        return await ShowAsync(token, cancel);
    }

    public async Task<IActionResult> OnPostCodeAsync(string token, CancellationToken cancel)
    {
        if (await links.MailCodeAsync(token, cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã gửi mã. Mã có hiệu lực trong 10 phút.");
        return RedirectToPage(new { token });
    }

    private async Task<IActionResult> ShowAsync(string token, CancellationToken cancel)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await links.FindAsync(token, cancel) is not { } found)
        {
            if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        (Link, Version) = (found.Link, found.Version);
        pass.Give(HttpContext, Version.ItemId, Version.Number, Link.ExpiresAt);
        Html = await renderer.RenderAsync(RichText.Parse(Version.Body), cancel);
        return Page();
    }
}
