using VocEdu.Cms.Site;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Who has no scripts opens a picture as a plain link.</summary>
public sealed class LargePictureTests
{
    private const string Picture = """<picture><source type="image/webp" srcset="/media/1/480.webp 480w"><source type="image/jpeg" media="all" srcset="/media/1/480.jpg 480w, /media/1/1600.jpg 1600w" sizes="100vw"><img src="/media/1/960.jpg" alt="Học viên &quot;hàn&quot;"></picture>""";

    [Test]
    public void A_picture_leads_to_its_largest_self() =>
        Assert.That(LargePictures.Linked($"<p>Lời</p><figure>{Picture}<figcaption>Chú thích</figcaption></figure>"),
            Is.EqualTo($"""<p>Lời</p><figure><a class="large" href="/media/1/1600.jpg"><span class="visually-hidden">Xem ảnh lớn: </span>{Picture}</a><figcaption>Chú thích</figcaption></figure>"""));

    [TestCase("")]
    [TestCase("<p>&lt;figure&gt;&lt;picture&gt;</p>")]
    [TestCase("<figure class=\"video\"><video></video></figure>")]
    [TestCase("<figure><picture><img src=\"/media/1/a.svg\" alt=\"\"></picture></figure>")]
    public void Nothing_else_becomes_a_link(string html) => Assert.That(LargePictures.Linked(html), Is.EqualTo(html));
}
