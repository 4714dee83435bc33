using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>Takes over what the plans ask to be reported. What was taken over before stays as people have kept it since.</summary>
public sealed class DutiesFromPlans(CmsDb db, TimeProvider clock)
{
    /// <returns>How many were new.</returns>
    public Task<int> RunAsync(CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        // Two nodes that start together: the second finds the first one's rows.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('report duties', 0))", cancel);
        var known = (await db.Set<Duty>().Where(d => d.DutyCode != null).Select(d => new { d.PlanCode, d.DutyCode }).ToListAsync(cancel)).Select(d => (d.PlanCode, d.DutyCode)).ToHashSet();
        var now = clock.GetUtcNow();
        var added = 0;
        foreach (var plan in await db.Plans.AsNoTracking().OrderBy(p => p.Code).Select(p => new { p.Code, p.Title, p.Document }).ToListAsync(cancel))
        {
            using var document = JsonDocument.Parse(plan.Document);
            if (!document.RootElement.TryGetProperty("reporting", out var reporting) || reporting.ValueKind is not JsonValueKind.Array) continue;
            foreach (var asked in reporting.EnumerateArray())
            {
                if (Text(asked, "code") is not { } code || known.Contains((plan.Code, code)) || Text(asked, "cycle") is "dot_xuat") continue;
                var (cycle, month, day) = Rhythm(asked);
                db.Add(new Duty
                {
                    Id = Guid.CreateVersion7(now), PlanCode = plan.Code, DutyCode = code, Title = TitleOf(asked), Sender = Names(asked), Recipient = RecipientOf(asked, month, day),
                    Cycle = cycle, DueMonth = month, DueDay = day, Before = Text(asked, "dueRule") is "before", Note = Text(asked, "text") ?? "",
                    Since = Vietnam.LocalDate(now), CreatedAt = now, CreatedByName = "Lấy từ kế hoạch",
                });
                added++;
            }
        }

        await db.SaveChangesAsync(cancel);
        return added;
    }, cancel);

    private static (ReportCycle Cycle, int Month, int? Day) Rhythm(JsonElement asked)
    {
        var (month, day) = (Number(asked, "dueMonth"), Number(asked, "dueDay"));
        return Text(asked, "cycle") switch
        {
            "quy" => (ReportCycle.Quarterly, 0, day),
            "thang" => (ReportCycle.Monthly, 0, day),
            "6_thang" when month is { } m && day is not null => (ReportCycle.FirstHalf, m, day),
            "9_thang" when month is { } m && day is not null => (ReportCycle.NineMonths, m, day),
            "nam" when month is { } m && day is not null => (ReportCycle.Yearly, m, day),
            _ => (ReportCycle.NoDay, 0, null),
        };
    }

    private static string TitleOf(JsonElement asked)
    {
        var form = Text(asked, "form") is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..] : "Báo cáo";
        return Text(asked, "coveredPeriod") is { Length: > 0 } period ? $"{form} ({period})" : form;
    }

    /// <summary>A body that no longer exists is replaced by the one that took its tasks, where the rules know it; the plan's words stay in the note.</summary>
    private static string RecipientOf(JsonElement asked, int month, int? day) =>
        ReportDeadline.Presets.FirstOrDefault(p => p.Month == month && p.Day == day)?.Recipient ?? Text(asked, "to") ?? "";

    private static string Names(JsonElement asked) => asked.TryGetProperty("who", out var who) && who.ValueKind is JsonValueKind.Array
        ? string.Join("; ", who.EnumerateArray().Select(one => one.GetString())) : "";

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32() : null;
}

/// <summary>Takes over what the plans ask for once the plans are there.</summary>
public sealed class DutiesAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DutiesFromPlans>().RunAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
