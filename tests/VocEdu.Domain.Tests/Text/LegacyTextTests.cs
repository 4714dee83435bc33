using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class LegacyTextTests
{
    private const string Tcvn3 = "S¸ng ngµy 28/10/2026, tr\u00ADêng tæ chøc héi thi nÊu ¨n tõ n«ng s¶n s¹ch cho häc sinh néi tró.";
    private const string InUnicode = "Sáng ngày 28/10/2026, trường tổ chức hội thi nấu ăn từ nông sản sạch cho học sinh nội trú.";

    [Test]
    public void Tcvn3_is_found_and_converted()
    {
        Assert.That(LegacyText.Detect(Tcvn3), Is.EqualTo(LegacyEncoding.Tcvn3));
        Assert.That(LegacyText.Convert(Tcvn3, LegacyEncoding.Tcvn3), Is.EqualTo(InUnicode));
    }

    [Test]
    public void Tcvn3_that_lost_its_soft_hyphens_is_still_found() =>
        Assert.That(LegacyText.Detect("Héi thi nÊu ¨n cña häc sinh néi tró trêng ta"), Is.EqualTo(LegacyEncoding.Tcvn3));

    [TestCase("Giaùo duïc ngheà nghieäp", "Giáo dục nghề nghiệp")]
    [TestCase("Tröôøng Cao ñaúng Kyõ thuaät", "Trường Cao đẳng Kỹ thuật")]
    public void Vni_is_found_and_converted(string vni, string expected)
    {
        Assert.That(LegacyText.Detect(vni), Is.EqualTo(LegacyEncoding.Vni));
        Assert.That(LegacyText.Convert(vni, LegacyEncoding.Vni), Is.EqualTo(expected));
    }

    [TestCase(InUnicode)]
    [TestCase("Hoà Bình, kỹ thuật, quý bạn đọc")]
    [TestCase("plain English text")]
    [TestCase("Zürich")]
    [TestCase("Der Müller aus Zürich fährt über die Brücke nach Österreich")]
    [TestCase("")]
    public void Unicode_and_foreign_text_are_left_alone(string text) => Assert.That(LegacyText.Detect(text), Is.EqualTo(LegacyEncoding.None));

    [Test]
    public void Paragraphs_are_judged_one_by_one() =>
        Assert.That(LegacyText.ConvertParagraphs($"{Tcvn3}\n\n{InUnicode}"), Is.EqualTo($"{InUnicode}\n\n{InUnicode}"));

    [Test]
    public void Normal_form_keeps_what_conversion_needs() =>
        Assert.That(LegacyText.ConvertParagraphs(VietnameseText.Normalize(Tcvn3)), Is.EqualTo(InUnicode));
}
