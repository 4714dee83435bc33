using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class SimilarityTests
{
    private const string Story = "Sáng 15/11, trường tổ chức hội thi tay nghề nấu ăn với sự tham gia của bốn mươi học viên đến từ năm lớp của khoa du lịch.";

    [Test]
    public void A_story_is_the_same_without_marks_in_capitals_and_with_more_around_it() =>
        Assert.That(Similarity.Of(Story, "MỞ ĐẦU. " + VietnameseText.Fold(Story).ToUpperInvariant() + " Kết thúc."), Is.EqualTo(1));

    [Test]
    public void Other_stories_and_texts_too_short_to_tell_are_not_alike()
    {
        Assert.That(Similarity.Of(Story, "Lớp may công nghiệp khai giảng với ba mươi người học ở xã bên và có thêm hai giáo viên mới về trường."), Is.LessThan(Similarity.Alike));
        Assert.That(Similarity.Of("Hội thi nấu ăn", "Hội thi nấu ăn"), Is.Zero);
    }

    [Test]
    public void Texts_that_share_much_share_samples() => Assert.That(Similarity.Samples(Story).Intersect(Similarity.Samples("Tin: " + Story)), Is.Not.Empty);

    [Test]
    public void Titles_are_compared_bare() => Assert.That(Similarity.TitleKey("Hội thi: “Nấu ăn”!"), Is.EqualTo(Similarity.TitleKey("hoi thi nau an")));
}
