using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What people do in the newsroom, by the words on its pages.</summary>
internal static class NewsroomSteps
{
    /// <summary>Begins a new item of a genre, from wherever the list of one's own work is.</summary>
    public static async Task BeginAsync(this IPage page, string list, string genre)
    {
        await page.GotoAsync(list);
        await page.GetByRole(AriaRole.Link, new() { Name = "Viết bài mới" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(genre)}( |$)", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(genre);
    }

    /// <summary>The input of this label, which may also say that it is needed.</summary>
    public static ILocator Field(this IPage page, string label) =>
        page.GetByLabel(new Regex($@"^{Regex.Escape(label)}(?:\s+(?:cần có|không bắt buộc))?$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    public static async Task TitleAsync(this IPage page, string title, string summary)
    {
        await page.Field("Tiêu đề").FillAsync(title);
        await page.GetByLabel("Tóm tắt (sapo)").FillAsync(summary);
    }

    /// <summary>The editor's text, not the text area it takes the place of.</summary>
    public static ILocator Body(this IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Nội dung bài" }).And(page.Locator(".editor-text"));

    /// <summary>Puts a picture into the body through the editor's dialog.</summary>
    public static async Task InsertPictureAsync(this IPage page, string file, string alternativeText, string credit)
    {
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Ảnh", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn ảnh" });
        await dialog.GetByLabel("Tệp ảnh").SetInputFilesAsync(file);
        await dialog.GetByLabel("Mô tả ảnh (bắt buộc)").FillAsync(alternativeText);
        await dialog.GetByLabel("Tác giả hoặc nguồn ảnh").FillAsync(credit);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Chèn", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Body().GetByRole(AriaRole.Img, new() { Name = alternativeText })).ToBeVisibleAsync();
    }

    /// <summary>Puts a file into the library.</summary>
    public static async Task UploadAsync(this IPage page, string file, string description, string credit)
    {
        await page.GotoAsync("/quan-tri/thu-vien");
        await page.GetByText("Tải tệp lên").ClickAsync();
        await page.GetByLabel("Chọn tệp").Last.SetInputFilesAsync(file);
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Path.GetFileName(file) }).First;
        await Assertions.Expect(row).ToContainTextAsync("Đã vào thư viện.", new() { Timeout = 60_000 });
        await row.GetByRole(AriaRole.Link, new() { Name = "Mở tệp" }).ClickAsync();
        await page.GetByLabel("Mô tả cho người không nhìn thấy").FillAsync(description);
        await page.GetByLabel("Tác giả hoặc nguồn", new() { Exact = true }).FillAsync(credit);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã lưu mô tả và tác giả.")).ToBeVisibleAsync();
    }

    public static async Task ChooseCoverAsync(this IPage page, string fileName, string alternativeText)
    {
        var cover = page.GetByRole(AriaRole.Group, new() { Name = "Ảnh đại diện", Exact = true });
        await cover.GetByLabel("Chọn ảnh trong thư viện").SelectOptionAsync(new SelectOptionValue { Label = fileName });
        await cover.GetByLabel("Mô tả ảnh cho người không nhìn thấy").FillAsync(alternativeText);
    }

    public static ILocator Channel(this IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    /// <summary>Opens an item out of the list of what waits for this person.</summary>
    public static async Task OpenWaitingAsync(this IPage page, string title)
    {
        await page.GotoAsync("/quan-tri/cho-xu-ly");
        await page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    /// <summary>Presses a button of the decisions and waits for the state it leads to.</summary>
    public static async Task DecideAsync(this IPage page, string button, string state)
    {
        await page.GetByRole(AriaRole.Region, new() { Name = "Quyết định" }).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.SeesStateAsync(state);
    }

    public static async Task PressAsync(this IPage page, string button) =>
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public static Task SeesStateAsync(this IPage page, string state) =>
        Assertions.Expect(page.GetByText($"Trạng thái mới: {state}.")).ToBeVisibleAsync();
}
