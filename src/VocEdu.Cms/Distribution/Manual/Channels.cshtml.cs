using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>The channels that people post to by hand.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class ChannelsModel(CmsDb db, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    public List<ManualChannel> Channels { get; private set; } = [];
    public int InPlans { get; private set; }
    public bool MayChange => User.Actor().Has(DistributionServices.Connectors);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Channels = await db.Set<ManualChannel>().AsNoTracking().OrderByDescending(c => c.Active).ThenBy(c => c.Name).ToListAsync(cancel);
        InPlans = (await NewInPlansAsync(cancel)).Count;
    }

    /// <summary>Takes over the manual channels that the plans in force name.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync(CancellationToken cancel)
    {
        if (!MayChange) return Forbid();
        var found = await NewInPlansAsync(cancel);
        db.AddRange(found);
        audit.Add(User.Actor(), "Lấy kênh thủ công từ kế hoạch", "channel", "manual", string.Join(", ", found.Select(c => c.Name)));
        await db.SaveChangesAsync(cancel);
        TempData.SayDone(t["Đã thêm {0} kênh từ kế hoạch. Hãy ghi người làm và hạn cho từng kênh.", found.Count]);
        return RedirectToPage();
    }

    private async Task<List<ManualChannel>> NewInPlansAsync(CancellationToken cancel)
    {
        var year = Vietnam.Today(clock).Year;
        var known = (await db.Set<ManualChannel>().Where(c => c.Source != null).Select(c => c.Source!).ToListAsync(cancel)).ToHashSet();
        var names = (await db.Set<ManualChannel>().Select(c => c.Name).ToListAsync(cancel)).ToHashSet();
        var plans = await db.Plans.AsNoTracking().Where(p => p.FirstYear <= year && p.LastYear >= year).OrderBy(p => p.Code).ToListAsync(cancel);
        return
        [
            .. from plan in plans
               from channel in JsonNode.Parse(plan.Document)?["channels"]?.AsArray() ?? []
               let source = $"{plan.Code}/{Text(channel, "code")}"
               where ManualKinds.OfPlan(Text(channel, "kind"), Text(channel, "mode")) is not null && Text(channel, "name") is not null && !known.Contains(source) && names.Add(Text(channel, "name")!)
               select new ManualChannel
               {
                   Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = ManualKinds.OfPlan(Text(channel, "kind"), Text(channel, "mode"))!.Value,
                   Name = Text(channel, "name")!, Owner = Text(channel, "owner"), Source = source,
               },
        ];
    }

    private static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
