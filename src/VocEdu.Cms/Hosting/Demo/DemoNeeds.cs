using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Needs;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>What the demo's schools and firms look for, from today on: written by the newsroom and approved by its leader.</summary>
internal sealed class DemoNeeds(CmsDb db, DemoFiles files, DemoPeople people, TimeProvider clock)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Set<Need>().AnyAsync(cancel)) return;
        var (writer, approver, now) = (await people.ActorAsync("bientapvien"), await people.ActorAsync("lanhdao"), clock.GetUtcNow());
        foreach (var need in files.Read("needs").AsArray().Select(n => n!))
        {
            db.Add(new Need
            {
                Id = Guid.CreateVersion7(now), UnitId = need.Text("unit"), Kind = Enum.Parse<NeedKind>(need.Text("kind")), Title = need.Text("title"), Trade = need.TextOrNull("trade"),
                ProvinceCode = need.Text("provinceCode"), Place = need.Text("place"), Count = need["count"]?.GetValue<int>(), Pay = need.TextOrNull("pay"), PaySource = need.TextOrNull("paySource"),
                Text = need.Text("text"), Contact = need.Text("contact"), ExpiresOn = Vietnam.Today(clock).AddDays(need["days"]!.GetValue<int>()), State = NeedState.Shown, Version = 2,
                WrittenAt = now, WrittenBy = writer.Id!.Value, WrittenByName = writer.Name, DecidedAt = now, DecidedBy = approver.Id, DecidedByName = approver.Name, ShownAt = now,
            });
        }

        await db.SaveChangesAsync(cancel);
    }
}
