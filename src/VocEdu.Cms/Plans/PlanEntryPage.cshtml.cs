using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Writes one entry of a plan's list.</summary>
[NeedsRole(PlanServices.Planners)]
public sealed class PlanEntryPageModel(CmsDb db, EditPlan edit, IStringLocalizer<SharedStrings> t) : PageModel
{
    /// <summary>Names the content that was shown; null: a new entry.</summary>
    [BindProperty(SupportsGet = true, Name = "k")] public string? Key { get; set; }
    [BindProperty] public Dictionary<string, string?> Typed { get; set; } = [];

    public Plan Plan { get; private set; } = null!;
    public PlanPart Part { get; private set; } = null!;
    public JsonNode? Entry { get; private set; }

    /// <summary>Somebody changed the entry meanwhile: what stands there now, beside what was typed.</summary>
    public bool Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string part, CancellationToken cancel)
    {
        if (!await LoadAsync(code, part, cancel) || (Key is not null && Entry is null)) return NotFound();
        foreach (var field in Part.Fields) Typed[field.Name] = PlanEntry.Shown(Entry, field);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string part, CancellationToken cancel)
    {
        if (!await LoadAsync(code, part, cancel)) return NotFound();
        return await AnswerAsync(await edit.SaveAsync(User.Actor(), code, Part, Key, Typed, cancel), code, part, T("Đã lưu."), cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, string part, CancellationToken cancel)
    {
        if (!await LoadAsync(code, part, cancel) || Key is null) return NotFound();
        return await AnswerAsync(await edit.RemoveAsync(User.Actor(), code, Part, Key, cancel), code, part, T("Đã bỏ khỏi kế hoạch. Bản trước vẫn còn trong lịch sử."), cancel);
    }

    private async Task<IActionResult> AnswerAsync(Domain.Content.Refusal? refusal, string code, string part, string done, CancellationToken cancel)
    {
        if (refusal is null)
        {
            TempData.SayDone(done);
            return Redirect($"/quan-tri/ke-hoach/{code}/{part}");
        }
        ModelState.AddModelError(refusal.Field is { } field ? $"Typed[{field}]" : "", t[refusal.Message]);
        await LoadAsync(code, part, cancel);
        if (refusal.Code == "plan.changed" && Typed.GetValueOrDefault("code") is { } mine)
        {
            Conflict = true;
            Entry = Plan.Entries(Part.List).FirstOrDefault(e => e["code"]?.ToString() == mine);
            Key = Entry is null ? null : PlanEntry.KeyOf(Entry);
            ModelState.Remove("k");
        }
        return Page();
    }

    private string T(string sentence) => t[sentence];

    private async Task<bool> LoadAsync(string code, string part, CancellationToken cancel)
    {
        if (PlanPart.Find(part) is not { } found || await db.PlanAsync(code, cancel) is not { } plan) return false;
        (Plan, Part) = (plan, found);
        Entry = Key is null ? null : Plan.Entries(Part.List).FirstOrDefault(e => PlanEntry.KeyOf(e) == Key);
        return true;
    }
}
