using System.Globalization;
using Microsoft.Playwright;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The main job from end to end: a contributor writes, an officer edits and adds a video, an approver publishes, and every place shows it.</summary>
public sealed class OneStoryThreePeople
{
    private const string Story = "Học viên Minh Sơn thi hàn ống trên cao", WithoutMarks = "hoc vien minh son thi han ong tren cao";
    private const string StorySummary = "Hai mươi tư học viên thi hàn ống ở tư thế khó, có thợ của doanh nghiệp chấm cùng giáo viên.";
    private const string FacebookWords = "Hai mươi tư học viên, một giàn ống, ba tiếng đồng hồ. Xem các bạn thi hàn ở trường Minh Sơn.";
    private const string PictureWords = "Học viên hàn ống thép trên giàn cao trong xưởng.";
    private const string Film = "Một phút ở hội thi hàn trường Minh Sơn";
    private const string FilmSummary = "Tiếng máy, ánh hồ quang và nụ cười của người thắng cuộc, gói trong một phút.";

    private DirectoryInfo _files = null!;

    [OneTimeSetUp]
    public async Task MakeFiles()
    {
        _files = Directory.CreateTempSubdirectory("vocedu-files-");
        await DemoFolder.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=1280x720", "-frames:v", "1", Picture);
        await DemoFolder.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=10:duration=3", "-pix_fmt", "yuv420p", Clip);
    }

    [OneTimeTearDown]
    public void DropFiles() => _files.Delete(recursive: true);

    private string Picture => Path.Combine(_files.FullName, "thi-han.jpg");

    private string Clip => Path.Combine(_files.FullName, "thi-han.mp4");

    [Test]
    public async Task A_story_goes_from_a_school_to_every_channel_and_counts_once()
    {
        var before = await DoneAsync();

        await ContributorWritesAsync();
        await OfficerEditsAsync();
        await OfficerMakesVideoAsync();
        await ApproverPublishesAsync(Story);
        await ApproverPublishesAsync(Film);

        await ReaderFindsAsync();
        await FollowersSeeAsync();
        Assert.That(await DoneAsync(), Is.EqualTo(before + 2), "two works, whatever the channels");
    }

    private async Task ContributorWritesAsync()
    {
        await using var contributor = await Visitor.SignInAsync("congtacvien");
        var page = contributor.Page;
        await page.BeginAsync("/quan-tri/bai-cua-toi", "Tin");
        await page.TitleAsync(Story, StorySummary);
        await page.Body().ClickAsync();
        await page.Keyboard.TypeAsync("Sáng 20/11, giàn ống giữa xưởng hàn của trường cao hơn ba mét. ");
        await page.Keyboard.PressAsync("Enter");
        await page.InsertPictureAsync(Picture, PictureWords, "Trần Văn Hòa");
        await page.GetByLabel("Ngày diễn ra").FillAsync("2026-11-20");
        await page.Field("Địa điểm").FillAsync("Xưởng hàn, Trường Cao đẳng Kỹ thuật Minh Sơn");
        await page.Channel("Trang Facebook").GetByLabel("Đăng lên Trang Facebook").CheckAsync();
        await page.Channel("Trang Facebook").GetByLabel("Lời đăng").FillAsync(FacebookWords);
        await page.Channel("Zalo OA").GetByLabel("Đăng lên Zalo OA").CheckAsync();
        await page.Channel("Zalo OA").GetByLabel("Tiêu đề trên kênh").FillAsync(Story);
        await page.Channel("Zalo OA").GetByLabel("Mô tả trên kênh").FillAsync(StorySummary);
        await page.PressAsync("Lưu và gửi bài");
        await page.SeesStateAsync("Chờ tiếp nhận");
        Assert.That(contributor.Complaints, Is.Empty);
    }

