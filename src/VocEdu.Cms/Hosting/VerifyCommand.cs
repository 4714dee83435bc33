using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Hosting;

/// <summary><c>verify</c>: proves to anyone who doubts a figure that the ledger behind it was not touched.</summary>
public static class VerifyCommand
{
    /// <exception cref="StartRefusedException">The ledger does not hold; the message says where.</exception>
    public static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        await CommandLine.MigrateAsync(app, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var report = await ActivatorUtilities.CreateInstance<VerifyLedger>(scope.ServiceProvider).RunAsync(cancel);

        await Console.Out.WriteLineAsync($"Sổ tác phẩm: {report.Entries} dòng, {report.Counted} tác phẩm được tính.");
        if (report.Flaw is { } flaw) throw new StartRefusedException($"Sổ tác phẩm KHÔNG toàn vẹn. {flaw.Message}");
        var (reports, reportFlaw) = await ActivatorUtilities.CreateInstance<VerifyReports>(scope.ServiceProvider).RunAsync(cancel);
        await Console.Out.WriteLineAsync($"Báo cáo đã chốt: {reports}.");
        if (reportFlaw is not null) throw new StartRefusedException($"Báo cáo đã chốt KHÔNG toàn vẹn. {reportFlaw.Message}");
        await Console.Out.WriteLineAsync("Chuỗi băm và mọi con số đều khớp.");
    }
}
