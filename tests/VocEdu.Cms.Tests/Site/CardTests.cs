using VocEdu.Cms.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>A card does not say twice what it says.</summary>
public sealed class CardTests
{
    [TestCase("Trường A, xã Bến Sông.", "Xã Bến Sông.")]
    [TestCase("Trường A dạy sáu nghề.", "Dạy sáu nghề.")]
    [TestCase("Trường An dạy sáu nghề.", "Trường An dạy sáu nghề.")]
    [TestCase("Trường A", "Trường A")]
    [TestCase("Trường A, ", "Trường A, ")]
    [TestCase("", "")]
    public void A_school_is_named_once(string summary, string shown) => Assert.That(Of(ContentKind.School, "Trường A", summary), Is.EqualTo(shown));

    [Test]
    public void The_name_of_a_trade_may_be_a_word_of_its_summary() => Assert.That(Of(ContentKind.CareerGuide, "May", "May mặc là nghề khéo tay."), Is.EqualTo("May mặc là nghề khéo tay."));

    private static string Of(ContentKind kind, string title, string summary) =>
        new CardView(new(Guid.Empty, "", kind, "", "", title, summary, "", default, new()), new([])).Summary;
}
