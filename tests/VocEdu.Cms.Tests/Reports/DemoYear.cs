using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>The yearly report of the demo as people would send it: files and pictures of its pages lie in the tests' output.</summary>
public sealed class DemoYear
{
    private const string Writer = "soffice";
    private static readonly string Output = Path.Combine(TestContext.CurrentContext.TestDirectory, "reports");

    private ReportDesk _desk = null!;
    private Guid _id;

    [OneTimeSetUp]
    public async Task DrawUp()
    {
        Directory.CreateDirectory(Output);
        _desk = await ReportDesk.AtAsync((await LoadedDemo.OpenAsync()).App);
        _id = await _desk.BeginAsync();
        await _desk.SaveAsync(_id, new() { ["I"] = "Sở đã ban hành 02 văn bản triển khai Kế hoạch, phân công các đơn vị thực hiện:\na) Phòng Giáo dục nghề nghiệp chủ trì;\nb) Các trường gửi tin, bài hằng tháng.", ["IV"] = "Tiếp tục duy trì nhịp gửi tin, bài; ưu tiên thể loại còn thiếu.", ["V"] = "Đề nghị Ủy ban nhân dân thành phố quan tâm bố trí kinh phí truyền thông năm 2027." });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task Report_annex_and_press_version_of_a_year_are_written()
    {
        foreach (var (handler, ending) in new[] { ("Word", "docx"), ("Excel", "xlsx"), ("Press", "txt") })
        {
            var file = await _desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{_id}?handler={handler}");
            await File.WriteAllBytesAsync(Path.Combine(Output, $"bao-cao-nam-2026.{ending}"), file);
            Assert.That(file, Has.Length.GreaterThan(300), ending);
        }

        using var word = WordprocessingDocument.Open(Path.Combine(Output, "bao-cao-nam-2026.docx"), isEditable: false);
        var text = string.Join('\n', word.MainDocumentPart!.Document!.Descendants<Paragraph>().Select(p => p.InnerText));
        Assert.That(text, Does.Contain("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI").And.Contain("Phụ lục II").And.Contain("Biểu 09. Danh mục tin, bài đã đăng").And.Contain("năm 2027./."));
    }

    [Test]
    public async Task LibreOffice_opens_the_report_and_puts_pages_where_the_decree_wants_them()
    {
        Assert.That(Find(Writer), Is.Not.Null, "install libreoffice-writer-nogui: ./vocedu test does");
        var path = Path.Combine(Output, "seen.docx");
        await File.WriteAllBytesAsync(path, await _desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{_id}?handler=Word"));
        using var profile = new Folder();
        await RunAsync(Writer, $"-env:UserInstallation=file://{profile.Path}", "--headless", "--convert-to", "pdf", "--outdir", Output, path);
        await RunAsync("pdftoppm", "-r", "60", "-png", Path.Combine(Output, "seen.pdf"), Path.Combine(Output, "page"));
        var pages = (await RunAsync("pdftotext", "-layout", Path.Combine(Output, "seen.pdf"), "-")).Split('\f');

        Assert.That(pages, Has.Length.GreaterThan(5));
        var first = pages[0].Split('\n').Where(l => l.Trim().Length > 0).ToList();
        Assert.That(first[0], Does.Contain("UBND THÀNH PHỐ HẢI PHÒNG").And.Contain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "one line, no page number above");
        Assert.That(first[1], Does.Contain("SỞ GIÁO DỤC VÀ ĐÀO TẠO").And.Contain("Độc lập - Tự do - Hạnh phúc"));
        Assert.That(pages[1].TrimStart().Split('\n')[0].Trim(), Is.EqualTo("2"), "the second page has its number on top");
        var foot = pages.Single(p => p.Contains("Nơi nhận:", StringComparison.Ordinal));
        Assert.That(foot, Does.Contain("./.").And.Contain("KT. GIÁM ĐỐC").And.Contain("Nguyễn Văn A"), "the signature has text on its page");
        Assert.That(pages.Count(p => p.Contains("Tiêu đề", StringComparison.Ordinal)), Is.GreaterThan(1), "the head of the long table is repeated");
    }

    private static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
        return await output;
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocedu-office-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
