using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing;

public class HtmlImportTests
{
    private static readonly HtmlRenderer Renderer = new(
        link => $"/{link.Kind}/{link.Name}",
        image => $"<img src=\"{image.Src}\" alt=\"{System.Net.WebUtility.HtmlEncode(image.Alt)}\">");

    private static IEnumerable<string> Bodies => Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Writing", "Bodies")).Select(Path.GetFileName)!;

    [TestCaseSource(nameof(Bodies))]
    public void A_real_body_comes_in_without_loss(string file)
    {
        var html = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Writing", "Bodies", file));

        Assert.That(HtmlImport.TryRead(html, out var doc, out var dropped), Is.True);
        Assert.That(dropped, Is.Empty);
        var (before, after) = (Parse(html), Parse(Renderer.Render(doc)));
        Assert.Multiple(() =>
        {
            Assert.That(Shape(after), Is.EqualTo(Shape(before)));
            foreach (var part in new[] { "p, li, td, th, h2, h3, figcaption, caption", "em", "strong", "a" })
                Assert.That(Letters(after, part), Is.EqualTo(Letters(before, part)), part);
            Assert.That(Values(after, "a", "href").Count(), Is.EqualTo(Values(before, "a", "href").Count()));
            Assert.That(Values(after, "img", "src"), Is.EqualTo(Values(before, "img", "src")));
            Assert.That(Values(after, "img", "alt"), Is.EqualTo(Values(before, "img", "alt")));
            Assert.That(Values(before, "h2[id]", "id"), Is.SubsetOf(Values(after, "h2", "id")));
            Assert.That(doc.References.Select(link => link.ToString()), Is.EquivalentTo(Values(before, "a", "href").Concat(Values(before, "img", "src")).Distinct()));
        });
    }

    [Test]
    public void What_was_rendered_can_be_read_again()
    {
        var doc = RichText.Parse("""{"type":"doc","content":[{"type":"image","attrs":{"src":"/media/a.jpg","alt":"Xưởng","caption":"Giờ thực hành","credit":"Minh Hà"}},{"type":"image","attrs":{"src":"/media/b.jpg","alt":"","credit":"Đồ họa: Minh Hà"}},{"type":"orderedList","attrs":{"start":4},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"Đơn"}]},{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"bản chính"}]}]}]}]}]}]}""");

        Assert.That(Read(Renderer.Render(doc)), Is.EqualTo(doc));
    }

    [Test]
    public void Scripts_and_their_friends_are_left_out_and_named()
    {
        const string html = """
            <p onclick="steal()">Chữ <script>alert(1)</script><a href="javascript:alert(1)">liên kết</a></p>
            <iframe src="https://evil.example"></iframe><img src=x onerror=alert(1)><style>p{color:red}</style>
            <svg><script>alert(1)</script></svg><form><input name=a><button>Gửi</button></form><div style="display:none">ẩn</div>
            <img src="https://thong-ke.example/p.gif" width="1" height="1">
            """;

        Assert.That(HtmlImport.TryRead(html, out var doc, out var dropped));
        Assert.That(Renderer.Render(doc), Is.EqualTo("<p>Chữ liên kết</p>\n"));
        Assert.That(dropped, Has.Some.Contains("đoạn mã chạy").And.Some.Contains("onclick").And.Some.Contains("liên kết không an toàn")
            .And.Some.Contains("khung nhúng").And.Some.Contains("khai báo kiểu").And.Some.Contains("hình vẽ").And.Some.Contains("biểu mẫu")
            .And.Some.Contains("chữ ẩn").And.Some.Contains("theo dõi"));
    }

    [Test]
    public void A_picture_of_another_site_is_named_by_its_caption()
    {
        Assert.That(HtmlImport.TryRead("<figure><img src='https://bao.example/a.jpg' alt='x'><figcaption>Lễ ký kết. Ảnh: PV</figcaption></figure>", out var doc, out var dropped));
        Assert.That(doc.Images, Is.Empty);
        Assert.That(dropped.Single(), Is.EqualTo("Đã bỏ ảnh “Lễ ký kết.” vì ảnh nằm ở trang khác. Hãy xin phép sử dụng, tải ảnh lên thư viện rồi chèn lại."));
    }

