using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Sets right what a figure is made of: the counting date by two people, units that share the credit, what is one work with another.</summary>
[NeedsRole(CountingServices.Bookers)]
public sealed class WorkDeedsModel(
    CmsDb db, CorrectDate correct, MergeWorks merge, SetContributors contribute, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Remark { get; set; }
    [BindProperty] public string? Reference { get; set; }
    [BindProperty] public List<string> Contributing { get; set; } = [];

    public Work Work { get; private set; } = null!;
    public DateCorrection? Open { get; private set; }
    public IReadOnlyList<DateCorrection> Past { get; private set; } = [];
    public IReadOnlyList<Work> Merged { get; private set; } = [];
    public List<SelectListItem> Units { get; private set; } = [];
    private string PersonKey => User.Actor().Id?.ToString() ?? User.Actor().Name;
    public bool MayDecide => Open is not null && Open.AskedByKey != PersonKey;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDateAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var time = TimeOnly.FromDateTime(Vietnam.LocalTime(Work.FirstPublicAt).DateTime);
        if (!WorkAddress.TryReadDay(Day, out var day)) return await AnswerAsync(id, new("day", "Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026.", "Day"), "", cancel);
        if (!string.IsNullOrWhiteSpace(Time) && !TimeOnly.TryParseExact(Time.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            return await AnswerAsync(id, new("time", "Giờ không hợp lệ. Nhập theo dạng giờ:phút, ví dụ 07:30.", "Time"), "", cancel);
        return await AnswerAsync(id, await correct.AskAsync(id, Vietnam.Instant(day, time), Reason, PersonKey, User.Actor().Name, cancel),
            "Đã gửi đề nghị. Ngày tính chỉ thay đổi khi một người khác duyệt.", cancel);
    }

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid correction, CancellationToken cancel) => DecideAsync(id, correction, approve: true, cancel);

    public Task<IActionResult> OnPostRejectAsync(Guid id, Guid correction, CancellationToken cancel) => DecideAsync(id, correction, approve: false, cancel);

    public async Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var wanted = Reference?.Trim().ToUpperInvariant() ?? "";
        var into = await db.Works.AsNoTracking().Where(w => w.Reference == wanted).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancel);
        return await AnswerAsync(id, into is { } other
            ? await merge.RunAsync(id, other, Reason ?? "", User.Actor().Name, cancel)
            : new("merge.reference", "Không có tác phẩm mang mã này. Mã có dạng VE-2026-000123.", "Reference"), "Đã gộp. Lần đăng sớm nhất được tính.", cancel);
    }

    public async Task<IActionResult> OnPostSeparateAsync(Guid id, Guid merged, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || (merged != id && Merged.All(w => w.Id != merged))) return NotFound();
        return await AnswerAsync(id, await merge.UndoAsync(merged, Reason ?? "", User.Actor().Name, cancel), "Đã tách. Mỗi tác phẩm được tính theo quy tắc của nó.", cancel);
    }

    public async Task<IActionResult> OnPostCreditAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Contributing.Exists(u => Units.TrueForAll(c => c.Value != u))) return await AnswerAsync(id, new("unit", "Vui lòng chọn đơn vị."), "", cancel);
        return await AnswerAsync(id, await contribute.RunAsync(id, Contributing, User.Actor().Name, cancel), "Đã lưu.", cancel);
    }

    private async Task<IActionResult> DecideAsync(Guid id, Guid correction, bool approve, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Open?.Id != correction) return NotFound();
        return await AnswerAsync(id, await correct.DecideAsync(correction, approve, Remark, PersonKey, User.Actor().Name, cancel), approve ? "Đã sửa ngày tính." : "Đã từ chối; ngày tính giữ nguyên.", cancel);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Refusal? refusal, string done, CancellationToken cancel)
    {
        if (refusal is null)
        {
            TempData.SayDone(done);
            return Redirect($"{WorkAddress.List}/{id}/sua-so-lieu");
        }
        ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        await LoadAsync(id, cancel);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } work) return false;
        Work = work;
        var all = await db.DateCorrections.AsNoTracking().Where(c => c.WorkId == id).OrderByDescending(c => c.AskedAt).Take(50).ToListAsync(cancel);
        (Open, Past) = (all.Find(c => c.DecidedAt is null), all.FindAll(c => c.DecidedAt is not null));
        Merged = await db.Works.AsNoTracking().Where(w => w.MergedInto == id || (work.MergedInto != null && w.Id == work.MergedInto)).OrderBy(w => w.FirstPublicAt).Take(50).ToListAsync(cancel);
        Units = await db.Units.ChoicesAsync(clock, cancel);
        if (HttpMethods.IsGet(Request.Method)) Contributing = [.. work.Contributors];
        return true;
    }
}
