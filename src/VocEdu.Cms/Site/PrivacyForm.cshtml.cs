using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Hosting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Site;

/// <summary>The form by which anybody asks about their data, without an account.</summary>
[EnableRateLimiting(RateLimitOptions.FormPolicy)]
public sealed class PrivacyFormModel(TakeLetter take) : PageModel
{
    [BindProperty] public PrivacyRequestKind Kind { get; set; } = PrivacyRequestKind.See;
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Contact { get; set; }
    [BindProperty] public string? About { get; set; }
    [BindProperty] public string? Wish { get; set; }

    /// <summary>An input nobody sees: what fills it in is a program.</summary>
    [BindProperty] public string? Website { get; set; }

    /// <summary>What the request is called, once it was taken in.</summary>
    [TempData] public string? Code { get; set; }

    public void OnGet() => Head();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Head();
        if (!string.IsNullOrEmpty(Website)) return Redirect("/quyen-rieng-tu");
        var (letter, refusals) = ModelState.IsValid ? await take.RunAsync(Kind, Name, Contact, About, Wish, cancel) : (null, []);
        if (letter is null)
        {
            foreach (var refusal in refusals) ModelState.AddModelError(refusal.Field!, refusal.Message);
            return Page();
        }

        Code = letter.Code;
        return Redirect("/quyen-rieng-tu/yeu-cau");
    }

    private void Head() => new PageHead("Gửi yêu cầu về dữ liệu cá nhân", "", null).On(ViewData);
}
