using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>One consent: what was agreed, what proves it, where it is used. Whoever opens it is written down.</summary>
[NeedsRole(ConsentAccess.Readers)]
[RequestSizeLimit(SignedPaper.MaxForm), RequestFormLimits(MultipartBodyLengthLimit = SignedPaper.MaxForm)]
public sealed class ConsentPageModel(CmsDb db, ConsentSecrets secrets, ConsentUses uses, RecordConsent record, OpenRequest open, LackingConsents lacking, TimeProvider clock) : PageModel
{
    private const int ViewsShown = 20;

    public Consent Consent { get; private set; } = null!;

    /// <summary>Null once it was erased.</summary>
    public ConsentPrivate? Known { get; private set; }
    public ConsentStanding Standing { get; private set; }
    public string UnitName { get; private set; } = "";
    public List<Paper> Papers { get; private set; } = [];
    public List<ContentItem> Items { get; private set; } = [];
    public List<MediaFile> Files { get; private set; } = [];
    public List<PrivacyRequest> Requests { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    /// <summary>A parent or guardian has still to be named.</summary>
    public bool Lacks => lacking.Lacks(Consent);

    /// <summary>What was typed for a parent or guardian, when it was not taken.</summary>
    public GuardianNamed Guardian { get; private set; } = new(null, null, null, Agreed: false, null);
    public List<ConsentView> Views { get; private set; } = [];

    public IEnumerable<string> SignedBy => new[] { Consent.ByPerson ? "chính người được chụp, ghi hình" : null, Consent.ByGuardian ? "cha, mẹ hoặc người giám hộ" : null }.OfType<string>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPaperAsync(Guid id, IFormFile? file, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Set<Consent>().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } consent) return NotFound();
        var refusal = file is null ? new Refusal("consent.file", "Hãy chọn ảnh chụp hoặc tệp PDF.") : await record.AddPaperAsync(consent, file, actor, cancel);
        if (refusal is null)
        {
            TempData.SayDone("Đã thêm bản chụp.");
            return Redirect($"/quan-tri/phieu-dong-y/{id}");
        }

        ModelState.AddModelError("File", refusal.Message);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostGuardianAsync(Guid id, [Bind(Prefix = nameof(Guardian))] GuardianNamed guardian, [FromServices] CompleteConsent complete, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var refusal = await complete.RunAsync(id, guardian, User.Actor(), cancel);
            if (refusal is { Code: "consent.unknown" }) return NotFound();
            if (refusal is null)
            {
                TempData.SayDone("Đã bổ sung phiếu.");
                return Redirect($"/quan-tri/phieu-dong-y/{id}");
            }

            db.ChangeTracker.Clear();
            ModelState.AddModelError($"{nameof(Guardian)}.{refusal.Field}", refusal.Message);
        }

        Guardian = guardian;
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRequestAsync(Guid id, PrivacyRequestKind kind, DateOnly? receivedOn, string? wish, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (!await db.Set<Consent>().VisibleTo(actor).AnyAsync(c => c.Id == id, cancel)) return NotFound();
        if (!Enum.IsDefined(kind) || wish?.Length > 2_000) ModelState.AddModelError("Kind", "Yêu cầu chưa hợp lệ. Hãy chọn lại.");
        if (receivedOn is null) ModelState.AddModelError("ReceivedOn", "Vui lòng chọn ngày nhận yêu cầu.");
        if (ModelState.IsValid)
        {
            var (request, refusal) = await open.RunAsync(id, kind, receivedOn!.Value, wish, actor, cancel);
            if (request is not null)
            {
                TempData.SayDone("Đã ghi yêu cầu. Dưới đây là những việc cần làm.");
                return Redirect($"/quan-tri/phieu-dong-y/yeu-cau/{request.Id}");
            }

            ModelState.AddModelError(refusal!.Field ?? "Kind", refusal.Message);
        }

        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public static string NameOf(ConsentViewed what) => what switch
    {
        ConsentViewed.Record => "mở phiếu",
        ConsentViewed.Evidence => "mở bản chụp",
        ConsentViewed.Export => "xuất dữ liệu",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var (actor, today) = (User.Actor(), Vietnam.Today(clock));
        if (await db.Set<Consent>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } consent) return false;
        await db.SawAsync(consent, ConsentViewed.Record, actor, clock, cancel);
        (Consent, Standing, Known) = (consent, consent.StandingOn(today), consent.ErasedAt is null ? secrets.Open(consent) : null);
        UnitName = (await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == consent.UnitId, cancel)).NameOn(today).Name;
        Requests = await db.Set<PrivacyRequest>().AsNoTracking().Where(r => r.ConsentId == id).OrderByDescending(r => r.Id).ToListAsync(cancel);
        Papers = await db.Set<ConsentEvidence>().Where(e => e.ConsentId == id).OrderBy(e => e.Id).Select(e => new Paper(e.Id, e.ContentType, e.AddedAt, e.AddedByName)).ToListAsync(cancel);
        Items = await uses.Items(id).VisibleTo(actor).AsNoTracking().OrderByDescending(i => i.UpdatedAt).Take(50).ToListAsync(cancel);
        Files = await uses.Files(id).VisibleTo(actor).AsNoTracking().OrderByDescending(m => m.Id).Take(50).ToListAsync(cancel);
        if (actor.Has(Role.DataProtection | Role.Approver | Role.UnitHead))
            Views = await db.Set<ConsentView>().AsNoTracking().Where(v => v.ConsentId == id).OrderByDescending(v => v.Id).Take(ViewsShown).ToListAsync(cancel);
        return true;
    }

    public sealed record Paper(Guid Id, string ContentType, DateTimeOffset AddedAt, string AddedByName);
}
