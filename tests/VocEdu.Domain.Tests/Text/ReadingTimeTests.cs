using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class ReadingTimeTests
{
    [TestCase(0, 1)]
    [TestCase(200, 1)]
    [TestCase(201, 2)]
    public void Eye_reads_two_hundred_syllables_a_minute(int syllables, int minutes) =>
        Assert.That(ReadingTime.Minutes(string.Join(' ', Enumerable.Repeat("nghề", syllables))), Is.EqualTo(minutes));

    [Test]
    public void Ear_hears_three_syllables_a_second_and_pauses_between_paragraphs() =>
        Assert.That(ReadingTime.Aloud(string.Join(' ', Enumerable.Repeat("nghề", 270)) + "\n\n" + string.Join(' ', Enumerable.Repeat("hàn", 270))),
            Is.EqualTo(TimeSpan.FromSeconds(184)));
}
