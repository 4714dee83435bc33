using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class SearchFormsTests
{
    [TestCase("hàn", "=han2", "han")]
    [TestCase("hạn", "=han5", "han")]
    [TestCase("ĐƯỜNG", "=đương2", "duong")]
    [TestCase("kỹ", "=ki4", "ki")]
    [TestCase("thuỷ", "=thuy3", "thuy")]
    [TestCase("tây", "=tây0", "tay")]
    [TestCase("CNC", "=cnc0", "cnc")]
    [TestCase("6G", "=6g0", "6g")]
    public void Syllable_has_an_exact_and_a_folded_form(string text, string exact, string folded)
    {
        var syllable = SearchForms.Of(text).Single();
        Assert.That((syllable.Exact, syllable.Folded), Is.EqualTo((exact, folded)));
    }

    [TestCase("hoà bình", "hòa bình")]
    [TestCase("kim lọai", "kim loại")]
    [TestCase("kĩ sư Lí", "kỹ sư Lý")]
    [TestCase("qúy", "quý")]
    [TestCase("đào\u200Btạo", "đàotạo")]
    public void Two_spellings_of_a_word_are_one(string one, string other) => Assert.That(Exact(one), Is.EqualTo(Exact(other)));

    [Test]
    public void Text_is_cut_at_everything_that_is_no_letter_or_digit() =>
        Assert.That(SearchForms.Of("Sở LĐTB&XH, hệ 9+ (CAD/CAM)").Select(s => s.Folded), Is.EqualTo(new[] { "so", "ldtb", "xh", "he", "9", "cad", "cam" }));

    [Test]
    public void Offsets_point_into_the_given_text()
    {
        var text = "Nghề hàn – 6G".Normalize(NormalizationForm.FormD);
        Assert.That(SearchForms.Of(text).Select(s => text.Substring(s.Start, s.Length).Normalize()), Is.EqualTo(new[] { "Nghề", "hàn", "6G" }));
    }

    [TestCase("hàn", true)]
    [TestCase("dương", true)]
    [TestCase("đa", true)]
    [TestCase("han", false)]
    [TestCase("ky", false)]
    public void Deliberate_marks_are_noticed(string text, bool expected) => Assert.That(SearchForms.Of(text).Single().HasMarks, Is.EqualTo(expected));

    [ForAll]
    public bool Composed_and_decomposed_text_have_the_same_forms(string? text)
    {
        var stored = VietnameseText.Normalize(text);
        return Exact(stored).SequenceEqual(Exact(stored.Normalize(NormalizationForm.FormD)));
    }

    [ForAll]
    public bool Offsets_rise_and_stay_inside(string? text)
    {
        var end = 0;
        return SearchForms.Of(text ?? "").All(s => s.Start >= end && s.Length > 0 && (end = s.Start + s.Length) <= text!.Length);
    }

    private static IEnumerable<string> Exact(string text) => SearchForms.Of(text).Select(s => s.Exact);
}
