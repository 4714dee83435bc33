using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class TonePlacementTests
{
    [TestCase("hoà", "hòa")]
    [TestCase("HOÀ BÌNH", "HÒA BÌNH")]
    [TestCase("Thuỷ", "Thủy")]
    [TestCase("khoẻ", "khỏe")]
    [TestCase("xoá uỷ quyền", "xóa ủy quyền")]
    [TestCase("qúy", "quý")]
    [TestCase("kim lọai", "kim loại")]
    [TestCase("qủan trị", "quản trị")]
    [TestCase("gìa", "già")]
    [TestCase("tòan", "toàn")]
    public void Mark_moves_to_its_traditional_place(string text, string expected) => Assert.That(TonePlacement.Canonical(text), Is.EqualTo(expected));

    [TestCase("toàn hoàng quả giá hoạt khoẻo")]
    [TestCase("quý thủy hòa của mùa chìa khuỷu ngoéo lái quốc quỳnh quyển thuở rượu nước uống giữa giết gì gìn giếng")]
    [TestCase("Nguyễn Thị Thùy, thuế, tuổi, nghĩa, nghiệp, xuống, khoảng, khuya, hươu, yếu, kỹ thuật")]
    [TestCase("café Noël résumé São Paulo Łódź")]
    [TestCase("")]
    public void What_is_right_or_foreign_stays(string text) => Assert.That(TonePlacement.Canonical(text), Is.EqualTo(text));

    [ForAll]
    public bool Placing_twice_changes_nothing(string? text)
    {
        var once = TonePlacement.Canonical(VietnameseText.Normalize(text));
        return TonePlacement.Canonical(once) == once;
    }

    [ForAll]
    public bool Placing_never_changes_a_letter(string? text)
    {
        var stored = VietnameseText.Normalize(text);
        return VietnameseText.Fold(TonePlacement.Canonical(stored)) == VietnameseText.Fold(stored);
    }

    [Test]
    public void Decomposed_text_is_placed_too() =>
        Assert.That(TonePlacement.Canonical("hoà".Normalize(NormalizationForm.FormD)), Is.EqualTo("hòa"));
}
