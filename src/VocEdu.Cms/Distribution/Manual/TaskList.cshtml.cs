using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>What is to be posted by hand, by whom and until when.</summary>
[NeedsRole(ManualTasks.Workers)]
public sealed class TaskListModel(ManualTasks tasks, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Which tasks: to do, mine, done, all.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")] public string? Filter { get; set; }

    /// <summary>The task that the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")] public Guid? After { get; set; }

    public static readonly IReadOnlyList<(string? Key, string Name)> Filters = [(null, "Cần làm"), ("cua-toi", "Việc của tôi"), ("xong", "Đã xong"), ("tat-ca", "Tất cả")];

    public List<ManualTask> Tasks { get; private set; } = [];
    public bool HasMore { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Now = clock.GetUtcNow();
        var me = User.Actor().Id;
        var found = tasks.VisibleTo(User.Actor());
        found = Filter switch
        {
            "cua-toi" => found.ToDo().Where(t => t.PersonId == me),
            "xong" => found.Where(t => t.DoneAt != null),
            "tat-ca" => found,
            _ => found.ToDo(),
        };
        if (After is { } after) found = found.Where(t => t.Id < after);
        Tasks = await found.AsNoTracking().Include(t => t.Channel).Include(t => t.Item).OrderByDescending(t => t.Id).Take(PageSize + 1).ToListAsync(cancel);
        HasMore = Tasks.Count > PageSize;
        if (HasMore) Tasks.RemoveAt(PageSize);
    }
}
