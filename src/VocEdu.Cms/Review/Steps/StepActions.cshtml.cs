using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Steps;

/// <summary>What is done to the open step of an item beside deciding it. Leads back to the item.</summary>
[NeedsRole(StepHolders.Deciders)]
public sealed class StepActionsModel(CmsDb db, ClaimStep claim, SendBack sendBack, MoveContent move, ChooseSteps choose) : PageModel
{
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? BackTo { get; set; }
    [BindProperty, StringLength(2_000, ErrorMessage = "Lý do không được quá 2.000 ký tự.")] public string? Reason { get; set; }
    [BindProperty] public List<string> Presets { get; set; } = [];
    [BindProperty] public List<string> Wanted { get; set; } = [];

    private string? Why => ReturnReasons.Join(Presets, Reason);

    public IActionResult OnGet(Guid id) => Redirect($"/quan-tri/duyet/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? handler, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (!await db.Items.VisibleTo(actor).AnyAsync(i => i.Id == id, cancel)) return NotFound();
        var (refusal, done) = !ModelState.IsValid ? (new("review.reason", "Lý do không được quá 2.000 ký tự."), "") : handler switch
        {
            "Claim" => (await claim.ClaimAsync(id, over: false, actor, cancel), "Bạn đã nhận xử lý bài này."),
            "TakeOver" => (await claim.ClaimAsync(id, over: true, actor, cancel), "Bạn đã nhận thay bài này."),
            "Release" => (await claim.ReleaseAsync(id, actor, cancel), "Bạn đã thôi nhận xử lý bài này."),
            "SendBack" => (await SendBackAsync(id, actor, cancel), "Đã trả lại bài kèm lý do."),
            "Choose" => (await choose.RunAsync(id, Wanted, actor, cancel), "Đã lưu các bước của bài."),
            _ => (new Refusal("review.action", "Không có thao tác này. Hãy tải lại trang rồi thử lại."), ""),
        };
        if (refusal is null) TempData.SayDone(done);
        else
        {
            TempData.SayFailed(refusal.Message);
            if (handler == "SendBack") TempData["send-back-reason"] = Why ?? "";
        }

        return Redirect($"/quan-tri/duyet/{id}");
    }

    private Task<Refusal?> SendBackAsync(Guid id, Actor actor, CancellationToken cancel) => BackTo switch
    {
        "author" => move.RunAsync(id, new(ContentState.ChangesRequested, Version, Why), actor, cancel),
        "editor" => sendBack.RunAsync(id, Version, toStep: null, Why, actor, cancel),
        _ when int.TryParse(BackTo, CultureInfo.InvariantCulture, out var step) => sendBack.RunAsync(id, Version, step, Why, actor, cancel),
        _ => Task.FromResult<Refusal?>(new("review.back", "Hãy chọn trả lại đến đâu.")),
    };
}
