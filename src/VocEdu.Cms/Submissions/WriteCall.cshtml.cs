using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>Writes a call for stories; who is asked is chosen once, when it is opened.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class WriteCallModel(CmsDb db, ManageCalls manage, TimeProvider clock) : PageModel
{
    private const int MaxTitle = 200, MaxBrief = 5_000;

    [BindProperty] public CallForm Form { get; set; } = new();

    public StoryCall? Call { get; private set; }

    /// <summary>Open units by kind, each kind with its people's name.</summary>
    public IReadOnlyList<IGrouping<string, (string Id, string Name)>> Units { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Call is { } call) Form = new() { Title = call.Title, Brief = call.Brief, Genres = [.. call.Genres], Wanted = call.Wanted, Deadline = call.Deadline };
        else Form.Deadline = Today.AddDays(14);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var (title, brief) = (VietnameseText.Normalize(Form.Title).Trim(), VietnameseText.Normalize(Form.Brief).Trim());
        if (title.Length is 0 or > MaxTitle) ModelState.AddModelError("Form.Title", title.Length == 0 ? "Vui lòng nhập chủ đề." : "Chủ đề không được quá 200 ký tự.");
        if (brief.Length is 0 or > MaxBrief) ModelState.AddModelError("Form.Brief", brief.Length == 0 ? "Hãy viết vài câu cho đơn vị biết cần gì." : "Yêu cầu không được quá 5.000 ký tự.");
        if (Form.Deadline is null) ModelState.AddModelError("Form.Deadline", "Vui lòng chọn hạn gửi.");
        if (Form.Wanted is < 1 or > 1_000) ModelState.AddModelError("Form.Wanted", "Số bài từ 1 đến 1.000.");
        if (!ModelState.IsValid) return Show(null);

        var fields = new CallFields(title, brief, [.. Form.Genres.Where(code => Genres.TryFind(code, out _)).Distinct()], Form.Wanted, Form.Deadline!.Value);
        if (Call is not null)
        {
            if (await manage.ChangeAsync(Call.Id, fields, User.Actor(), cancel) is { } refusal) return Show(refusal);
            TempData.SayDone("Đã lưu.");
            return Redirect($"/quan-tri/dat-bai/{Call.Id}");
        }

        var asked = Units.Where(kind => Form.Kinds.Contains(kind.Key)).SelectMany(kind => kind).Select(unit => unit.Id).Concat(Form.Units).Distinct().ToList();
        var (call, why) = await manage.OpenAsync(fields, asked, User.Actor(), cancel);
        if (call is null) return Show(why);
        TempData.SayDone($"Đã đặt bài với {call.Units.Count} đơn vị.");
        return Redirect($"/quan-tri/dat-bai/{call.Id}");
    }

    private PageResult Show(Refusal? refusal)
    {
        if (refusal is not null) ModelState.AddModelError(refusal.Field is null ? "" : $"Form.{refusal.Field}", refusal.Message);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancel)
    {
        if (id is not null && (Call = await db.Set<StoryCall>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.ClosedAt == null, cancel)) is null) return false;
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.ClosedOn == null || u.ClosedOn > Today).ToListAsync(cancel);
        Units = [.. units.Select(unit => (unit.Kind, unit.Id, unit.NameOn(Today).Name)).OrderBy(unit => unit.Name, UnitChoices.ByName)
            .GroupBy(unit => unit.Kind, unit => (unit.Id, unit.Name)).OrderBy(kind => UnitKinds.Labels.Keys.ToList().IndexOf(kind.Key))];
        return true;
    }
}

/// <summary>What the page sends.</summary>
public sealed class CallForm
{
    public string? Title { get; set; }
    public string? Brief { get; set; }
    public List<string> Genres { get; set; } = [];
    public int? Wanted { get; set; }
    public DateOnly? Deadline { get; set; }
    public List<string> Kinds { get; set; } = [];
    public List<string> Units { get; set; } = [];
}
