using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Documents;

/// <summary>Galleries, films, files, frames, questions, key figures and notes.</summary>
public class RichBlockTests
{
    private const string Canonical = """
        {"type":"doc","content":[
          {"type":"gallery","content":[{"type":"image","attrs":{"mediaId":"p1","alt":"Xưởng"}},{"type":"image","attrs":{"mediaId":"p2","alt":"Sân","caption":"Sân trường","credit":"Minh Hà"}}]},
          {"type":"video","attrs":{"mediaId":"v1","poster":"p3","caption":"Một phút ở xưởng hàn"}},
          {"type":"video","attrs":{"youtube":"dQw4w9WgXcQ"}},
          {"type":"file","attrs":{"mediaId":"f1","title":"Đơn đăng ký"}},
          {"type":"callout","attrs":{"kind":"important"},"content":[{"type":"calloutTitle","content":[{"type":"text","text":"Hạn nộp"}]},{"type":"paragraph","content":[{"type":"text","text":"Trước 30/6."}]}]},
          {"type":"questions","content":[{"type":"questionItem","content":[{"type":"question","content":[{"type":"text","text":"Học phí bao nhiêu?"}]},{"type":"answer","content":[{"type":"paragraph","content":[{"type":"text","text":"Miễn học phí"},{"type":"footnote","content":[{"type":"text","marks":[{"type":"link","attrs":{"href":"https://vanban.chinhphu.vn/"}}],"text":"Nghị định 81"}]},{"type":"text","text":"."}]}]}]}]},
          {"type":"keyFigures","attrs":{"figures":[{"value":"92%","label":"có việc làm"},{"value":"180","label":"tác phẩm mỗi năm"}],"source":"Sở Nội vụ"}}]}
        """;

    private static readonly HtmlRenderer Renderer = new(_ => null, image => $"<img alt=\"{image.Alt}\">", id => id switch
    {
        "v1" => new ShownMedia("/media/v1/video.mp4", "video/mp4", 5_000_000, "thi-han.mp4", "/media/v1/960.jpg"),
        "p3" => new ShownMedia("/media/p3/960.jpg", "image/jpeg", 90_000, "anh.jpg", "/media/p3/960.jpg"),
        "f1" => new ShownMedia("/media/f1/document.pdf", "application/pdf", 1_258_291, "don.pdf", null),
        _ => null,
    });

