using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Takes a report's figures and says what they suggest for each chapter.</summary>
public sealed class ComputeReport(AccountsDb accounts, CountReport count, ReadImpact impact, FindAdjustments adjustments, MakeTables tables, TimeProvider clock)
{
    /// <param name="day">The last day whose works are counted.</param>
    public async Task<(ReportSnapshot Snapshot, Suggestions Suggestions)> RunAsync(Plan plan, ReportPeriod period, DateOnly day, string issuer, CancellationToken cancel)
    {
        var figures = await count.RunAsync(plan, period, day, cancel);
        var stated = await impact.RunAsync(figures.Span.From, figures.Span.DataDate, cancel);
        figures = figures with { Channels = [.. figures.Channels.Select(channel => channel.With(stated))] };
        var last = await adjustments.LastAsync(plan.Code, clock.GetUtcNow(), cancel);
        var changes = last is null ? [] : await adjustments.RunAsync(last, cancel);
        var snapshot = new ReportSnapshot(figures, [.. await tables.RunAsync(plan, figures, period, changes, cancel), ImpactWords.Table(stated)]);
        var writers = await accounts.Users.CountAsync(p => p.DisabledAt == null && p.UnitId != null && (p.Roles & (Role.Contributor | Role.UnitHead)) != Role.None, cancel);
        return (snapshot, new Suggestions(snapshot, changes, last, Opening(plan, period, issuer), writers));
    }

    /// <summary><c>Thực hiện Kế hoạch số … ngày … của … về …, Sở … báo cáo kết quả … như sau:</c></summary>
    private static string Opening(Plan plan, ReportPeriod period, string issuer)
    {
        using var document = JsonDocument.Parse(plan.Document);
        var date = document.RootElement.TryGetProperty("date", out var printed) && printed.ValueKind is JsonValueKind.String && DateOnly.TryParse(printed.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var day)
            ? $" ngày {OfficialDate.Cited(day)}" : "";
        var named = plan.Number is null ? "Thực hiện Kế hoạch" : $"Thực hiện Kế hoạch số {plan.Number}{date} của {plan.Issuer} về";
        var title = plan.Title.Length == 0 ? "" : char.ToLower(plan.Title[0], System.Globalization.CultureInfo.InvariantCulture) + plan.Title[1..];
        return $"{named} {title}, {issuer} báo cáo kết quả công tác truyền thông giáo dục nghề nghiệp {period.InSentence} như sau:";
    }
}
