using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>One request from the site: answered here, or made a request of the consent it is about.</summary>
[NeedsRole(ConsentAccess.OfAllUnits)]
public sealed class LetterPageModel(CmsDb db, OpenRequest open, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const int MostOutcome = 2_000;

    public PrivacyLetter Letter { get; private set; } = null!;
    public DateOnly Today => Vietnam.Today(clock);

    /// <summary>The address it is about, where that is one of this site; anything else may be typed there too.</summary>
    public string? AboutHere => Letter.About is ['/', not ('/' or '\\'), ..] ? Letter.About : Uri.TryCreate(Letter.About, UriKind.Absolute, out var address) && site.Value.PublicUrl.IsBaseOf(address) ? address.AbsoluteUri : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        audit.Add(User.Actor(), "Xem yêu cầu về dữ liệu cá nhân", "privacy-letter", id.ToString(), Letter.Code);
        await db.SaveChangesAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, string? outcome, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var words = VietnameseText.Normalize(outcome).Trim();
        if (Letter.ClosedAt is not null) TempData.SayFailed("Yêu cầu này đã được trả lời.");
        else if (words.Length is 0 or > MostOutcome) TempData.SayFailed("Hãy ghi đã trả lời và làm gì, không quá 2.000 ký tự.");
        else
        {
            await CloseAsync(words, null, cancel);
            TempData.SayDone("Đã ghi kết quả.");
        }

        return RedirectToPage(new { id });
    }

    /// <summary>The person has a consent: all that hangs on it is found, and each thing to do gets its day.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, string? number, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var wanted = VietnameseText.Normalize(number).Trim();
        var consent = await db.Set<Consent>().AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(c => c.Number == wanted, cancel);
        if (Letter.ClosedAt is not null) TempData.SayFailed("Yêu cầu này đã được trả lời.");
        else if (consent is null) TempData.SayFailed("Không tìm thấy phiếu đồng ý có số này.");
        else
        {
            await using var transaction = await db.Database.JoinTransactionAsync(cancel);
            var (request, refusal) = await open.RunAsync(consent.Id, Letter.Kind, Vietnam.LocalDate(Letter.ReceivedAt), Letter.Wish, User.Actor(), cancel);
            if (request is null)
            {
                TempData.SayFailed(refusal!.Message);
                return RedirectToPage(new { id });
            }

            await CloseAsync($"Đã chuyển vào phiếu {consent.Number}.", request.Id, cancel);
            await transaction.CommitAsync(cancel);
            TempData.SayDone("Đã chuyển yêu cầu vào phiếu đồng ý.");
            return Redirect($"/quan-tri/phieu-dong-y/yeu-cau/{request.Id}");
        }

        return RedirectToPage(new { id });
    }

    private async Task CloseAsync(string outcome, Guid? request, CancellationToken cancel)
    {
        var actor = User.Actor();
        (Letter.ClosedAt, Letter.ClosedBy, Letter.ClosedByName, Letter.Outcome, Letter.RequestId) = (clock.GetUtcNow(), actor.Id, actor.Name, outcome, request);
        audit.Add(actor, "Trả lời yêu cầu về dữ liệu cá nhân", "privacy-letter", Letter.Id.ToString(), Letter.Code);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<PrivacyLetter>().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } letter) return false;
        Letter = letter;
        return true;
    }
}
