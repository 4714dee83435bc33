using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Schools;

namespace VocEdu.Domain.Tests.Schools;

public sealed class StudyLengthTests
{
    [TestCase("2,5 – 3 năm", 30)]
    [TestCase("2 năm học nghề; 3 năm nếu học cùng văn hóa THPT", 24)]
    [TestCase("Khoảng 3 năm", 36)]
    [TestCase("1 năm rưỡi", 18)]
    [TestCase("1 năm 6 tháng", 18)]
    [TestCase("Từ 3 đến 6 tháng", 3)]
    [TestCase("1-4 tháng mỗi chuyên đề", 1)]
    [TestCase("60 giờ", .5)]
    [TestCase("26 TUẦN", 6)]
    public void Shortest_length_named_first_counts(string words, double months) => Assert.That(StudyLength.Months(words), Is.EqualTo(months).Within(.001));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Tùy trường")]
    [TestCase("năm thứ 3")]
    [TestCase("Quyết định 2090")]
    public void Words_without_a_length_name_none(string? words) => Assert.That(StudyLength.Months(words), Is.Null);

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Nothing_that_is_written_breaks_it() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), words => StudyLength.Months(words) is null or >= 0);
}
