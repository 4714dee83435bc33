using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class SlugTests
{
    [TestCase("Đổi mới GDNN: ƯU TIÊN kỹ năng", "doi-moi-gdnn-uu-tien-ky-nang")]
    [TestCase("  65% lao động — qua đào tạo!  ", "65-lao-dong-qua-dao-tao")]
    [TestCase("Hoà Bình / Hòa Bình", "hoa-binh-hoa-binh")]
    [TestCase("???", "noi-dung")]
    [TestCase("", "noi-dung")]
    public void Slug_is_made_of_the_titles_words(string title, string expected) => Assert.That(Slug.From(title).Value, Is.EqualTo(expected));

    [Test]
    public void Long_title_is_cut_at_a_word_end()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("nghiêng", 20))).Value;
        Assert.That(slug, Is.EqualTo(string.Join('-', Enumerable.Repeat("nghieng", 10))));
    }

    [Test]
    public void Word_that_ends_at_the_limit_is_kept() =>
        Assert.That(Slug.From(new string('a', 75) + " bcde fg").Value, Is.EqualTo(new string('a', 75) + "-bcde"));

    [Test]
    public void Every_Vietnamese_letter_finds_its_plain_one() =>
        Assert.That(VietnameseTextTests.MarkedLetters().Select(c => Slug.From(c).Value), Is.All.Match("^[a-z]$"));

    [Test]
    public void Number_fits_into_the_limit() => Assert.That(Slug.From(new string('a', 90)).Numbered(12).Value, Is.EqualTo(new string('a', 77) + "-12"));

    [TestCase("hoi-giang", true)]
    [TestCase("-hoi", false)]
    [TestCase("hoi-", false)]
    [TestCase("hoi--giang", false)]
    [TestCase("Hoi", false)]
    [TestCase("hội", false)]
    [TestCase("../etc", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Only_the_normal_form_is_read(string? text, bool expected) => Assert.That(Slug.TryParse(text, out _), Is.EqualTo(expected));

    [ForAll]
    public bool Slug_of_anything_is_a_slug(string? title)
    {
        var slug = Slug.From(title);
        return Slug.TryParse(slug.Value, out var same) && same == slug && Slug.From(slug.Value) == slug;
    }

    [ForAll]
    public bool Numbered_slug_is_a_slug(string? title, ushort number) => Slug.TryParse(Slug.From(title).Numbered(number).Value, out _);
}