    [Test]
    public void A_known_document_keeps_everything_and_reports_nothing()
    {
        Assert.That(RichText.TryParse(Canonical, out var doc, out var dropped));
        Assert.That(dropped, Is.Empty);
        Assert.That(doc.Json, Is.EqualTo(Canonical.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal)));
        Assert.That(doc.MediaIds, Is.EquivalentTo(new[] { "p1", "p2", "v1", "p3", "f1" }));
        Assert.That(doc.Images.Count(), Is.EqualTo(2));
    }

    [Test]
    public void Each_block_is_written_so_that_it_reads_without_scripts_or_colours()
    {
        var html = Renderer.Render(RichText.Parse(Canonical));

        Assert.That(html, Does.Contain("<div class=\"gallery\">\n<figure><img alt=\"Xưởng\"></figure>\n<figure><img alt=\"Sân\"><figcaption>Sân trường <span class=\"credit\">Ảnh: Minh Hà</span>"));
        Assert.That(html, Does.Contain("<video controls preload=\"metadata\" playsinline aria-label=\"Một phút ở xưởng hàn\" poster=\"/media/p3/960.jpg\"><source src=\"/media/v1/video.mp4\" type=\"video/mp4\">"));
        Assert.That(html, Does.Contain("<a class=\"video-link\" rel=\"noopener\" href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">").And.Not.Contain("<iframe"));
        Assert.That(html, Does.Contain("<a href=\"/media/f1/document.pdf\"><span class=\"file-name\">Đơn đăng ký</span> <span class=\"file-kind\">Tệp PDF, 1,2 MB</span></a>"));
        Assert.That(html, Does.Contain("<div class=\"callout callout-important\" role=\"note\">\n<p class=\"callout-title\"><span class=\"callout-kind\">Quan trọng:</span> Hạn nộp</p>\n<p>Trước 30/6.</p>"));
        Assert.That(html, Does.Contain("<dl class=\"questions\">\n<div><dt>Học phí bao nhiêu?</dt>\n<dd><p>Miễn học phí<sup class=\"note-ref\"><a id=\"dan_1\" href=\"#chu-thich_1\" aria-label=\"Chú thích 1\">[1]</a></sup>.</p>"));
        Assert.That(html, Does.Contain("<div><dt>có việc làm</dt>\n<dd>92%</dd>").And.Contain("<figcaption>Nguồn: Sở Nội vụ</figcaption>"));
        Assert.That(html, Does.Contain("<li id=\"chu-thich_1\"><a href=\"https://vanban.chinhphu.vn/\">Nghị định 81</a> <a class=\"note-back\" href=\"#dan_1\""));
    }

    [Test]
    public void What_the_library_no_longer_has_leaves_no_trace()
    {
        var empty = new HtmlRenderer(_ => null, _ => "");
        var doc = Read("""{"type":"gallery","content":[{"type":"image","attrs":{"mediaId":"a"}},{"type":"image","attrs":{"mediaId":"b"}}]},{"type":"video","attrs":{"mediaId":"v"}},{"type":"file","attrs":{"mediaId":"f","title":"x"}}""");

        Assert.That(empty.Render(doc), Is.Empty);
    }

    [Test]
    public void A_document_is_no_film() =>
        Assert.That(Renderer.Render(Read("""{"type":"video","attrs":{"mediaId":"f1"}}""")), Is.Empty);

    [Test]
    public void Words_for_search_and_channels_have_every_block()
    {
        var doc = RichText.Parse(Canonical);
        var zalo = ZaloBlocks.Render(doc);

        Assert.That(PlainTextRenderer.Render(doc), Does.Contain("Video: Một phút ở xưởng hàn").And.Contain("https://www.youtube.com/watch?v=dQw4w9WgXcQ").And.Contain("Tệp đính kèm: Đơn đăng ký")
            .And.Contain("Quan trọng: Hạn nộp\nTrước 30/6.").And.Contain("Hỏi: Học phí bao nhiêu?\nĐáp: Miễn học phí[1].").And.Contain("92% có việc làm").And.EndWith("[1] Nghị định 81"));
        Assert.That(zalo.OfType<ZaloBlock.Picture>().Count(), Is.EqualTo(2));
        Assert.That(zalo[^1], Is.EqualTo(new ZaloBlock.Paragraph("[1] Nghị định 81")));
    }

    [Test]
    public void Length_counts_what_is_read_and_not_how_it_is_numbered()
    {
        var doc = Read("""{"type":"orderedList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"Nộp đơn"},{"type":"footnote","content":[{"type":"text","text":"Mẫu 2"}]}]}]}]},{"type":"image","attrs":{"mediaId":"a","alt":"không đếm","caption":"Sân trường"}}""");

        Assert.That(doc.Length.Syllables, Is.EqualTo(6));
    }

    [Test]
    public void One_picture_alone_is_a_picture_and_one_figure_a_line()
    {
        var doc = Read("""{"type":"gallery","content":[{"type":"image","attrs":{"mediaId":"a"}}]},{"type":"keyFigures","attrs":{"figures":[{"value":"92%","label":"có việc"}]}}""");

        Assert.That(doc.Blocks[0], Is.InstanceOf<RichTextImage>());
        Assert.That(PlainTextRenderer.Render(doc), Is.EqualTo("92% có việc"));
    }

    [TestCase("""{"type":"video","attrs":{"youtube":"javascript:alert(1)"}}""", "video không rõ tệp")]
    [TestCase("""{"type":"video","attrs":{"youtube":"https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ"}}""", "video không rõ tệp")]
    [TestCase("""{"type":"file","attrs":{"mediaId":"../../etc/passwd"}}""", "không rõ là tệp nào")]
    [TestCase("""{"type":"callout","attrs":{"kind":"\" onclick=\""},"content":[]}""", "không rõ loại")]
    [TestCase("""{"type":"gallery","content":[{"type":"paragraph"}]}""", "nằm sai chỗ")]
    [TestCase("""{"type":"questions","content":[{"type":"paragraph"}]}""", "nằm sai chỗ")]
    [TestCase("""{"type":"callout","attrs":{"kind":"tip","style":"color:red"},"content":[]}""", "trình bày riêng")]
    [TestCase("""{"type":"keyFigures","attrs":{"figures":[{"value":"1"},{"value":"2"},{"value":"3"},{"value":"4"},{"value":"5"},{"value":"6"},{"value":"7"},{"value":"8"}]}}""", "nhiều nhất 6")]
    public void What_is_not_known_is_dropped_and_named(string block, string named)
    {
        Assert.That(RichText.TryParse($$"""{"type":"doc","content":[{{block}}]}""", out var doc, out var dropped));
        Assert.That(dropped.Single(), Does.Contain(named));
        Assert.That(Renderer.Render(doc), Does.Not.Contain("onclick").And.Not.Contain("javascript"));
    }

    [TestCase("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s")]
    [TestCase("https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ")]
    [TestCase("https://youtu.be/dQw4w9WgXcQ?si=abc")]
    [TestCase("https://m.youtube.com/shorts/dQw4w9WgXcQ")]
    [TestCase("https://youtube.com/live/dQw4w9WgXcQ?feature=share")]
    [TestCase("//www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [TestCase(" dQw4w9WgXcQ ")]
    public void A_film_on_youtube_is_known_by_any_of_its_addresses(string address)
    {
        Assert.That(YouTubeAddress.TryParse(address, out var id));
        Assert.That(id, Is.EqualTo("dQw4w9WgXcQ"));
    }

    [TestCase("https://www.youtube.com/@kenh")]
    [TestCase("https://vimeo.com/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com/watch")]
    [TestCase("https://youtu.be/")]
    [TestCase("ftp://youtu.be/dQw4w9WgXcQ")]
    [TestCase(null)]
    public void Other_addresses_are_no_film(string? address) => Assert.That(YouTubeAddress.TryParse(address, out _), Is.False);

    [Test]
    public void Frames_inside_frames_end_somewhere()
    {
        var json = string.Concat(Enumerable.Repeat("""{"type":"callout","attrs":{"kind":"tip"},"content":[""", RichText.MaxDepth + 1)) + string.Concat(Enumerable.Repeat("]}", RichText.MaxDepth + 1));

        Assert.That(RichText.TryParse($$"""{"type":"doc","content":[{{json}}]}""", out _, out var dropped), Is.False);
        Assert.That(dropped.Single(), Does.Contain("lồng vào nhau"));
    }

    [Test]
    public void A_frame_with_nothing_in_it_is_nothing_to_read()
    {
        var doc = Read("""{"type":"callout","attrs":{"kind":"note"},"content":[{"type":"calloutTitle"},{"type":"paragraph"}]},{"type":"questions","content":[{"type":"questionItem","content":[{"type":"question"},{"type":"answer","content":[{"type":"paragraph"}]}]}]}""");

        Assert.That(doc.IsEmpty);
    }

    private static RichText Read(string content) => RichText.Parse($$"""{"type":"doc","content":[{{content}}]}""");
}
