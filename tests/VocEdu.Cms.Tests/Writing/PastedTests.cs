using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing;

/// <summary>Text as Word, Google Docs, LibreOffice and web pages put it on the clipboard. The browser tests paste the same files into the editor.</summary>
public class PastedTests
{
    private static readonly HtmlRenderer Renderer = new(_ => null, HtmlRenderer.PlainImage);

    [Test]
    public void Word_brings_its_lists_tables_and_notes_and_leaves_its_dress()
    {
        var (html, dropped) = Read("word.html");

        Assert.That(html, Is.EqualTo("""
            <h2 id="ke-hoach-tuyen-sinh">KẾ HOẠCH TUYỂN SINH</h2>
            <p>Căn cứ Luật Giáo dục nghề nghiệp<sup class="note-ref"><a id="dan_1" href="#chu-thich_1" aria-label="Chú thích 1">[1]</a></sup>, nhà trường <strong>thông báo</strong> chỉ tiêu năm 2026.</p>
            <h2 id="ho-so-gom">Hồ sơ gồm</h2>
            <ol>
            <li>Phiếu đăng ký<ul>
            <li>bản chính</li>
            <li>có chữ ký</li>
            </ul>
            </li>
            <li>Bằng tốt nghiệp<sup class="note-ref"><a id="dan_2" href="#chu-thich_2" aria-label="Chú thích 2">[2]</a></sup></li>
            </ol>
            <div class="table-scroll" role="region" tabindex="0" aria-label="Bảng 1"><table>
            <thead><tr><th scope="col" colspan="2"><strong>Nghề và chỉ tiêu</strong></th></tr>
            </thead>
            <tbody><tr><td rowspan="2">Hàn</td><td><em>60</em></td></tr>
            <tr><td></td></tr>
            </tbody>
            </table></div>
            <p>Hạn nộp: <a href="https://nghe.example.vn/tuyen-sinh?nam=2026">trang tuyển sinh</a>, 35<sup>2</sup> m.</p>
            <section class="notes" aria-label="Chú thích">
            <p class="notes-title">Chú thích</p>
            <ol>
            <li id="chu-thich_1">Luật số <em>74/2014/QH13</em>. <a class="note-back" href="#dan_1" aria-label="Về chỗ có chú thích 1">↩</a></li>
            <li id="chu-thich_2">Bản sao có chứng thực. Nộp sau cũng được. <a class="note-back" href="#dan_2" aria-label="Về chỗ có chú thích 2">↩</a></li>
            </ol>
            </section>

            """));
        Assert.That(dropped, Has.Some.Contains("dán kèm").And.Some.Contains("chữ ẩn").And.None.Contains("Kiểm tra lại"));
    }

    [TestCase("google-docs.html", "35 doanh nghiệp</strong> tham gia<sup class=\"note-ref\">", "<td colspan=\"2\">Doanh nghiệp</td>", "<li>Sáng: phỏng vấn<ul>", "<a href=\"https://baotinh.example.vn/tin\">báo tỉnh</a>", "<li id=\"chu-thich_1\">Số liệu của ban tổ chức. <a")]
    [TestCase("libreoffice.html", "miễn học phí<sup class=\"note-ref\">", "<ol start=\"3\">", "<td rowspan=\"2\">Sơ cấp</td>", "<li id=\"chu-thich_1\">Nghị định 81/2021. <a")]
    [TestCase("web.html", "<h3 id=\"mua-tuyen-sinh-moi\">", "<a href=\"https://bao.example.vn/bai?id=7#dau\">bài này</a>", "href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"", "<li>Hàn<ol>")]
    public void Others_too(string file, params string[] expected)
    {
        var (html, _) = Read(file);

        foreach (var part in expected) Assert.That(html, Does.Contain(part));
        Assert.That(html, Does.Not.Contain("style").And.Not.Contain("Quảng cáo").And.Not.Contain("utm_"));
    }

    [Test]
    public void Every_block_that_was_rendered_can_be_read_again()
    {
        var doc = RichText.Parse("""{"type":"doc","content":[{"type":"callout","attrs":{"kind":"tip"},"content":[{"type":"calloutTitle","content":[{"type":"text","text":"Hạn nộp"}]},{"type":"paragraph","content":[{"type":"text","text":"Trước 30/6"},{"type":"footnote","content":[{"type":"text","marks":[{"type":"italic"}],"text":"Có thể sớm hơn"}]},{"type":"text","text":"."}]}]},{"type":"questions","content":[{"type":"questionItem","content":[{"type":"question","content":[{"type":"text","text":"Học phí?"}]},{"type":"answer","content":[{"type":"paragraph","content":[{"type":"text","text":"Miễn."}]}]}]}]},{"type":"keyFigures","attrs":{"figures":[{"value":"92%","label":"có việc"},{"value":"35","label":"nghề"}],"source":"Sở Nội vụ"}},{"type":"gallery","content":[{"type":"image","attrs":{"src":"/a.jpg","alt":"Một"}},{"type":"image","attrs":{"src":"/b.jpg","alt":"Hai","caption":"Sân trường","credit":"Minh Hà"}}]},{"type":"video","attrs":{"youtube":"dQw4w9WgXcQ","caption":"Một phút"}}]}""");

        Assert.That(HtmlImport.TryRead(Renderer.Render(doc), out var again, out var dropped));
        Assert.That(again.Json, Is.EqualTo(doc.Json));
        Assert.That(dropped, Is.Empty);
    }

    [TestCase("https://nghe.example.vn/a?b=c%20d", "https://nghe.example.vn/a?b=c%20d")]
    [TestCase("https://nghe.example.vn/?fbclid=x", "https://nghe.example.vn/")]
    [TestCase("https://l.facebook.com/l.php?u=https%3A%2F%2Fnghe.example.vn%2Fa&h=1", "https://nghe.example.vn/a")]
    [TestCase("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)")]
    [TestCase("mailto:a@b.vn", "mailto:a@b.vn")]
    public void A_link_leads_straight_to_its_page(string copied, string kept)
    {
        Assert.That(HtmlImport.TryRead($"<p><a href=\"{copied}\">chữ</a></p>", out var doc, out _));
        Assert.That(doc.Json, Does.Contain($"\"href\":\"{kept}\""));
    }

    private static (string Html, IReadOnlyList<string> Dropped) Read(string file)
    {
        var html = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Writing", "Pasted", file));
        Assert.That(HtmlImport.TryRead(html, out var doc, out var dropped));
        return (Renderer.Render(doc), dropped);
    }
}
