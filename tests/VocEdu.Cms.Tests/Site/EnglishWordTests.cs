using System.Text.Encodings.Web;
using VocEdu.Cms.Site.English;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Lengths as guides usually say them are told in English; anything else is never guessed.</summary>
public sealed class EnglishWordTests
{
    [TestCase("2,5 – 3 năm", "2.5 – 3 years")]
    [TestCase("1 năm", "1 year")]
    [TestCase("Khoảng 3 năm", "about 3 years")]
    [TestCase("3 - 6 tháng", "3 – 6 months")]
    [TestCase("1,5 – 2 năm học nghề; 3 năm nếu học cùng văn hóa THPT", "1.5 – 2 years of training; 3 years with upper secondary school")]
    [TestCase("3 – 5 tháng mỗi loại máy", "<span lang=\"vi\">3 – 5 tháng mỗi loại máy</span>")]
    [TestCase("3 năm; tùy trường", "<span lang=\"vi\">3 năm; tùy trường</span>")]
    [TestCase("<b>", "<span lang=\"vi\">&lt;b&gt;</span>")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void A_length_is_told_in_English(string? length, string told)
    {
        using var html = new StringWriter();
        EnglishWord.Length(length).WriteTo(html, HtmlEncoder.Default);
        Assert.That(html.ToString(), Is.EqualTo(told));
    }
}
