using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

public sealed class UnitSuccessionTests
{
    private static readonly DateOnly Merger = new(2025, 7, 1);
    private static readonly UnitSuccession Units = new([new("A", "C", Merger), new("B", "C", Merger), new("C", "D", new(2027, 1, 1))]);
    private static readonly Dictionary<string, int> ByName = new() { ["A"] = 10, ["B"] = 5, ["C"] = 3 };

    [Test]
    public void Merged_units_are_one_row_and_the_total_stays()
    {
        var rolledUp = Units.RollUp(ByName, new(2026, 11, 20));
        Assert.That(rolledUp, Is.EquivalentTo(new Dictionary<string, int> { ["C"] = 18 }));
        Assert.That(rolledUp.Values.Sum(), Is.EqualTo(ByName.Values.Sum()));
    }

    [Test]
    public void Before_the_merger_each_unit_stands_for_itself() => Assert.That(Units.RollUp(ByName, Merger.AddDays(-1)), Is.EquivalentTo(ByName));

    [Test]
    public void Successors_of_successors_are_followed() => Assert.That(Units.CurrentOf("A", new(2027, 1, 1)), Is.EqualTo("D"));

    [ForAll]
    public bool Totals_are_the_same_whatever_the_records_say(byte[] from, byte[] to, byte[] figures)
    {
        var records = from.Zip(to, (f, t) => new Succession($"{f % 8}", $"{t % 8}", Merger));
        var byUnit = figures.Take(8).Select((n, i) => ($"{i}", (int)n)).ToDictionary(p => p.Item1, p => p.Item2);
        return new UnitSuccession(records).RollUp(byUnit, Merger).Values.Sum() == byUnit.Values.Sum();
    }
}
