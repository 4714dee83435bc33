using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A contributor at phone width whose network comes and goes.</summary>
public sealed class StoryFromPhone
{
    private const string Title = "Lớp may buổi tối nhận thêm hai mươi học viên", Form = "/quan-tri/gui-bai";

    [Test]
    public async Task Story_written_without_network_outlives_the_page_and_arrives_once()
    {
        await using var school = await Visitor.SignInAsync("congtacvien", Visitor.Phone);
        var page = school.Page;
        await page.GotoAsync(Form);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.UntilAsync("async () => !!await caches.match('/quan-tri/gui-bai/khong-mang') && navigator.serviceWorker.controller !== null");
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        Assert.That(await page.BeyondAsync(), Is.Zero);

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(Form);
        await WriteAsync(page);
        Assert.That(await page.ViolationsAsync(), Is.Empty, "with two pictures and without network");
        await Assertions.Expect(page.GetByText("Đã giữ trên máy này")).ToBeVisibleAsync();

        // The phone kills the page; the same browser opens it anew, still without network.
        var context = page.Context;
        await page.CloseAsync();
        page = await context.NewPageAsync();
        await page.GotoAsync(Form);
        await Assertions.Expect(page.GetByLabel("Tiêu đề")).ToHaveValueAsync(Title);
        await Assertions.Expect(page.GetByLabel("Trong ảnh có gì?").First).ToHaveValueAsync("Học viên bên máy may");
        await Assertions.Expect(page.Locator("[data-file] img")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi bài", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Chưa có mạng. Bài được giữ trên máy này")).ToBeVisibleAsync();
        await context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/quan-tri/bai-cua-toi/*");
        await Assertions.Expect(page.GetByText("Ban Biên tập sẽ phản hồi trong")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".sent-gallery > li")).ToHaveCountAsync(2);
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        Assert.That(await page.BeyondAsync(), Is.Zero);

        await page.GotoAsync(Form);
        await Assertions.Expect(page.GetByLabel("Tiêu đề")).ToHaveValueAsync("");
        var sent = await Stage.Cms.AskAsync(services => services.GetRequiredService<CmsDb>().Items.Where(i => i.Title == Title)
            .Join(services.GetRequiredService<CmsDb>().Set<Submission>(), i => i.Id, s => s.ItemId, (_, s) => s).ToListAsync());
        Assert.That(sent.Select(s => s.Files.Count), Is.EqualTo([2]), "one story with two pictures");
        Assert.That(sent[0].Files[0].Shows.Names, Is.EqualTo("Lê Thị Mơ"));
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GetByText("Gương điển hình").TapAsync();
        await page.GetByLabel("Tiêu đề").FillAsync(Title);
        await page.GetByLabel("Nội dung").FillAsync("Cô giáo mở thêm lớp vì nhiều người đi làm ban ngày.");
        await page.GetByLabel("Địa điểm").FillAsync("Xưởng may");
        await page.GetByLabel("Chọn ảnh, video có sẵn").SetInputFilesAsync([Picture("mot.png", "#b5651d"), Picture("hai.png", "#2e8b57")]);
        var first = page.Locator("[data-file]").First;
        await first.GetByLabel("Trong ảnh có gì?").FillAsync("Học viên bên máy may");
        await first.GetByLabel("Có, nhận ra người cụ thể").CheckAsync();
        await first.GetByLabel("Tên người trong ảnh").FillAsync("Lê Thị Mơ");
        await first.GetByLabel("Facebook").CheckAsync();
        await page.Locator("[data-file]").Nth(1).GetByLabel("Không nhận ra ai").CheckAsync();
    }

    /// <summary>A one-pixel PNG; the two differ in what follows it, which no reader looks at.</summary>
    private static FilePayload Picture(string name, string mark) => new()
    {
        Name = name,
        MimeType = "image/png",
        Buffer = [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="), .. System.Text.Encoding.ASCII.GetBytes(mark)],
    };
}