    [TestCase("Lễ ký kết. Ảnh: Minh Hà", "Lễ ký kết.", "Minh Hà")]
    [TestCase("Lễ ký kết (Ảnh: Minh Hà)", "Lễ ký kết", "Minh Hà")]
    [TestCase("Sáu hướng đi. Đồ họa: Minh Hà", "Sáu hướng đi.", "Đồ họa: Minh Hà")]
    [TestCase("Ảnh: Minh Hà", null, "Minh Hà")]
    [TestCase("Chỉ chú thích", "Chỉ chú thích", null)]
    public void Caption_and_credit_are_told_apart(string figcaption, string? caption, string? credit)
    {
        var image = Read($"<figure><img src='/a.jpg' alt='x'><figcaption>{figcaption}</figcaption></figure>").Images.Single();

        Assert.That((image.Caption, image.Credit), Is.EqualTo((caption, credit)));
    }

    [Test]
    public void Word_mess_becomes_paragraphs_and_lists()
    {
        const string html = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--[if gte mso 9]><xml></xml><![endif]-->
            <p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt;font-family:"Times New Roman"'>Hồ sơ&nbsp;gồm:<o:p></o:p></span></p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><b>Đơn</b> đăng ký<o:p></o:p></p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Bằng tốt nghiệp</p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>Ảnh 3×4</p></body></html>
            """;

        Assert.That(Renderer.Render(Read(html)), Is.EqualTo("""
            <p>Hồ sơ gồm:</p>
            <ol>
            <li><strong>Đơn</strong> đăng ký</li>
            <li>Bằng tốt nghiệp</li>
            </ol>
            <ul>
            <li>Ảnh 3×4</li>
            </ul>

            """));
    }

    [Test]
    public void Loose_text_and_frames_become_paragraphs() =>
        Assert.That(Renderer.Render(Read("<b style='font-weight:normal'>một<div>hai <i>ba</i></div>bốn<br>năm<br></b><table><tr><td><p>sáu</p></td></tr></table>")),
            Is.EqualTo("<p>một</p>\n<p>hai <em>ba</em></p>\n<p>bốn<br>năm</p>\n<p>sáu</p>\n"));

    [Test]
    public void More_than_two_megabytes_is_refused()
    {
        Assert.That(HtmlImport.TryRead(new string('a', RichText.MaxBytes + 1), out var doc, out var dropped), Is.False);
        Assert.That(doc.IsEmpty);
        Assert.That(dropped.Single(), Does.Contain("2 MB").And.Contain("bài đang có vẫn giữ nguyên"));
    }

    [TestCase("<div>", 10_000)]
    [TestCase("<b>", 10_000)]
    [TestCase("<ul><li>", 5_000)]
    [TestCase("<i>x</i>", 40_000)]
    public void A_tangle_of_tags_is_refused(string tag, int times)
    {
        Assert.That(HtmlImport.TryRead(string.Concat(Enumerable.Repeat(tag, times)), out _, out var dropped), Is.False);
        Assert.That(dropped.Single(), Does.Contain("quá nhiều thẻ HTML"));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Whatever_comes_in_no_script_goes_out(string? before, string? after)
    {
        var html = $"<p>{before}<script>alert(1)</script><img src='/a.jpg' onerror='alert(1)'>{after}</p>";
        return HtmlImport.TryRead(html, out var doc, out _) && Parse(Renderer.Render(doc)).QuerySelector("script,[onerror],[onclick],iframe") is null;
    }

    private static RichText Read(string html) => HtmlImport.TryRead(html, out var doc, out _) ? doc : throw new AssertionException("refused");

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static IEnumerable<string> Shape(IElement body) =>
        body.QuerySelectorAll("*").Select(element => element.LocalName).Where(name => name is not ("div" or "span" or "a" or "em" or "strong"));

    // Which of <em> and <a> is the outer one may change.
    private static string Letters(IElement body, string selector) =>
        string.Concat(body.QuerySelectorAll(selector).SelectMany(element => element.TextContent).Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<string> Values(IElement body, string selector, string attribute) =>
        body.QuerySelectorAll(selector).Select(element => element.GetAttribute(attribute) ?? "");
}
