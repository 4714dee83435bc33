using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class VietnameseTextTests
{
    private const string AllLetters = "Ắng ẳm ẵm ặc Ấy ầm ẩm ẫm ậm Ế ề ể ễ ệ Ố ồ ổ ỗ ộ Ớ ờ ở ỡ ợ Ứ ừ ử ữ ự Ỳ ỷ ỹ ỵ Đ đ ₫";

    [Test]
    public void Stored_text_is_composed()
    {
        var decomposed = AllLetters.Normalize(NormalizationForm.FormD);
        Assert.That(VietnameseText.Normalize(decomposed), Is.EqualTo(AllLetters));
        Assert.That("ệ".Normalize(NormalizationForm.FormD), Has.Length.EqualTo(3));
        Assert.That(VietnameseText.Normalize("ệ".Normalize(NormalizationForm.FormD)), Has.Length.EqualTo(1));
    }

    [TestCase("hàn\u200B", "hàn")]
    [TestCase("\uFEFFhọc", "học")]
    [TestCase("a\u202Eb", "ab")]
    [TestCase("a\u200Db", "ab")]
    [TestCase("a\0b", "ab")]
    [TestCase("a\tb\r\nc", "a\tb\r\nc")]
    [TestCase("👩\u200D🏭", "👩\u200D🏭")]
    [TestCase(null, "")]
    public void What_nobody_sees_is_not_stored(string? text, string expected) => Assert.That(VietnameseText.Normalize(text), Is.EqualTo(expected));

    [TestCase("  nghề hàn ", "nghề hàn")]
    [TestCase("nghề hàn điện", "nghề hàn")]
    [TestCase("nghề hà👩", "nghề hà")]
    [TestCase(null, "")]
    public void What_is_asked_is_trimmed_and_not_longer_than_it_may_be(string? typed, string asked) => Assert.That(VietnameseText.Asked(typed, 8), Is.EqualTo(asked));

    [Test]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.That(VietnameseText.Normalize($"a{'\uD800'}b"), Is.EqualTo("a\uFFFDb"));

    [TestCase("Giáo dục", "giao duc")]
    [TestCase("ĐƯỜNG", "duong")]
    [TestCase("Quyền được học nghề", "quyen duoc hoc nghe")]
    public void Fold_is_what_people_type_without_marks(string text, string expected) => Assert.That(VietnameseText.Fold(text), Is.EqualTo(expected));

    [Test]
    public void All_134_marked_letters_fold_to_ascii()
    {
        var marked = MarkedLetters().ToList();
        Assert.That(marked, Has.Count.EqualTo(134));
        Assert.That(marked.Select(c => VietnameseText.Fold(c)), Is.All.Match("^[a-z]$"));
    }

    [ForAll]
    public bool Normalizing_twice_changes_nothing(string? text)
    {
        var once = VietnameseText.Normalize(text);
        return VietnameseText.Normalize(once) == once && once.IsNormalized();
    }

    [ForAll]
    public bool Composed_and_decomposed_text_fold_alike(string? text)
    {
        var stored = VietnameseText.Normalize(text);
        return VietnameseText.Fold(stored) == VietnameseText.Fold(stored.Normalize(NormalizationForm.FormD));
    }

    internal static IEnumerable<string> MarkedLetters()
    {
        string[] vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
        string[] tones = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
        var lower = vowels.SelectMany(v => tones.Select(t => (v + t).Normalize())).Append("đ").Where(c => c[0] > '\u007F');
        return lower.SelectMany(c => (string[])[c, c.ToUpperInvariant()]);
    }
}
