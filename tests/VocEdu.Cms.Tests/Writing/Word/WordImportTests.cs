using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing.Word;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using static VocEdu.Cms.Tests.Writing.Word.WordFiles;

namespace VocEdu.Cms.Tests.Writing.Word;

public sealed class WordImportTests
{
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Headings_lists_tables_and_notes_keep_their_shape()
    {
        var table = new Table(
            new TableProperties(new TableLook { FirstRow = true }),
            new TableRow(Cell("Nghề", columns: 2), Cell("Số lượng")),
            new TableRow(Cell("Hàn", merge: MergedCellValues.Restart), Cell("Sơ cấp"), Cell("35")),
            new TableRow(Cell("", goesOn: true), Cell("Trung cấp"), Cell("20")));
        var noted = new Paragraph(new Run(new Text("Theo kế hoạch")), new Run(new FootnoteReference { Id = 2 }), new Run(new Break()), new Run(new RunProperties(new Italic()), new Text("năm nay")));
        var word = await ReadAsync(Of(main =>
        {
            Styles(main);
            Lists(main);
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(new Footnote(P("Kế hoạch số 12.")) { Id = 2 });
        }, P("Trường mở lớp hàn", "Title"), P("Bài và ảnh: Nguyễn Thị Mai"), P("Lớp học", "dd1"), P("Thời gian", "h2"), Item("Một", 0, 1), Item("Một một", 1, 1), Item("Hai", 0, 1), Item("Ba", 0, 2), noted, table));

        Assert.That((word.Title, word.Author), Is.EqualTo(("Trường mở lớp hàn", "Nguyễn Thị Mai")));
        Assert.That(word.Body.Headings.Select(heading => (heading.Level, heading.Text)), Is.EqualTo(new[] { (2, "Lớp học"), (3, "Thời gian") }));
        Assert.That(PlainTextRenderer.Render(word.Body), Does.Contain("- Một\n  1. Một một\n- Hai").And.Contain("3. Ba").And.Contain("[1] Kế hoạch số 12."));
        var rows = word.Body.AllBlocks.OfType<RichTextTable>().Single().Rows;
        Assert.That(rows.Select(row => row.Select(cell => (cell.Header, cell.ColSpan, cell.RowSpan))), Is.EqualTo(new[]
        {
            new[] { (true, 2, 1), (true, 1, 1) }, [(false, 1, 2), (false, 1, 1), (false, 1, 1)], [(false, 1, 1), (false, 1, 1)],
        }));
    }

    [Test]
    public async Task Old_fonts_are_converted_for_certain_and_changes_and_comments_go()
    {
        var changed = new Paragraph(new Run(new Text("Giữ ")), new DeletedRun(new Run(new DeletedText("bỏ "))), new InsertedRun(new Run(new Text("thêm"))), new Run(new RunProperties(new Vanish()), new Text("ẩn")));
        var word = await ReadAsync(Of(P("Häc", font: ".VnTime"), P("Giaùo duïc", font: "VNI-Times"), P("hµ néi", font: ".VnTimeH"), changed));
        Assert.That(PlainTextRenderer.Render(word.Body), Is.EqualTo("Học\n\nGiáo dục\n\nHÀ NỘI\n\nGiữ thêm"));
        Assert.That(word.Notes, Has.Some.Contain("phông cũ").And.Some.Contain("Track Changes").And.Some.Contain("chữ ẩn"));
    }

