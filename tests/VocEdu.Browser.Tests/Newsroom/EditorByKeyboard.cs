using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The editor without a mouse: every block, find and replace, and what other programs put on the clipboard.</summary>
public sealed partial class EditorByKeyboard
{
    private static readonly string Pasted = Path.Combine(Checkout.Root, "tests/VocEdu.Cms.Tests/Writing/Pasted");

    private DirectoryInfo _files = null!;

    [OneTimeSetUp]
    public async Task MakeFiles()
    {
        _files = Directory.CreateTempSubdirectory("vocedu-files-");
        foreach (var file in Pictures) await DemoFolder.FfmpegAsync("-f", "lavfi", "-i", $"testsrc2=size=640x{400 + file.Length}", "-frames:v", "1", file);
    }

    [OneTimeTearDown]
    public void DropFiles() => _files.Delete(recursive: true);

    private string[] Pictures => [Path.Combine(_files.FullName, "xuong.jpg"), Path.Combine(_files.FullName, "san-truong.jpg")];

    [Test]
    public async Task Every_block_is_written_by_keyboard_and_read_as_written()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.BeginAsync("/quan-tri/noi-dung", "Tin");
        await page.TitleAsync("Mọi loại khung trong một bài", "Bài có đủ các loại khung.");
        await page.Body().FocusAsync();

        await WriteFramesAsync(page);
        await ChooseMediaAsync(page);
        await MoveAndDeleteAsync(page);
        await FindAndReplaceAsync(page);
        Assert.That(await page.ViolationsAsync(), Is.Empty);

