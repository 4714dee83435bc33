using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Testing;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The library without a mouse: files come, are filed, described and cut, and go.</summary>
public sealed class LibraryByKeyboard
{
    private const string Library = "/quan-tri/thu-vien";
    private DirectoryInfo _files = null!;

    [OneTimeSetUp]
    public async Task MakeFiles()
    {
        _files = Directory.CreateTempSubdirectory("vocedu-files-");
        await DemoFolder.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=700x500", "-frames:v", "1", Picture);
        await DemoFolder.FfmpegAsync("-f", "lavfi", "-i", "sine=frequency=523:duration=1", Sound);
    }

    [OneTimeTearDown]
    public void DropFiles() => _files.Delete(recursive: true);

    private string Picture => Path.Combine(_files.FullName, "xuong-moc.jpg");

    private string Sound => Path.Combine(_files.FullName, "loi-thay.mp3");

    [Test]
    public async Task Files_are_sent_filed_cut_and_captioned_thrown_away_and_restored()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await MakeFoldersAsync(page);
        await SendAsync(page);
        await CaptionAsync(page);
        await CutAsync(page);
        await TagAsync(page);
        await MoveFolderAsync(page);
        await ThrowAwayAsync(page);
        Assert.That(officer.Complaints, Is.Empty);
    }

    private static async Task MakeFoldersAsync(IPage page)
    {
        foreach (var name in new[] { "Xưởng mộc", "Nghề cũ" })
        {
            await page.GotoAsync(Library);
            await page.GetByText("Thêm, đổi tên, chuyển hoặc xóa").TabAndPressAsync();
            await page.GetByLabel("Thư mục mới").TabAndTypeAsync(name);
            await page.Keyboard.PressAsync("Enter");
            await IsInAsync(page, name);
        }
    }

    /// <summary>Both at once, into the folder that is open.</summary>
    private async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Xưởng mộc", Exact = true }).PressAsync("Enter");
        await IsInAsync(page, "Xưởng mộc");
        await page.GetByText("Tải tệp lên", new() { Exact = true }).TabAndPressAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Chọn tệp" });
        await Expect(button).ToBeVisibleAsync();
        await page.LooksRightAsync("ready for files");
        await button.TabToAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync([Picture, Sound]);
        foreach (var file in new[] { Picture, Sound })
            await Expect(page.Locator(".upload-row").Filter(new() { HasText = Path.GetFileName(file) })).ToContainTextAsync("Đã vào thư viện.");
        await page.LooksRightAsync("files have come");
    }

    /// <summary>What cannot be read is refused and still stands there.</summary>
    private async Task CaptionAsync(IPage page)
    {
        await Row(page, Sound).GetByRole(AriaRole.Link, new() { Name = "Mở tệp" }).TabAndPressAsync();
        var captions = page.GetByLabel("Phụ đề", new() { Exact = true });
        await captions.TabAndTypeAsync("Xin chào các em.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu phụ đề và lời thoại" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không đọc được phụ đề");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(captions).ToHaveValueAsync("Xin chào các em.");
        await page.LooksRightAsync("captions refused");
        await captions.FillAsync("0:00 - 0:01 Xin chào các em.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu phụ đề và lời thoại" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu 1 câu phụ đề và lời thoại.")).ToBeVisibleAsync();
        var file = await FileAsync(Sound);
        Assert.That((await Stage.ReadAsync(db => db.MediaTexts.SingleAsync(t => t.MediaId == file.Id))).Captions.Select(c => c.Text), Is.EqualTo(["Xin chào các em."]));
    }

    /// <summary>The point that every cut keeps goes to the right and up.</summary>
    private async Task CutAsync(IPage page)
    {
        await page.GotoAsync($"{Library}/{(await FileAsync(Picture)).Id}");
        await page.GetByLabel("Mô tả cho người không nhìn thấy").TabAndTypeAsync("Bàn bào trong xưởng mộc.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu mô tả và tác giả.")).ToBeVisibleAsync();

        var point = page.Locator(".focal");
        await point.TabToAsync();
        for (var step = 0; step < 3; step++) await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(point).ToHaveAttributeAsync("aria-label", "Điểm chính: ngang 80 %, dọc 48 %");
        await Expect(page.Locator(".crops img")).ToHaveCountAsync(CropShape.All.Count);
        await page.LooksRightAsync("point moved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu điểm chính" }).TabAndPressAsync();
        await Expect(page.GetByText("Các ảnh cắt đang được làm lại quanh điểm mới.")).ToBeVisibleAsync();
        var file = await FileAsync(Picture);
        Assert.That((file.FocalX, file.FocalY, file.AlternativeText), Is.EqualTo((0.8, 0.48, "Bàn bào trong xưởng mộc.")));
    }

    private async Task TagAsync(IPage page)
    {
        await page.GotoAsync(Library);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xưởng mộc", Exact = true }).TabAndPressAsync();
        await IsInAsync(page, "Xưởng mộc");
        foreach (var file in new[] { Picture, Sound }) await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Chọn {Path.GetFileName(file)}" }).TabAndPressAsync("Space");
        await Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("2 tệp");
        await page.GetByText("Sửa các tệp đã chọn").TabAndPressAsync();
        await page.GetByLabel("Thêm thẻ, cách nhau bằng dấu phẩy").TabAndTypeAsync("nghề mộc, xưởng");
        await page.LooksRightAsync("two files chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu cho các tệp đã chọn" }).TabAndPressAsync();
        await Expect(page.GetByText("Đã sửa 2 tệp.")).ToBeVisibleAsync();
        Assert.That((await FileAsync(Sound)).Tags, Is.EqualTo(["nghề mộc", "xưởng"]));
    }

    private static async Task MoveFolderAsync(IPage page)
    {
        await page.GetByText("Thêm, đổi tên, chuyển hoặc xóa").TabAndPressAsync();
        await page.GetByLabel("Tên của “Xưởng mộc”").TabAndTypeAsync("Xưởng mộc cũ");
        await page.Keyboard.PressAsync("Enter");
        await IsInAsync(page, "Xưởng mộc cũ");
        await page.GetByText("Thêm, đổi tên, chuyển hoặc xóa").TabAndPressAsync();
        await page.GetByLabel("Chuyển “Xưởng mộc cũ” vào").SelectOptionAsync(new SelectOptionValue { Label = "Nghề cũ" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Chuyển thư mục" }).TabAndPressAsync();
        await Expect(page.GetByText("Đã chuyển thư mục cùng mọi thứ trong đó.")).ToBeVisibleAsync();
        var folders = await Stage.ReadAsync(db => db.MediaFolders.ToListAsync());
        Assert.That(folders.Single(f => f.Name == "Xưởng mộc cũ").ParentId, Is.EqualTo(folders.Single(f => f.Name == "Nghề cũ").Id));
    }

    /// <summary>Both, after a question; one comes back.</summary>
    private async Task ThrowAwayAsync(IPage page)
    {
        foreach (var file in new[] { Picture, Sound }) await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Chọn {Path.GetFileName(file)}" }).PressAsync("Space");
        await page.GetByText("Sửa các tệp đã chọn").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa các tệp đã chọn" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã xóa 2 tệp vào thùng rác.")).ToBeVisibleAsync();
        Assert.That(new[] { (await FileAsync(Picture)).TrashedAt, (await FileAsync(Sound)).TrashedAt }, Has.None.Null);

        await page.GotoAsync("/quan-tri/thung-rac");
        await page.LooksRightAsync("with files");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Khôi phục tệp {Path.GetFileName(Picture)}" }).TabAndPressAsync();
        await Expect(page.GetByText("Đã khôi phục tệp")).ToBeVisibleAsync();
        Assert.That((await FileAsync(Picture)).TrashedAt, Is.Null);
    }

    private static Task IsInAsync(IPage page, string folder) =>
        Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Thư mục" }).GetByRole(AriaRole.Link, new() { Name = folder, Exact = true })).ToHaveAttributeAsync("aria-current", "true");

    private static ILocator Row(IPage page, string file) => page.Locator(".upload-row").Filter(new() { HasText = Path.GetFileName(file) });

    private static Task<MediaFile> FileAsync(string file) => Stage.ReadAsync(db => db.Media.IgnoreQueryFilters().SingleAsync(m => m.FileName == Path.GetFileName(file)));
}
