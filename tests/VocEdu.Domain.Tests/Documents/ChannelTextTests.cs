using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Documents;

public class ChannelTextTests
{
    private static readonly RichText Story = RichText.Parse("""
        {"type":"doc","content":[
          {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Kết quả"}]},
          {"type":"paragraph","content":[{"type":"text","text":"Dòng một"},{"type":"hardBreak"},{"type":"text","text":"dòng hai."}]},
          {"type":"image","attrs":{"src":"/a.jpg","alt":"Sân trường","caption":"Lễ bế giảng","credit":"Minh Hà"}},
          {"type":"orderedList","attrs":{"start":2},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"Đơn"}]}]}]},
          {"type":"table","attrs":{"caption":"Giải"},"content":[
            {"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"text","text":"Giải"}]},{"type":"tableHeader","content":[{"type":"text","text":"Số bài"}]}]},
            {"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"text","text":"Nhất"}]},{"type":"tableCell","content":[{"type":"text","text":"9"}]}]}]}]}
        """);

    [Test]
    public void Plain_text_keeps_lines_lists_tables_and_captions() =>
        Assert.That(PlainTextRenderer.Render(Story), Is.EqualTo("""
            Kết quả

            Dòng một
            dòng hai.

            Lễ bế giảng. Ảnh: Minh Hà

            2. Đơn

            Giải
            Giải | Số bài
            Nhất | 9
            """));

    [Test]
    public void Zalo_gets_single_lines_and_pictures_in_order() =>
        Assert.That(ZaloBlocks.Render(Story).Select(block => block is ZaloBlock.Picture picture ? $"[{picture.Caption}]" : ((ZaloBlock.Paragraph)block).Content),
            Is.EqualTo(new[] { "Kết quả", "Dòng một", "dòng hai.", "[Lễ bế giảng. Ảnh: Minh Hà]", "2. Đơn", "Giải", "Nhất; Số bài: 9" }));

    [Test]
    public void Facebook_gets_the_title_the_summary_and_for_pictures_the_address()
    {
        var text = FacebookText.Lead("Bế giảng", "Sáng 22/9.", Story);

        Assert.That(FacebookText.WithLink(text, new Uri("https://gdnn.example/tin-tuc/bế-giảng")),
            Is.EqualTo("Bế giảng\n\nSáng 22/9.\n\nXem đầy đủ tại: https://gdnn.example/tin-tuc/b%E1%BA%BF-gi%E1%BA%A3ng"));
    }

    [Test]
    public void Without_a_summary_the_first_paragraph_leads() =>
        Assert.That(FacebookText.Lead("Bế giảng", " ", Story), Is.EqualTo("Bế giảng\n\nDòng một dòng hai."));

    [Test]
    public void A_long_lead_ends_with_a_whole_sentence()
    {
        var summary = string.Concat(Enumerable.Repeat("Một câu mười chữ để thử việc cắt theo câu. ", 30)).Trim();

        Assert.That(FacebookText.Lead("T", summary, RichText.Empty), Does.EndWith("cắt theo câu.").And.Length.LessThan(610));
        Assert.That(FacebookText.Lead("T", new string('a', 400) + " " + new string('b', 400), RichText.Empty), Does.EndWith("a…"));
    }
}