        var sent = await BodyAsync(page);
        await Assertions.Expect(page.GetByText($"{sent.Length.Syllables} chữ, đọc khoảng {sent.Length.ReadingMinutes} phút.")).ToBeVisibleAsync();
        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync(ItemAddress());
        // The pictures sent from the dialog are made ready by a job.
        await page.ReopenUntilAsync(ItemAddress().Match(page.Url).Value + "/phien-ban/1", p => p.GetByRole(AriaRole.Article).Locator(".gallery img").Nth(1));
        await ReadAsync(page.GetByRole(AriaRole.Article));
        await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        Assert.That(await page.BeyondAsync(), Is.Zero);
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        Assert.That(officer.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_is_pasted_becomes_what_the_server_would_read()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Directory.EnumerateFiles(Pasted))
            {
                var html = await File.ReadAllTextAsync(file);
                await page.GotoAsync("/quan-tri/noi-dung/moi/TIN");
                await PasteAsync(page, "text/html", html);
                Assert.That(HtmlImport.TryRead(html, out var expected, out _));
                Assert.That((await BodyAsync(page)).Json, Is.EqualTo(expected.Json), Path.GetFileName(file));
            }
        }

        await page.GotoAsync("/quan-tri/noi-dung/moi/TIN");
        await PasteAsync(page, "text/html", "<p>Xưởng <img src='https://bao.example.vn/a.jpg'></p><p>mới <img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgYGD4D8YgCgASAAH/fQqjfAAAAABJRU5ErkJggg=='></p>");
        await Assertions.Expect(page.GetByText(new Regex("thư viện|không nhận|Không đọc", RegexOptions.None, TimeSpan.FromSeconds(1))).First).ToBeVisibleAsync();
        await page.GotoAsync("/quan-tri/noi-dung/moi/TIN");
        await PasteAsync(page, "text/plain", "https://youtu.be/dQw4w9WgXcQ?si=abc");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Chèn thành video" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.That((await BodyAsync(page)).Blocks.Single(), Is.EqualTo(new RichTextVideo(null, "dQw4w9WgXcQ", null, null)));
        Assert.That(officer.Complaints, Is.Empty);
    }

    [Test]
    public async Task Genre_is_changed_and_a_Word_file_dropped_without_losing_what_was_typed()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.GotoAsync("/quan-tri/noi-dung/moi/TIN");
        await page.TitleAsync("Tiêu đề gõ trước", "");
        await page.Body().FocusAsync();
        await page.Keyboard.TypeAsync("Đoạn gõ trước.");
        var genre = page.Locator("#Form_Genre");
        await genre.FocusAsync();
        await genre.SelectOptionAsync("PV");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Người được phỏng vấn", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeVisibleAsync();
        await Assertions.Expect(page.Body()).ToContainTextAsync("Đoạn gõ trước.");
        await Assertions.Expect(page.Field("Tiêu đề")).ToHaveValueAsync("Tiêu đề gõ trước");
        await Assertions.Expect(genre).ToBeFocusedAsync();
        await page.LooksRightAsync("genre changed");

        await page.Body().FocusAsync();
        await page.Keyboard.TypeAsync("Đoạn gõ ngay trước khi thả. ");
        await page.Body().EvaluateAsync("""
            (text, bytes) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], 'bai.docx'));
              text.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            }
            """, Convert.ToBase64String(WordFile("Dòng từ tệp Word.")));
        await Assertions.Expect(page.GetByText("Đã nhập tệp Word vào bài.")).ToBeVisibleAsync();
        foreach (var words in new[] { "Đoạn gõ trước.", "Đoạn gõ ngay trước khi thả.", "Dòng từ tệp Word." }) await Assertions.Expect(page.Body()).ToContainTextAsync(words);
        await Assertions.Expect(page.Field("Tiêu đề")).ToHaveValueAsync("Tiêu đề gõ trước");
        Assert.That(officer.Complaints, Is.Empty);
    }

    /// <summary>The smallest .docx: one paragraph.</summary>
    private static byte[] WordFile(string text)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""");

            void Add(string name, string xml)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(xml);
            }
        }

        return file.ToArray();
    }

    private static async Task WriteFramesAsync(IPage page)
    {
        await page.Keyboard.TypeAsync("Đoạn mở đầu.");
        await page.Keyboard.PressAsync("Enter");
        await InsertAsync(page, "/khung quan", "Hạn nộp", "Enter", "Trước ngày 30/6.");
        await LeaveAsync(page);
        await InsertAsync(page, "/hoi", "Học phí bao nhiêu?", "Enter", "Miễn học phí.", "Enter", "Enter", "Học ở đâu?", "Enter", "Tại trường.");
        await LeaveAsync(page);
        await InsertAsync(page, "/con so");
        var figures = page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn con số nổi bật" });
        await TypeAllAsync(figures, "92%", "Tab", "có việc làm", "Tab", "35", "Tab", "doanh nghiệp", "Enter");
        await LeaveAsync(page);
        await page.Keyboard.TypeAsync("Theo quy định");
        await page.Keyboard.PressAsync("Control+Alt+f");
        await TypeAllAsync(page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn chú thích" }), "Nghị định 81.", "Enter");
        await page.Keyboard.TypeAsync(" mới.");
        await page.Keyboard.PressAsync("Enter");
        await InsertAsync(page, "/bang", "Nghề", "Tab", "Chỉ tiêu");
        await LeaveAsync(page);
    }

    private async Task ChooseMediaAsync(IPage page)
    {
        await InsertAsync(page, "/bo anh");
        var gallery = page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn bộ ảnh" });
        await Assertions.Expect(gallery.GetByRole(AriaRole.Checkbox).First).ToBeVisibleAsync();
        await TypeAllAsync(gallery, stay: true, "Tab", "Space", "Enter");
        await Assertions.Expect(gallery.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Bộ ảnh cần ít nhất hai ảnh.");
        await page.Keyboard.PressAsync("Space");
        await gallery.GetByLabel("Tệp ảnh trên máy").SetInputFilesAsync(Pictures);
        await gallery.GetByRole(AriaRole.Button, new() { Name = "Chèn" }).PressAsync("Enter");
        await Assertions.Expect(gallery).ToHaveCountAsync(0);
        await LeaveAsync(page);
        await InsertAsync(page, "/youtube");
        var video = page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn video" });
        await video.GetByLabel("Hoặc địa chỉ YouTube").FocusAsync();
        await TypeAllAsync(video, "https://youtu.be/dQw4w9WgXcQ", "Tab", "Một phút ở xưởng", "Enter");
        await LeaveAsync(page);
        await InsertAsync(page, "/tep");
        var file = page.GetByRole(AriaRole.Dialog, new() { Name = "Chèn tệp đính kèm" });
        await Assertions.Expect(file.GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        await TypeAllAsync(file, "Tab", "Space", "Enter");
        await LeaveAsync(page);
    }

    /// <summary>A frame goes over the file before it and is taken away whole; the slash menu can be declined.</summary>
    private static async Task MoveAndDeleteAsync(IPage page)
    {
        await InsertAsync(page, "/meo", "Thừa");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        Assert.That((await BodyAsync(page)).Blocks.Select(block => block.GetType()).SkipWhile(type => type != typeof(RichTextVideo)).Skip(1).First(), Is.EqualTo(typeof(RichTextCallout)));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Delete");
        Assert.That((await BodyAsync(page)).Blocks.OfType<RichTextCallout>().Count(), Is.EqualTo(1));
        // The file is selected now: what is typed comes after it, not in its place.
        await page.Keyboard.TypeAsync("Gọi /");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await page.Keyboard.TypeAsync("ảnh");
    }

    private static async Task FindAndReplaceAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Control+f");
        var bar = page.GetByRole(AriaRole.Search, new() { Name = "Tìm và thay trong bài" });
        await page.Keyboard.TypeAsync("hoc phi");
        await Assertions.Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Không tìm thấy.");
        await bar.GetByLabel("Không phân biệt dấu").PressAsync("Space");
        await Assertions.Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Chỗ 1 trong 2 chỗ.");
        await bar.GetByLabel("Phân biệt chữ hoa, chữ thường").PressAsync("Space");
        await Assertions.Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Chỗ 1 trong 1 chỗ.");
        await bar.GetByLabel("Thay bằng").FillAsync("tiền học phí");
        await bar.GetByLabel("Thay bằng").PressAsync("Enter");
        await Assertions.Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã thay 1 chỗ. Chỗ 1 trong 1 chỗ.");
        await bar.GetByLabel("Tìm", new() { Exact = true }).FillAsync("81");
        await Assertions.Expect(page.Locator("sup.editor-found-current")).ToBeVisibleAsync();
        await bar.GetByLabel("Thay bằng").FillAsync("82");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Thay tất cả" }).PressAsync("Enter");
        foreach (var (old, other) in new[] { ("Một phút", "Hai phút"), ("có việc làm", "có việc ngay") })
        {
            await bar.GetByLabel("Tìm", new() { Exact = true }).FillAsync(old);
            await Assertions.Expect(page.Locator("figure.editor-found-current")).ToBeVisibleAsync();
            await bar.GetByLabel("Thay bằng").FillAsync(other);
            await bar.GetByLabel("Thay bằng").PressAsync("Enter");
            await Assertions.Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã thay 1 chỗ. Không tìm thấy.");
        }

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(bar).ToBeHiddenAsync();
        await Assertions.Expect(page.Body()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+/");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Phím tắt" })).ToContainTextAsync("Ctrl+Alt+F");
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task ReadAsync(ILocator article)
    {
        await Assertions.Expect(article.GetByRole(AriaRole.Note)).ToHaveTextAsync(new Regex(@"Quan trọng:\s+Hạn nộp\s+Trước ngày 30/6\.", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(article.Locator("dl.questions > div")).ToHaveTextAsync([new Regex(@"Học phí bao nhiêu\?\s+Miễn tiền học phí\.", RegexOptions.None, TimeSpan.FromSeconds(1)), new Regex(@"Học ở đâu\?\s+Tại trường\.", RegexOptions.None, TimeSpan.FromSeconds(1))]);
        await Assertions.Expect(article.Locator(".key-figures dd")).ToHaveTextAsync(["92%", "35"]);
        await Assertions.Expect(article.Locator(".key-figures dt")).ToHaveTextAsync(["có việc ngay", "doanh nghiệp"]);
        await Assertions.Expect(article.Locator(".gallery img")).ToHaveCountAsync(2);
        await Assertions.Expect(article.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^Xem trên YouTube\s*: Hai phút ở xưởng$", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveAttributeAsync("href", "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        await Assertions.Expect(article.Locator(".file")).ToContainTextAsync("Tệp PDF");
        await Assertions.Expect(article.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Nghề", "Chỉ tiêu", ""]);
        await Assertions.Expect(article.GetByRole(AriaRole.Region, new() { Name = "Chú thích" })).ToContainTextAsync("Nghị định 82.");
        await article.GetByRole(AriaRole.Link, new() { Name = "Chú thích 1", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(article.Page).ToHaveURLAsync(new Regex("#chu-thich_1$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(article.GetByText("Gọi /ảnh")).ToBeVisibleAsync();
    }

    /// <summary>Chooses from the slash menu by words without marks, then writes on.</summary>
    private static async Task InsertAsync(IPage page, string typed, params string[] then)
    {
        await page.Keyboard.TypeAsync(typed);
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var part in then) await TypeAsync(page, part);
    }

    private static Task LeaveAsync(IPage page) => page.Keyboard.PressAsync("Control+Enter");

    private static Task TypeAllAsync(ILocator dialog, params string[] parts) => TypeAllAsync(dialog, stay: false, parts);

    private static async Task TypeAllAsync(ILocator dialog, bool stay, params string[] parts)
    {
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        foreach (var part in parts) await TypeAsync(dialog.Page, part);
        if (!stay) await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    private static Task TypeAsync(IPage page, string part) =>
        part is "Enter" or "Tab" or "Space" ? page.Keyboard.PressAsync(part) : page.Keyboard.TypeAsync(part);

    private static Task<System.Text.Json.JsonElement?> PasteAsync(IPage page, string type, string content) => page.Body().EvaluateAsync("""
        (text, [type, content]) => {
          text.focus();
          const clipboardData = new DataTransfer();
          clipboardData.setData(type, content);
          text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """, new[] { type, content });

    /// <summary>What the form would send now.</summary>
    private static async Task<RichText> BodyAsync(IPage page)
    {
        var json = await page.EvaluateAsync<string>("""
            async () => {
              document.activeElement.blur();
              const area = document.querySelector('textarea[data-editor]');
              area.nextElementSibling.querySelector('.editor-text').focus();
              return area.value;
            }
            """);
        Assert.That(RichText.TryParse(json, out var body, out var dropped), json);
        Assert.That(dropped, Is.Empty);
        return body;
    }

    [GeneratedRegex("/quan-tri/noi-dung/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex ItemAddress();
}