    [Test]
    public async Task A_picture_goes_into_the_library_with_its_caption()
    {
        var word = await ReadAsync(Of(main =>
        {
            var part = main.AddImagePart(ImagePartType.Png, "rIdAnh");
            part.FeedData(new MemoryStream(Dot));
        }, P("Mở đầu bài viết"), Picture("rIdAnh"), P("Ảnh 1: Giờ thực hành. Ảnh: Minh Hà")));

        var image = word.Body.Images.Single();
        Assert.That((image.Caption, image.Credit, image.Alt), Is.EqualTo(("Giờ thực hành.", "Minh Hà", "")));
        Assert.That(Guid.TryParse(image.MediaId, out _) && word.Notes.Any(note => note.Contains("mô tả thay thế", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Text_in_is_text_out()
    {
        var random = new Random(20_261_121);
        string[] words = ["hàn", "Nghề", "giáo dục", "(2026)", "50%", "<b>", "&amp;", "“kép”", "1.250.000", "đồng", "😀"];
        for (var round = 0; round < 20; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 12)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 15)).Select(_ => words[random.Next(words.Length)]))).ToList();
            var paragraphs = lines.Select(line => new Paragraph(line.Split(' ').Select((part, i) => (OpenXmlElement)new Run(new RunProperties(random.Next(3) == 0 ? new Italic() : new NoProof()),
                new Text((i > 0 ? " " : "") + part) { Space = SpaceProcessingModeValues.Preserve })).ToArray()));
            Assert.That(PlainTextRenderer.Render((await ReadAsync(Of([.. paragraphs]))).Body), Is.EqualTo(string.Join("\n\n", lines)));
        }
    }

    [Test]
    public async Task What_is_no_good_Word_file_is_refused_with_what_to_do()
    {
        byte[] bomb;
        using (var stream = new MemoryStream())
        {
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            using (var entry = zip.CreateEntry("word/document.xml").Open())
                for (var i = 0; i < 45; i++) entry.Write(new byte[1024 * 1024]);
            bomb = stream.ToArray();
        }

        Assert.That(await WhyNotAsync(bomb), Does.Contain("quá lớn"));
        Assert.That(await WhyNotAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), Does.Contain("lưu lại dạng"));
        Assert.That(await WhyNotAsync("Không phải tệp Word"u8.ToArray()), Does.Contain("bị hỏng"));
        Assert.That(await WhyNotAsync([]), Does.Contain("bị hỏng"));
        Assert.That(await WhyNotAsync(Of(P("a"))[..200]), Does.Contain("bị hỏng"));
        Assert.That(await WhyNotAsync(Rewritten(xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document", StringComparison.Ordinal))), Does.Contain("bị hỏng"));
    }

    [TestCase("word/document.xml", "<w:tbl><w:tr>", "<w:tc><w:p/></w:tc>", 1_000_000, "</w:tr></w:tbl>", TestName = "A_table_of_a_million_cells_costs_nothing_but_itself")]
    [TestCase("word/document.xml", "", "<w:sdt><w:sdtContent>", 100_000, "", TestName = "Boxes_in_boxes_without_end_cost_nothing_but_themselves")]
    [TestCase("word/document.xml", "<w:p ", "", 0, "", TestName = "A_part_that_breaks_off_costs_nothing_but_itself")]
    [TestCase("word/media/anh.png", "<a>", "<b/>", 700_000, "</a>", TestName = "A_part_under_the_name_of_a_picture_costs_nothing_but_itself")]
    public async Task A_hostile_file_costs_nothing_but_itself(string part, string before, string repeated, int times, string after)
    {
        const string words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var xml = $"<w:document xmlns:w=\"{words}\"><w:body>{before}{string.Concat(Enumerable.Repeat(repeated, times))}{after}</w:body></w:document>";
        using var stream = new MemoryStream();
        stream.Write(Of(P("Bài")));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            await writer.WriteAsync(xml);
        }

        Assert.That(await WhyNotAsync(stream.ToArray()), times > 0 ? Does.Contain("quá lớn") : Does.Contain("bị hỏng"));
        Assert.That(PlainTextRenderer.Render((await ReadAsync(Of(P("Bài sau")))).Body), Is.EqualTo("Bài sau"));
    }

    [Test]
    public async Task A_picture_too_large_is_left_out_and_the_text_stays()
    {
        var file = Of(main =>
        {
            var part = main.AddImagePart(ImagePartType.Png, "rIdBig");
            using var huge = new MemoryStream(new byte[26 * 1024 * 1024]);
            part.FeedData(huge);
        }, P("Bài có ảnh lớn"), Picture("rIdBig"));
        var word = await ReadAsync(file);
        Assert.That(word.Notes, Has.Some.Contains("lớn hơn 25 MB"));
        Assert.That(PlainTextRenderer.Render(word.Body), Is.EqualTo("Bài có ảnh lớn"));
    }

    [Test]
    public async Task Addresses_in_the_file_are_never_fetched_and_bad_ones_do_no_harm()
    {
        var file = Of(main => main.AddHyperlinkRelationship(new Uri("https://example.vn/nghe"), true, "rIdGood"),
            new Paragraph(new Hyperlink(new Run(new Text("nghề hàn"))) { Id = "rIdGood" }, new Hyperlink(new Run(new Text(" mất"))) { Id = "rIdNone" }));
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var rels = zip.GetEntry("word/_rels/document.xml.rels")!;
            string xml;
            using (var reader = new StreamReader(rels.Open())) xml = reader.ReadToEnd();
            rels.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/_rels/document.xml.rels").Open());
            writer.Write(xml.Replace("</Relationships>", """<Relationship Id="rIdBad" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@b@@c:::" TargetMode="External"/><Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://169.254.169.254/x" TargetMode="External"/></Relationships>""", StringComparison.Ordinal));
        }

        var word = await ReadAsync(stream.ToArray());
        Assert.That(word.Body.Json, Does.Contain("https://example.vn/nghe"));
        Assert.That(PlainTextRenderer.Render(word.Body), Is.EqualTo("nghề hàn mất"));
    }

    [Test]
    public async Task A_file_becomes_an_unsaved_new_item_and_a_text_for_an_open_page()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var file = Of(Styles, P("Lớp hàn từ tệp Word", "Title"), P("Nội dung từ tệp Word."));
        var answer = await SendAsync(writer, file, "");
        Assert.That(answer.Headers.Location?.OriginalString, Does.StartWith("/quan-tri/noi-dung/moi/TIN?nhap="), await answer.Content.ReadAsStringAsync());
        var page = WebUtility.HtmlDecode(await writer.GetStringAsync(answer.Headers.Location.OriginalString));
        Assert.That(page, Does.Contain("Lớp hàn từ tệp Word").And.Contain("Nội dung từ tệp Word.").And.Contain("Bài chưa được lưu"));

        var json = JsonDocument.Parse(await (await SendAsync(writer, file, "?handler=Read")).Content.ReadAsStringAsync()).RootElement;
        Assert.That(json.GetProperty("title").GetString(), Is.EqualTo("Lớp hàn từ tệp Word"));
        Assert.That((await SendAsync(writer, [1, 2, 3], "?handler=Read")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private static byte[] Rewritten(Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(Of(P("Bài")));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(part.Open())) xml = reader.ReadToEnd();
            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(change(xml));
        }

        return stream.ToArray();
    }

    private static Paragraph Picture(string relation) => new($"""
        <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="a" descr="Picture. Description automatically generated"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="{relation}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, byte[] file, string query)
    {
        const string page = "/quan-tri/noi-dung/nhap-word";
        var token = System.Text.RegularExpressions.Regex.Match(await browser.GetStringAsync(page), "csrf-token\" content=\"(?<token>[^\"]+)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        var bytes = new ByteArrayContent(file);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { bytes, "Upload", "bai.docx" }, { new StringContent("TIN", Encoding.UTF8), "Genre" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, page + query) { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", token);
        return await browser.SendAsync(request);
    }

    private async Task<ImportedWord> ReadAsync(byte[] file) => await TryAsync(file) is ({ } word, _) ? word : throw new InvalidOperationException((await TryAsync(file)).Refusal!.Message);

    private async Task<string> WhyNotAsync(byte[] file) => (await TryAsync(file)).Refusal!.Message;

    private Task<(ImportedWord? Word, Refusal? Refusal)> TryAsync(byte[] file) => _app.AskAsync(services =>
        services.GetRequiredService<ImportWord>().RunAsync(new MemoryStream(file), Stories.Officer, CancellationToken.None));
}
