using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using static VocEdu.Cms.Shared.WordFile;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>One item on one channel by hand: the pack to post, and the proof that it was.</summary>
[NeedsRole(ManualTasks.Workers)]
[RequestSizeLimit(TakeEvidence.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = TakeEvidence.MaxBytes)]
public sealed class TaskPageModel(CmsDb db, AccountsDb accounts, ManualTasks tasks, PostPack packs, TakeEvidence take, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Link { get; set; }
    [BindProperty] public IFormFile? Scan { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public Guid? PersonId { get; set; }
    [BindProperty] public DateOnly? Due { get; set; }

    public ManualTask Task { get; private set; } = null!;

    /// <summary>Null while the item is not public.</summary>
    public Pack? Pack { get; private set; }
    public TaskState State => Task.State(clock.GetUtcNow());
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>The loudspeaker script as a text file.</summary>
    public async Task<IActionResult> OnGetScriptAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Pack is not null ? File(Encoding.UTF8.GetBytes(Pack.Script.Text), "text/plain; charset=utf-8", "ban-tin-truyen-thanh.txt") : NotFound();

    public async Task<IActionResult> OnGetScriptWordAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) && Pack is not null
        ? File(Write([(Look.Title, "BẢN TIN TRUYỀN THANH"), (Look.Note, $"{Pack.Unit}. Thời lượng ước tính: {Length(Pack.Script.Duration)}."), .. Pack.Script.Text.Split('\n').Select(line => (Look.Text, line))]), ContentType, "ban-tin-truyen-thanh.docx")
        : NotFound();

    /// <summary>Script and facts of a bulletin for whatever plays it.</summary>
    public async Task<IActionResult> OnGetPackageAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Pack is not null ? File(BroadcastPackage.Write(Pack), "application/zip", "ban-tin-truyen-thanh.zip") : NotFound();

    public async Task<IActionResult> OnGetWordAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Pack is not null ? File(Write(Digest.Story(Pack)), ContentType, "bai-viet.docx") : NotFound();

    public async Task<IActionResult> OnGetLedAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Pack is not null ? File(Encoding.UTF8.GetBytes(string.Join("\n\n", Pack.Screens)), "text/plain; charset=utf-8", "man-hinh-led.txt") : NotFound();

    public async Task<IActionResult> OnPostProveAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (await ProveAsync(cancel) is { } refusal)
        {
            ModelState.AddModelError(nameof(Link), t[refusal.Message]);
            return Page();
        }

        TempData.SayDone("Đã ghi nhận. Minh chứng được tính cho tác phẩm.");
        return Redirect($"{ManualTasks.Path}/{id}");
    }

    public async Task<IActionResult> OnPostTakenDownAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (State is not TaskState.TakeDown) return Redirect($"{ManualTasks.Path}/{id}");
        await tasks.TakenDownAsync(Task, User.Actor(), cancel);
        TempData.SayDone("Đã ghi nhận bài đã được gỡ.");
        return Redirect($"{ManualTasks.Path}/{id}");
    }

    /// <summary>Gives it to somebody else, or another deadline.</summary>
    public async Task<IActionResult> OnPostAssignAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var person = People.FirstOrDefault(p => p.Id == PersonId);
        if (Task.PersonId != person?.Id || (Due is { } day && Task.DueAt is not null))
        {
            audit.Add(User.Actor(), "Giao việc đăng thủ công", "item", Task.ItemId.ToString(), $"{Task.Channel!.Name}: {Task.PersonName} → {person?.FullName}");
            (Task.PersonId, Task.PersonName) = (person?.Id, person?.FullName);
            if (Due is { } until && Task.DueAt is not null) Task.DueAt = Domain.Counting.Vietnam.Instant(until, new TimeOnly(17, 0));
            await db.SaveChangesAsync(cancel);
        }

        TempData.SayDone("Đã lưu người làm và hạn.");
        return Redirect($"{ManualTasks.Path}/{id}");
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Task.DoneAt is null)
        {
            Task.CancelledAt = clock.GetUtcNow();
            audit.Add(User.Actor(), "Hủy việc đăng thủ công", "item", Task.ItemId.ToString(), Task.Channel!.Name);
            await db.SaveChangesAsync(cancel);
            TempData.SayDone("Đã hủy việc này.");
        }

        return Redirect($"{ManualTasks.Path}/{id}");
    }

    public static string Length(TimeSpan duration) => duration.TotalMinutes < 1 ? $"{duration.Seconds} giây" : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} phút {duration.Seconds:00} giây");

    private async Task<Refusal?> ProveAsync(CancellationToken cancel)
    {
        var note = string.IsNullOrWhiteSpace(Note) ? null : VietnameseText.Normalize(Note).Trim();
        if (note?.Length > 1_000) return new("manual.note", "Ghi chú không được quá 1.000 ký tự.");
        if (Scan is null) return await tasks.ProveAsync(Task, Link?.Trim(), null, note, User.Actor(), cancel);
        var (file, refusal) = await take.KeepAsync(Scan, $"{Task.Channel!.Name}: {Task.Item!.Title}", Task.Channel.Name, User.Actor(), cancel);
        return refusal ?? await tasks.ProveAsync(Task, null, file, note, User.Actor(), cancel);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await tasks.VisibleTo(User.Actor()).Include(t => t.Channel).Include(t => t.Item).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } task) return false;
        Task = task;
        Pack = await packs.OfAsync(task.ItemId, task.Channel, cancel);
        People = await ManualPeople.AllAsync(accounts, cancel);
        return true;
    }
}
