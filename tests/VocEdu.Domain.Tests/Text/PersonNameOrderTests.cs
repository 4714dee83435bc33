using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class PersonNameOrderTests
{
    [Test]
    public void People_are_listed_by_given_name_then_family_name()
    {
        string[] people = ["Trần Thị Bình", "Nguyễn Văn An", "Lê An", "Nguyễn Thị Đào", "Phạm Dũng", "Nguyễn Văn Ân", "Nguyễn Thị An"];
        Assert.That(people.Order(PersonNameOrder.Instance), Is.EqualTo(new[]
            { "Lê An", "Nguyễn Thị An", "Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Thị Bình", "Phạm Dũng", "Nguyễn Thị Đào" }));
    }

    [Test]
    public void Tones_come_in_the_order_of_the_dictionary() =>
        Assert.That(((string[])["đa", "dạ", "dá", "dã", "dả", "dà", "da"]).Order(PersonNameOrder.Instance),
            Is.EqualTo(new[] { "da", "dà", "dả", "dã", "dá", "dạ", "đa" }));

    [Test]
    public void Old_and_new_tone_placement_are_the_same_name() =>
        Assert.That(PersonNameOrder.SortKey("Trần Thị Thuỷ"), Is.EqualTo("Thủy Trần Thị"));

    [ForAll]
    public bool Order_is_the_same_from_both_sides(string? one, string? other) =>
        Math.Sign(PersonNameOrder.Instance.Compare(one, other)) == -Math.Sign(PersonNameOrder.Instance.Compare(other, one));
}
