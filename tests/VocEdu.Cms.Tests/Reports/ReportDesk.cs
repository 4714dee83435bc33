using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Cms.Tests.Media;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>A body with some works of 2026, a reporter and a leader.</summary>
internal sealed class ReportDesk : IAsyncDisposable
{
    public const string Plan = "KH3066-2021", Reports = "/quan-tri/bao-cao";

    private readonly bool _owns;

    private ReportDesk(CmsApp app, bool owns, HttpClient reporter, HttpClient leader) => (App, _owns, Reporter, Leader) = (app, owns, reporter, leader);

    public CmsApp App { get; }
    public HttpClient Reporter { get; }
    public HttpClient Leader { get; }

    public static async Task<ReportDesk> OpenAsync()
    {
        var app = await CmsApp.StartAsync();
        await app.LoadPlansAsync();
        foreach (var day in new[] { "2025-12-14 23:30", "2025-12-15 00:05", "2026-01-10 09:00", "2026-03-01 09:00", "2026-11-20 09:00" }) await app.PublishAsync(day);
        await app.PublishAsync("2025-03-01 09:00");
        await app.PublishAsync("2026-05-05 08:00", "VIDEO", CmsApp.OtherSchoolId);
        await app.PublishAsync("2026-05-06 08:00", "THONGBAO");
        return await AtAsync(app, owns: true);
    }

    /// <summary>In a body that is there already.</summary>
    /// <param name="owns">The body goes with the desk.</param>
    public static async Task<ReportDesk> AtAsync(CmsApp app, bool owns = false) => new(app, owns, await app.SignInAsync(Role.Reporter), await app.SignInAsync(Role.Approver));

    /// <returns>The draft's id.</returns>
    public async Task<Guid> BeginAsync(string kind = "Year", int year = 2026)
    {
        var answer = await Reporter.SubmitAsync($"{Reports}/lap", new() { ["Form.PlanCode"] = Plan, ["Form.Kind"] = kind, ["Form.Year"] = $"{year}" });
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[3]);
    }

    public Task<Report> ReadAsync(Guid id) => App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Report>().AsNoTracking().SingleAsync(r => r.Id == id));

    /// <summary>Saves as the page does: everything as it is stored, but for what is given.</summary>
    public async Task<HttpResponseMessage> SaveAsync(Guid id, Dictionary<string, string>? texts = null, int? version = null, HttpClient? by = null, string? handler = null)
    {
        var report = await ReadAsync(id);
        var fields = new Dictionary<string, string> { ["Form.Version"] = $"{version ?? report.Version}" };
        foreach (var (name, value) in new[]
        {
            ("Superior", "UBND thành phố Hải Phòng"), ("Issuer", "Sở Giáo dục và Đào tạo"), ("Symbol", "BC-SGDĐT"), ("Place", "Hải Phòng"), ("Subject", report.Content.Head.Subject), ("To", texts?.GetValueOrDefault("To") ?? "Ủy ban nhân dân thành phố"),
            ("Authority", "KT. GIÁM ĐỐC"), ("Office", "PHÓ GIÁM ĐỐC"), ("Signer", "Nguyễn Văn A"), ("Copies", "Các cơ sở giáo dục nghề nghiệp"), ("Archive", "VT, GDNN"), ("Grounds", ""),
        }) fields[$"Form.Head.{name}"] = value;
        for (var i = 0; i < report.Content.Sections.Count; i++)
        {
            var section = report.Content.Sections[i];
            fields[$"Form.Sections[{i}].Key"] = section.Key;
            fields[$"Form.Sections[{i}].Heading"] = section.Heading;
            fields[$"Form.Sections[{i}].Text"] = texts?.GetValueOrDefault(section.Key) ?? section.Body.Text;
            fields[$"Form.Sections[{i}].LeftOut"] = section.LeftOut ? "true" : "false";
        }

        for (var i = 0; i < report.Content.Tables.Count; i++) fields[$"Form.Tables[{i}]"] = report.Content.Tables[i];
        return await PostAsync(by ?? Reporter, $"{Reports}/{id}/viet{(handler is null ? "" : $"?handler={handler}")}", fields);
    }

    public Task<HttpResponseMessage> DoAsync(HttpClient by, Guid id, string handler, Dictionary<string, string>? fields = null) => PostAsync(by, $"{Reports}/{id}?handler={handler}", fields ?? []);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient by, string to, Dictionary<string, string> fields)
    {
        var token = await by.TokenAsync();
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        return await by.PostAsync(to, content);
    }

    public async Task SignAsync(Guid id)
    {
        await SaveAsync(id);
        await DoAsync(Reporter, id, "Send");
        var answer = await DoAsync(Leader, id, "Sign", new() { ["version"] = $"{(await ReadAsync(id)).Version}" });
        if ((int)answer.StatusCode != 302) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Reporter.Dispose();
        Leader.Dispose();
        if (_owns) await App.DisposeAsync();
    }
}
