using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Checks;

public sealed class TextFixesTests
{
    private static readonly string[] Pieces =
        ["hoá", "thuỷ lực", "  ", " , ", "\"", "“nghề”", "1,250,000", "80.83%", "2026-05-02", "Héi thi nÊu ¨n", "Giaùo duïc ngheà nghieäp", "trường", " ", ".", "\u00A0 ", "é\u0301", "12/3", "😀", "-"];

    private static readonly string[] Rules =
        [TextFixes.Legacy, TextFixes.ToneMarks, TextFixes.Spacing, TextFixes.Quotes, TextFixes.Numbers, TextFixes.Dates];

    private static Arbitrary<string[]> Runs => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ArrayOf().ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property What_was_mended_is_not_found_again() => Prop.ForAll(Runs, runs =>
    {
        var body = Body(runs);
        foreach (var rule in Rules)
        {
            var mended = RichText.Parse(TextFixes.ApplyToBody(rule, body.Json));
            var found = ContentRules.Check(ContentRulesTests.Draft() with { Body = mended });
            Assert.That(found.Where(f => f.Rule == rule), Is.Empty, $"{rule}: {body.Json} -> {mended.Json}");
        }
    });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Fixes_of_spacing_keep_every_letter() => Prop.ForAll(Runs, runs =>
    {
        var body = Body(runs);
        var mended = RichText.Parse(TextFixes.ApplyToBody(TextFixes.Spacing, body.Json));
        Assert.That(Letters(mended), Is.EqualTo(Letters(body)));
    });

    [TestCase(TextFixes.Legacy, "Giaùo duïc ngheà nghieäp\nHọc nghề", "Giáo dục nghề nghiệp\nHọc nghề")]
    [TestCase(TextFixes.ToneMarks, "hoá học, thuỷ lợi", "hóa học, thủy lợi")]
    [TestCase(TextFixes.Spacing, "Lớp  học , mở : vào tối .", "Lớp học, mở: vào tối.")]
    [TestCase(TextFixes.Quotes, "Anh nói \"vâng\" và \"dạ\"", "Anh nói “vâng” và “dạ”")]
    [TestCase(TextFixes.Numbers, "1,250,000.50 đồng; 67.5% và 12,5%", "1.250.000,50 đồng; 67,5% và 12,5%")]
    [TestCase(TextFixes.Dates, "từ 2026-05-02 đến 2026-13-40", "từ 02/05/2026 đến 2026-13-40")]
    public void A_fix_mends_what_it_is_for(string rule, string text, string expected) => Assert.That(TextFixes.Apply(rule, text), Is.EqualTo(expected));

    [Test]
    public void A_fix_reaches_across_runs_and_into_captions()
    {
        const string body = """{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Đạt 80."},{"type":"text","text":"83% , ","marks":[{"type":"bold"}]},{"type":"text","text":" tốt"}]},{"type":"image","attrs":{"src":"/80.83%","caption":"Đạt 67.5%"}}]}""";
        var numbers = TextFixes.ApplyToBody(TextFixes.Numbers, body);
        Assert.That(numbers, Does.Contain("80,").And.Contain("67,5%").And.Contain("/80.83%"));
        Assert.That(PlainTextRenderer.Render(RichText.Parse(TextFixes.ApplyToBody(TextFixes.Spacing, numbers))), Does.StartWith("Đạt 80,83%, tốt"));
    }

    [Test]
    public void TCVN3_text_keeps_its_horn_letter_until_it_is_converted()
    {
        var typed = RichText.FromPlainText("Tr\u00ADêng cao ®¼ng nghÒ ®\u00ADîc thµnh lËp");
        var mended = RichText.Parse(TextFixes.ApplyToBody(TextFixes.Legacy, typed.Json));
        Assert.That(PlainTextRenderer.Render(mended), Is.EqualTo("Trường cao đẳng nghề được thành lập"));
    }

    private static RichText Body(string[] runs) => RichText.Parse(System.Text.Json.JsonSerializer.Serialize(new
    {
        type = "doc",
        content = new[]
        {
            new { type = "paragraph", content = runs.Where(run => run.Length > 0).Select((run, i) => new { type = "text", text = run, marks = i % 2 == 0 ? [] : new[] { new { type = "bold" } } }).ToArray() },
        },
    }));

    private static string Letters(RichText body) => string.Concat(PlainTextRenderer.Render(body).Where(char.IsLetterOrDigit));
}
