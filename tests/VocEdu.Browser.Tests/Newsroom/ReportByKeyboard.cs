using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Publishing.Works;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Who counts and reports, without a mouse; who decides, on a phone.</summary>
public sealed class ReportByKeyboard
{
    private const string Outlet = "Báo Miền Núi", Title = "Thợ hàn vùng cao được đón về nhà máy";

    [Test]
    public async Task Work_of_a_newspaper_is_booked_with_proof_and_its_day_corrected_by_two_people()
    {
        await using var reporter = await Visitor.SignInAsync("tonghop");
        await using var leader = await Visitor.SignInAsync("lanhdao", Visitor.Phone);
        var page = reporter.Page;
        await BookAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa số liệu" }).TabAndPressAsync();
        await page.GetByLabel("Ngày đúng").TabAndTypeAsync("04/02/2026");
        await page.Locator("#date-reason").TabAndTypeAsync("Báo in ra trước một ngày.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đề nghị này phải do một người khác duyệt.")).ToBeVisibleAsync();
        await page.LooksRightAsync("asked");

        await leader.Page.GotoAsync(page.Url);
        await leader.Page.LooksRightAsync();
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt sửa ngày" }).TapAsync();
        await Expect(leader.Page.GetByText("Đã sửa ngày tính.")).ToBeVisibleAsync();
        await leader.Page.LooksRightAsync("decided");
        Assert.That((await Stage.ReadAsync(db => db.Works.SingleAsync(w => w.Title == Title))).FirstPublicOn, Is.EqualTo(new DateOnly(2026, 2, 4)));
        Assert.That(reporter.Complaints.Concat(leader.Complaints), Is.Empty);
    }

    [Test]
    public async Task Thing_done_for_a_plan_is_recorded_on_a_phone()
    {
        await using var reporter = await Visitor.SignInAsync("tonghop", Visitor.Phone);
        var page = reporter.Page;
        await page.GotoAsync("/quan-tri/ke-hoach");
        await page.LooksRightAsync();
        await page.Locator(".cards h2 a").First.TapAsync();
        await Expect(page.Locator(".cover td a").First).ToBeVisibleAsync();
        await page.LooksRightAsync();
        await page.Locator(".cover td a").First.TapAsync();
        await page.GetByText("Ghi việc đã làm").TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("nothing typed");
        await page.GetByLabel("Tên việc đã làm").FillAsync("Hội nghị tư vấn ở xã Nậm Lành");
        await page.GetByLabel("Ngày tổ chức hoặc hoàn thành").FillAsync("05/06/2025");
        await page.GetByLabel("Số người tham dự").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả" }).TapAsync();
        await Expect(page.GetByText("Đã ghi kết quả.")).ToBeVisibleAsync();
        await Expect(page.Locator(".record").Filter(new() { HasText = "Hội nghị tư vấn ở xã Nậm Lành" })).ToContainTextAsync("120 người tham dự");
        await page.LooksRightAsync("recorded");
        Assert.That((await Stage.ReadAsync(db => db.Set<ActivityRecord>().SingleAsync(r => r.Title == "Hội nghị tư vấn ở xã Nậm Lành"))).Attendance, Is.EqualTo(120));
        Assert.That(reporter.Complaints, Is.Empty);
    }

    [Test]
    public async Task Report_is_drawn_up_written_and_signed_off_on_the_leader_s_phone()
    {
        await using var reporter = await Visitor.SignInAsync("tonghop");
        await using var leader = await Visitor.SignInAsync("lanhdao", Visitor.Phone);
        await WriteAsync(reporter.Page);
        var page = reporter.Page;
        var id = page.Id();
        await page.GetByRole(AriaRole.Button, new() { Name = "Trình ký" }).TabAndPressAsync();
        await Expect(page.GetByText("Đã trình ký. Lãnh đạo đã được báo.")).ToBeVisibleAsync();

        await leader.Page.GotoAsync($"/quan-tri/bao-cao/{id}");
        await leader.Page.LooksRightAsync();
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Ký chốt" }).TapAsync();
        await leader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ký chốt" }).TapAsync();
        await Expect(leader.Page.GetByText("Đã ký chốt.")).ToBeVisibleAsync();
        await leader.Page.LooksRightAsync("signed");
        var report = await Stage.ReadAsync(db => db.Set<Report>().SingleAsync(r => r.Id == id));
        Assert.That((report.State, report.SignedByName, report.Content.Head.Place), Is.EqualTo((ReportState.SignedOff, "Nguyễn Khắc Vượng", "Mường La")));
        Assert.That(reporter.Complaints.Concat(leader.Complaints), Is.Empty);
    }

    private static async Task BookAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/tac-pham");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi nhận tác phẩm trên báo, đài" }).TabAndPressAsync();
        await page.GetByLabel("Báo, đài hoặc trang đã đăng").TabAndTypeAsync(Outlet);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận", Exact = true }).TabAndPressAsync();
        await Expect(page.GetByText("Vui lòng chọn đơn vị đã đặt bài.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Ngày đăng, phát")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Báo, đài hoặc trang đã đăng")).ToHaveValueAsync(Outlet);
        await page.LooksRightAsync("refused");

        await page.GetByLabel("Tên tác phẩm như đã đăng").FillAsync(Title);
        await page.GetByLabel("Thể loại").SelectOptionAsync("TIN");
        await page.GetByLabel("Ngày đăng, phát").FillAsync("05/02/2026");
        await page.GetByLabel("Đơn vị đã đặt bài").SelectOptionAsync("phong-gdnn");
        await page.GetByLabel("Liên kết đến bài đã đăng").FillAsync("https://bao.example.vn/tho-han");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã ghi nhận tác phẩm và tính vào chỉ tiêu.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "https://bao.example.vn/tho-han" })).ToBeVisibleAsync();
        await page.LooksRightAsync("booked");
        var work = await Stage.ReadAsync(db => db.Works.Include(w => w.Evidence).SingleAsync(w => w.Title == Title));
        Assert.That((work.Counts, work.Origin, work.Evidence.Count), Is.EqualTo((true, WorkOrigin.External, 1)));
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lập báo cáo" }).First.TabAndPressAsync();
        await page.GetByLabel("Kỳ báo cáo").SelectOptionAsync("Month");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập báo cáo" }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tháng phải từ 1 đến 12.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Tháng hoặc quý thứ mấy").TabAndTypeAsync("2");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByLabel("Địa danh").TabAndTypeAsync("Mường La");
        foreach (var (label, words) in new[] { ("Cơ quan ban hành", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"), ("Ký hiệu", "BC-SGDĐT"), ("Trích yếu", "Kết quả tháng Hai"), ("Chức vụ người ký", "GIÁM ĐỐC"), ("Họ và tên người ký", "Nguyễn Khắc Vượng") })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(words);
        await page.GetByLabel("Đoạn mở đầu").FillAsync("Tháng Hai là tháng Tết.");
        await Expect(page.Locator("[data-kept]")).ToContainTextAsync("Đã giữ nội dung đang nhập lúc");
        await page.LooksRightAsync("written");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).First.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem báo cáo và số liệu" }).First.PressAsync("Enter");
        await Expect(page.GetByText("Tháng Hai là tháng Tết.")).ToBeVisibleAsync();
    }
}
