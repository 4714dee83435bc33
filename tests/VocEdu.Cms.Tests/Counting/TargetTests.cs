using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Counting;

public sealed class TargetTests : ReporterFixture
{
    private const string Page = "/quan-tri/chi-tieu", Plan = "KH3066-2021";

    [Test]
    public async Task Plans_of_the_configuration_are_there_from_the_first_start()
    {
        Assert.That(await Reporter.GetStringAsync(Page), Does.Contain("Truyền thông về giáo dục nghề nghiệp tỉnh Hải Dương giai đoạn 2021 - 2025"));
    }

    [Test]
    public async Task A_year_is_added_with_a_reason_that_is_kept()
    {
        Assert.That(await Reporter.GetStringAsync("/quan-tri/bang-dieu-khien"), Does.Contain("Kế hoạch chưa có chỉ tiêu cho năm 2026."));
        var refused = await Reporter.SubmitAsync(Page, Form("2026", "200", " "));
        var done = await Reporter.SubmitAsync(Page, Form("2026", "200", "Công văn số 12/SGDĐT ngày 05/01/2026"));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Vui lòng nhập lý do."));
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Reporter.GetStringAsync("/quan-tri/bang-dieu-khien"), Does.Contain("/200<"));
        var line = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.SingleAsync(l => l.TargetKind == "target"));
        Assert.That(line.Details, Does.Contain("→ 200").And.Contain("Công văn số 12/SGDĐT"));
    }

    [TestCase("2035", "200", "Năm này nằm ngoài thời gian của kế hoạch.")]
    [TestCase("2024", "0", "Chỉ tiêu phải là số nguyên từ 1 đến 100.000.")]
    [TestCase("2024", "nhiều", "Giá trị không hợp lệ.")]
    public async Task What_is_wrong_is_said(string year, string value, string sentence)
    {
        var answer = await Reporter.SubmitAsync(Page, Form(year, value, "Thử"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(sentence));
    }

    [Test]
    public async Task An_editor_reads_targets_and_sets_none()
    {
        using var editor = await App.SignInAsync(Role.Editor);
        await editor.SubmitAsync(Page, Form("2024", "1", "Thử"));
        var value = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Targets.SingleAsync(t => t.PlanCode == Plan && t.Year == 2024));
        Assert.That(value.Value, Is.EqualTo(180));
    }

    private static Dictionary<string, string> Form(string year, string value, string reason) =>
        new() { ["PlanCode"] = Plan, ["Code"] = "CT1", ["Year"] = year, ["Value"] = value, ["Reason"] = reason };
}
