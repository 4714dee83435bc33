using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Documents;

public class RichTextTests
{
    [Test]
    public void A_known_document_keeps_everything_and_reports_nothing()
    {
        const string json = """
            {"type":"doc","content":[
              {"type":"heading","attrs":{"level":2,"id":"ho-so"},"content":[{"type":"text","text":"Hồ sơ"}]},
              {"type":"paragraph","content":[{"type":"text","marks":[{"type":"link","attrs":{"href":"guide:han"}},{"type":"bold"}],"text":"nghề hàn"},{"type":"hardBreak"},{"type":"text","text":"2 m"},{"type":"text","marks":[{"type":"superscript"}],"text":"2"}]},
              {"type":"orderedList","attrs":{"start":3},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"Đơn"}]}]}]},
              {"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"Trích"}]}]},
              {"type":"table","attrs":{"caption":"Giải"},"content":[{"type":"tableRow","content":[{"type":"tableHeader","attrs":{"colspan":2},"content":[{"type":"paragraph"}]}]}]},
              {"type":"image","attrs":{"src":"asset:san-truong","mediaId":"m1","alt":"Sân trường","caption":"Lễ khai giảng","credit":"Minh Hà"}},
              {"type":"horizontalRule"}]}
            """;

        Assert.That(RichText.TryParse(json, out var doc, out var dropped), Is.True);
        Assert.That(dropped, Is.Empty);
        Assert.That(doc.Json, Is.EqualTo(json.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal)));
        Assert.That(doc.References.Select(link => link.ToString()), Is.EquivalentTo(new[] { "guide:han", "asset:san-truong" }));
    }

    [Test]
    public void Order_of_fields_and_split_runs_make_no_difference()
    {
        var one = Read("""{"content":[{"content":[{"text":"Trường ","type":"text"},{"text":"nghề","type":"text"}],"type":"paragraph"}],"type":"doc"}""");
        var other = Read("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Trường nghề"}]}]}""");

        Assert.That(one, Is.EqualTo(other));
    }

    [Test]
    public void What_the_editor_sends_is_taken_whole_but_for_its_last_empty_line()
    {
        const string json = """{"type":"doc","content":[{"type":"heading","attrs":{"id":null,"level":3},"content":[{"type":"text","marks":[{"type":"link","attrs":{"href":"https://gdnn.gov.vn/tin","target":null,"rel":null,"class":null,"title":null}}],"text":"Cổng"}]},{"type":"orderedList","attrs":{"start":1,"type":null},"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]},{"type":"table","attrs":{"caption":null},"content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":1,"rowspan":1,"colwidth":null,"align":null},"content":[{"type":"paragraph"}]}]}]},{"type":"image","attrs":{"src":"/b.png","mediaId":"m2","alt":"Học viên","caption":null,"credit":null}},{"type":"paragraph"}]}""";

        Assert.That(RichText.TryParse(json, out var doc, out var dropped));
        Assert.That(dropped, Is.Empty);
        Assert.That(doc.Blocks[^1], Is.InstanceOf<RichTextImage>());
        Assert.That(doc.Json, Does.Contain("https://gdnn.gov.vn/tin").And.Not.Contain("null"));
    }

    [Test]
    public void Text_is_composed_even_across_runs()
    {
        var doc = Read("{\"type\":\"doc\",\"content\":[{\"type\":\"text\",\"text\":\"ngh\\u0065\\u0302\"},{\"type\":\"text\",\"text\":\"\\u0300\"}]}");

        Assert.That(PlainTextRenderer.Render(doc), Is.EqualTo("nghề"));
    }

    [Test]
    public void An_unknown_frame_goes_and_its_text_stays()
    {
        Assert.That(RichText.TryParse("""{"type":"doc","content":[{"type":"iframe"},{"type":"codeBlock","content":[{"type":"text","text":"chữ"}]}]}""", out var doc, out var dropped));
        Assert.That(PlainTextRenderer.Render(doc), Is.EqualTo("chữ"));
        Assert.That(dropped, Is.EqualTo(new[]
        {
            "Đã bỏ thành phần “iframe” vì bài viết không dùng loại này.",
            "Đã bỏ khung “codeBlock” vì bài viết không dùng loại này; nội dung bên trong được giữ lại.",
        }));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("JaVaScRiPt:alert(1)")]
    [TestCase(" javascript:alert(1)")]
    [TestCase("java\tscript:alert(1)")]
    [TestCase("data:text/html,<script>alert(1)</script>")]
    [TestCase("vbscript:x")]
    [TestCase("//evil.example/x")]
    [TestCase("/\\evil.example")]
    [TestCase("https://sonoivu.gov.vn@evil.example/")]
    [TestCase("guide:../../x")]
    [TestCase("file:///etc/passwd")]
    public void A_link_elsewhere_than_the_web_loses_its_target_and_keeps_its_words(string href)
    {
        var json = $$$"""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"chữ","marks":[{"type":"link","attrs":{"href":{{{System.Text.Json.JsonSerializer.Serialize(href)}}}}}]}]}]}""";

        Assert.That(RichText.TryParse(json, out var doc, out var dropped));
        Assert.That(doc.Json, Does.Not.Contain("href").And.Contains("chữ"));
        Assert.That(dropped, Has.Count.EqualTo(1));
    }

    [TestCase("https://example.vn/a?b=c&d=%20e")]
    [TestCase("http://example.vn")]
    [TestCase("mailto:bantin@example.vn")]
    [TestCase("/nghe/han")]
    [TestCase("#ho-so")]
    [TestCase("item:tin-01")]
    public void A_link_to_a_page_or_mail_address_stays(string href) => Assert.That(LinkTarget.TryNormalise(href, out _));

    [TestCase("https://elsewhere.example/a.jpg")]
    [TestCase("data:image/png;base64,AAAA")]
    [TestCase("guide:han")]
    public void A_picture_of_another_place_is_dropped_with_advice(string src)
    {
        Assert.That(RichText.TryParse($$$"""{"type":"doc","content":[{"type":"image","attrs":{"src":"{{{src}}}"}}]}""", out var doc, out var dropped));
        Assert.That(doc.Images, Is.Empty);
        Assert.That(dropped.Single(), Does.Contain("tải ảnh lên thư viện"));
    }

    [Test]
    public void A_picture_inside_a_paragraph_comes_after_it()
    {
        var doc = Read("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a"},{"type":"image","attrs":{"src":"/a.jpg"}},{"type":"text","text":"b"}]}]}""");

        Assert.That(doc.Blocks.Select(block => block.GetType().Name), Is.EqualTo(new[] { "RichTextParagraph", "RichTextImage", "RichTextParagraph" }));
    }

    [Test]
    public void More_than_two_megabytes_is_refused()
    {
        var json = $$$"""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"{{{new string('a', RichText.MaxBytes)}}}"}]}]}""";

        Assert.That(RichText.TryParse(json, out var doc, out var dropped), Is.False);
        Assert.That(doc, Is.EqualTo(RichText.Empty));
        Assert.That(dropped.Single(), Does.Contain("2 MB"));
        Assert.That(RichText.TryRead(new string('a', RichText.MaxBytes), out _, out dropped), Is.False);
        Assert.That(dropped.Single(), Does.Contain("2 MB"));
    }

    [Test]
    public void Too_deep_or_too_many_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"blockquote","content":[""", 30)) + string.Concat(Enumerable.Repeat("]}", 30));
        Assert.That(RichText.TryParse($$$"""{"type":"doc","content":[{{{deep}}}]}""", out _, out var dropped), Is.False);
        Assert.That(dropped.Single(), Does.Contain("lồng vào nhau"));

        var many = string.Join(',', Enumerable.Repeat("""{"type":"paragraph"}""", RichText.MaxNodes + 1));
        Assert.That(RichText.TryParse($$$"""{"type":"doc","content":[{{{many}}}]}""", out _, out dropped), Is.False);
        Assert.That(dropped.Single(), Does.Contain("quá nhiều đoạn"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{"type":"paragraph"}""")]
    [TestCase("""{"type":"doc","content":[{"type":"text","text":"\ud800"}]}""")]
    public void What_is_no_document_is_refused_with_a_sentence(string? json)
    {
        Assert.That(RichText.TryParse(json, out _, out var dropped), Is.False);
        Assert.That(dropped.Single(), Does.StartWith("Không đọc được nội dung bài"));
    }

    [Test]
    public void Plain_text_becomes_a_paragraph_per_line()
    {
        var doc = RichText.FromPlainText("Dòng một\r\n\r\n  Dòng <b>hai</b>\n");

        Assert.That(PlainTextRenderer.Render(doc), Is.EqualTo("Dòng một\n\nDòng <b>hai</b>"));
        Assert.That(RichText.FromPlainText(" \n").IsEmpty);
    }

    [Test]
    public void Length_counts_syllables()
    {
        var length = RichText.FromPlainText("Trường đón 1.120 tân học sinh – sinh viên.").Length;

        Assert.That((length.Syllables, length.ReadingMinutes), Is.EqualTo((8, 1)));
    }

    private static RichText Read(string json) => RichText.Parse(json);
}
