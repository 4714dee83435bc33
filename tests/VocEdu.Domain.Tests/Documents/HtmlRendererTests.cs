using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Documents;

public class HtmlRendererTests
{
    private static readonly HtmlRenderer Renderer = new(link => link.Name == "han" ? "/nghe/han" : null, HtmlRenderer.PlainImage);

    [Test]
    public void A_picture_is_a_figure_with_alternative_text_caption_and_credit() =>
        Assert.That(Render("""{"type":"image","attrs":{"src":"/media/a.jpg","alt":"Xưởng \"hàn\"","caption":"Giờ thực hành.","credit":"Minh Hà"}}"""),
            Is.EqualTo("<figure><img src=\"/media/a.jpg\" alt=\"Xưởng &quot;hàn&quot;\" loading=\"lazy\" decoding=\"async\"><figcaption>Giờ thực hành. <span class=\"credit\">Ảnh: Minh Hà</span></figcaption></figure>\n"));

    [Test]
    public void A_credit_with_its_own_label_keeps_it() =>
        Assert.That(Render("""{"type":"image","attrs":{"src":"/a.jpg","credit":"Đồ họa: Minh Hà"}}"""), Does.Contain(">Đồ họa: Minh Hà<"));

    [Test]
    public void A_table_can_be_scrolled_with_the_keyboard_and_names_its_columns()
    {
        var html = Render("""{"type":"table","attrs":{"caption":"Giải"},"content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"Nhất"}]}]}]},{"type":"tableRow","content":[{"type":"tableCell","attrs":{"rowspan":2},"content":[{"type":"text","text":"9"}]}]}]}""");

        Assert.That(html, Is.EqualTo("""
            <div class="table-scroll" role="region" tabindex="0" aria-label="Giải"><table>
            <caption>Giải</caption>
            <thead><tr><th scope="col">Nhất</th></tr>
            </thead>
            <tbody><tr><td rowspan="2">9</td></tr>
            </tbody>
            </table></div>

            """));
    }

    [Test]
    public void Internal_links_get_their_address_and_unknown_ones_stay_words()
    {
        Assert.That(Render(Link("guide:han")), Is.EqualTo("<p><a href=\"/nghe/han\">chữ</a></p>\n"));
        Assert.That(Render(Link("guide:khong-co")), Is.EqualTo("<p>chữ</p>\n"));
    }

    [Test]
    public void A_resolver_cannot_bring_in_a_script()
    {
        var careless = new HtmlRenderer(_ => "javascript:alert(1)", HtmlRenderer.PlainImage);

        Assert.That(careless.Render(RichText.Parse(Doc(Link("guide:han")))), Is.EqualTo("<p>chữ</p>\n"));
    }

    [Test]
    public void Equal_headings_get_different_anchors()
    {
        const string heading = """{"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"Điều kiện dự tuyển"}]}""";
        var doc = RichText.Parse(Doc(heading + "," + heading));

        Assert.That(doc.Headings.Select(entry => entry.Id), Is.EqualTo(new[] { "dieu-kien-du-tuyen", "dieu-kien-du-tuyen-2" }));
        Assert.That(Renderer.Render(doc), Does.Contain("<h3 id=\"dieu-kien-du-tuyen-2\">"));
    }

    [Test]
    public void Markup_in_text_is_text() =>
        Assert.That(Render("""{"type":"text","text":"<script>alert('x')</script> & “Hòa”"}"""),
            Is.EqualTo("<p>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; “Hòa”</p>\n"));

    private static string Link(string href) => $$$"""{"type":"paragraph","content":[{"type":"text","text":"chữ","marks":[{"type":"link","attrs":{"href":"{{{href}}}"}}]}]}""";

    private static string Doc(string content) => $$$"""{"type":"doc","content":[{{{content}}}]}""";

    private static string Render(string content) => Renderer.Render(RichText.Parse(Doc(content)));
}