    private async Task OfficerEditsAsync()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.OpenWaitingAsync(Story);
        await page.DecideAsync("Tiếp nhận", "Đã tiếp nhận");
        await page.DecideAsync("Biên tập", "Đang biên tập");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa bài" }).ClickAsync();
        await page.Body().GetByText("Sáng 20/11").ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("Mỗi bạn có ba tiếng cho một mối hàn.");
        await page.ChooseCoverAsync("thi-han.jpg", PictureWords);
        await page.PressAsync("Lưu và trình duyệt");
        await page.SeesStateAsync("Chờ duyệt");
        Assert.That(officer.Complaints, Is.Empty);
    }

    private async Task OfficerMakesVideoAsync()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.UploadAsync(Clip, "Học viên hàn ống, nhìn từ dưới lên", "Trần Văn Hòa");
        await page.BeginAsync("/quan-tri/noi-dung", "Video clip");
        await page.TitleAsync(Film, FilmSummary);
        await page.Field("Tệp video").SelectOptionAsync(new SelectOptionValue { Label = "thi-han.mp4" });
        await page.GetByLabel("Thời lượng (phút:giây)").FillAsync("0:03");
        await page.Field("Phụ đề").FillAsync("0:00 - 0:03 Các bạn bắt đầu!");
        await page.GetByLabel("Lời thoại bằng chữ").FillAsync("Các bạn bắt đầu! [Cảnh: ánh hồ quang trên giàn ống.]");
        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.ChooseCoverAsync("thi-han.jpg", PictureWords);
        await page.Channel("Kênh YouTube").GetByLabel("Đăng lên Kênh YouTube").CheckAsync();
        await page.PressAsync("Lưu và trình duyệt");
        await page.SeesStateAsync("Chờ duyệt");
        Assert.That(officer.Complaints, Is.Empty);
    }

    private static async Task ApproverPublishesAsync(string title)
    {
        await using var approver = await Visitor.SignInAsync("lanhdao", Visitor.Phone);
        var page = approver.Page;
        await page.OpenWaitingAsync(title);
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToBeVisibleAsync();
        await page.DecideAsync("Duyệt", "Đã duyệt");
        await page.DecideAsync("Xuất bản", "Đã xuất bản");
        Assert.That(approver.Complaints, Is.Empty);
    }

    private static async Task ReaderFindsAsync()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var page = reader.Page;
        foreach (var words in new[] { Story, WithoutMarks })
        {
            await page.GotoAsync($"/tim-kiem?q={Uri.EscapeDataString(words)}");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Story }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Story);
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Img, new() { Name = PictureWords }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Mỗi bạn có ba tiếng cho một mối hàn.")).ToBeVisibleAsync();
        Assert.That(reader.Complaints, Is.Empty);
    }

    private static async Task FollowersSeeAsync()
    {
        await using var follower = await Visitor.ComeAsync(Visitor.Phone, site: Stage.Sandbox.Address);
        var page = follower.Page;
        var ourAddress = Stage.Cms.At("/tin-tuc/hoc-vien-minh-son-thi-han-ong-tren-cao").ToString();

        await page.ReopenUntilAsync("/facebook-page", p => p.GetByText(FacebookWords));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = ourAddress })).ToBeVisibleAsync();

        await page.ReopenUntilAsync("/zalo-oa", p => p.GetByRole(AriaRole.Link, new() { Name = Story }));
        await page.GetByRole(AriaRole.Link, new() { Name = Story }).ClickAsync();
        await Assertions.Expect(page.GetByText("Mỗi bạn có ba tiếng cho một mối hàn.")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('article img')?.naturalWidth > 0");

        await page.ReopenUntilAsync("/youtube-channel", p => p.GetByRole(AriaRole.Link, new() { Name = Film }));
        await page.GetByRole(AriaRole.Link, new() { Name = Film }).ClickAsync();
        await Assertions.Expect(page.GetByText(FilmSummary)).ToBeVisibleAsync();
    }

    /// <summary>The figure the reporter reads on the dashboard.</summary>
    private static async Task<int> DoneAsync()
    {
        await using var reporter = await Visitor.SignInAsync("tonghop");
        await reporter.Page.GotoAsync("/quan-tri/bang-dieu-khien");
        var goal = reporter.Page.GetByRole(AriaRole.Region, new() { Name = "Chỉ tiêu năm" });
        return int.Parse(await goal.GetByRole(AriaRole.Link).First.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("vi-VN"));
    }
}
