using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Units;

public sealed class ManageUnitsTests
{
    private CmsApp _app = null!;
    private HttpClient _administrator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _administrator = await _app.SignInAsync(Role.Administrator);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _administrator.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_unit_is_made_and_listed()
    {
        var made = await _administrator.SubmitAsync("/quan-tri/don-vi/tao-moi", new()
        {
            ["Name"] = "Trường Trung cấp Kỹ thuật Đồng Nai", ["ShortName"] = "TC Kỹ thuật Đồng Nai", ["Fields.Kind"] = "truong_trung_cap",
            ["Fields.ParentId"] = "", ["Fields.NeedsUnitHead"] = "true",
        });
        Assert.That(made.Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/don-vi/truong-trung-cap-ky-thuat-dong-nai"));
        Assert.That(await _administrator.GetStringAsync("/quan-tri/don-vi?q=ky+thuat"), Does.Contain("Trường Trung cấp Kỹ thuật Đồng Nai"));
    }

    [Test]
    public async Task A_renamed_unit_keeps_its_old_name_for_its_old_days()
    {
        var address = $"/quan-tri/don-vi/{CmsApp.SchoolId}";
        await _administrator.SubmitAsync(address, new()
        {
            ["NewName.Name"] = "Trường Cao đẳng Mới", ["NewName.ShortName"] = "CĐ Mới", ["NewName.From"] = "2026-11-21", ["NewName.LegalBasis"] = "",
        }, $"{address}?handler=Rename");

        var unit = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Units.Include(u => u.Names).SingleAsync(u => u.Id == CmsApp.SchoolId));
        Assert.That(unit.NameOn(new DateOnly(2026, 11, 20)).Name, Is.EqualTo("Trường Cao đẳng Thử nghiệm"));
        Assert.That(unit.NameOn(new DateOnly(2026, 11, 21)).Name, Is.EqualTo("Trường Cao đẳng Mới"));
    }

    [Test]
    public async Task A_name_cannot_begin_before_the_one_it_follows()
    {
        var address = $"/quan-tri/don-vi/{CmsApp.OtherSchoolId}";
        var answer = await _administrator.SubmitAsync(address, new()
        {
            ["NewName.Name"] = "Tên khác", ["NewName.ShortName"] = "Khác", ["NewName.From"] = "2019-01-01", ["NewName.LegalBasis"] = "",
        }, $"{address}?handler=Rename");
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Ngày áp dụng tên mới phải sau ngày áp dụng tên hiện tại."));
    }

    [Test]
    public async Task A_unit_is_not_its_own_superior()
    {
        var address = $"/quan-tri/don-vi/{CmsApp.OtherSchoolId}";
        var answer = await _administrator.SubmitAsync(address, new()
        {
            ["Fields.Kind"] = "truong_trung_cap", ["Fields.ParentId"] = CmsApp.OtherSchoolId, ["Fields.NeedsUnitHead"] = "false",
        });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Đơn vị cấp trên không thể là chính đơn vị này"));
    }
}
