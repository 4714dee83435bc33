using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Channels;

public sealed class ComposingTests
{
    private static readonly DateTimeOffset Saturday = Vietnam.Instant(new(2026, 11, 21), new(15, 0));
    private static readonly Uri Story = new("https://gdnn.example.vn/tin-tuc/mo-lop-han");

    [Test]
    public void Next_free_time_is_the_first_of_the_week_that_nobody_has()
    {
        WeeklySlot[] slots = [new(DayOfWeek.Monday, new(19, 30)), new(DayOfWeek.Monday, new(7, 30)), new(DayOfWeek.Saturday, new(9, 0))];
        var monday = Vietnam.Instant(new(2026, 11, 23), new(7, 30));

        Assert.That(WeeklySlots.NextFree(slots, Saturday, new HashSet<DateTimeOffset>()), Is.EqualTo(monday));
        Assert.That(WeeklySlots.NextFree(slots, Saturday, new HashSet<DateTimeOffset> { monday }), Is.EqualTo(monday.AddHours(12)));
        Assert.That(WeeklySlots.NextFree([], Saturday, new HashSet<DateTimeOffset>()), Is.Null);
    }

    [ForAll]
    public bool A_free_time_is_later_is_a_slot_and_is_free(byte weekday, ushort minute, uint offset, byte takenWeeks)
    {
        var slot = new WeeklySlot((DayOfWeek)(weekday % 7), new TimeOnly(minute % 1440 / 60, minute % 60));
        var after = Saturday.AddMinutes(offset % 100_000);
        var first = WeeklySlots.NextFree([slot], after, new HashSet<DateTimeOffset>())!.Value;
        var taken = Enumerable.Range(0, takenWeeks % 20).Select(week => first.AddDays(7 * week)).ToHashSet();
        var next = WeeklySlots.NextFree([slot], after, taken)!.Value;
        return next > after && !taken.Contains(next) && Vietnam.LocalTime(next).DayOfWeek == slot.Day
            && TimeOnly.FromDateTime(Vietnam.LocalTime(next).DateTime) == slot.Time && next == first.AddDays(7 * taken.Count);
    }

    [TestCase("tuyển sinh, học nghề", "#tuyểnSinh #họcNghề")]
    [TestCase("#HocNghe #hocnghe #GDNN", "#HocNghe #GDNN")]
    [TestCase("  ,, # ;2026; lớp-hàn!", "#lớphàn")]
    [TestCase(null, "")]
    public void Hashtags_are_read_as_people_type_them(string? typed, string expected) => Assert.That(Hashtags.Write(Hashtags.Read(typed)), Is.EqualTo(expected));

    [ForAll]
    public bool Hashtags_written_are_read_again(string? typed)
    {
        var tags = Hashtags.Read(typed);
        return tags.Count <= Hashtags.Most && Hashtags.Read(Hashtags.Write(tags)).SequenceEqual(tags);
    }

    [Test]
    public void Hashtags_that_stand_in_the_text_are_not_repeated()
    {
        Assert.That(Hashtags.Under("Mời xem #HọcNghề nhé.", ["họcNghề", "Hàn"]), Is.EqualTo("Mời xem #HọcNghề nhé.\n\n#Hàn"));
        Assert.That(Hashtags.Under("Nghề #HànTIG", ["Hàn"]), Is.EqualTo("Nghề #HànTIG\n\n#Hàn"));
    }

    [Test]
    public void Link_tells_where_its_reader_came_from()
    {
        var tracking = new LinkTracking("facebook", "social");
        const string marked = "https://gdnn.example.vn/tin-tuc/mo-lop-han?utm_source=facebook&utm_medium=social&utm_campaign=mo-lop-han";

        Assert.That(tracking.On(Story).AbsoluteUri, Is.EqualTo(marked));
        Assert.That(tracking.On(tracking.On(Story)), Is.EqualTo(tracking.On(Story)));
        Assert.That(tracking.On(new(Story, "?utm_source=to-roi")).Query, Is.EqualTo("?utm_source=to-roi&utm_medium=social&utm_campaign=mo-lop-han"));
        Assert.That(tracking.In($"Xem {Story}. Và {Story}-2", Story), Is.EqualTo($"Xem {marked}. Và {Story}-2"));
    }
}
