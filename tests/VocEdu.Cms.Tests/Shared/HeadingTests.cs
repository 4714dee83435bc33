using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>A line never ends between a number and the word that says of what it is.</summary>
public sealed class HeadingTests
{
    [TestCase("Quyết định số 12 của Sở", "Quyết định số&nbsp;12 của Sở")]
    [TestCase("Số 12 và lớp 9", "Số&nbsp;12 và lớp&nbsp;9")]
    [TestCase("<mark>số</mark> <mark>12</mark>", "<mark>số</mark>&nbsp;<mark>12</mark>")]
    [TestCase("""<a href="/x" title="số 12">Thông cáo số 2</a>""", """<a href="/x" title="số 12">Thông cáo số&nbsp;2</a>""")]
    [TestCase("một số 12", "một số&nbsp;12")]
    [TestCase("dân số, số thứ tự", "dân số, số thứ tự")]
    [TestCase("Cao đẳng 2 năm", "Cao đẳng 2 năm")]
    [TestCase("Chuyện 3 &lt; số 4", "Chuyện 3 &lt; số&nbsp;4")]
    public void A_number_stays_with_its_word(string heading, string kept) => Assert.That(HeadingTagHelper.KeptTogether(heading), Is.EqualTo(kept));
}
