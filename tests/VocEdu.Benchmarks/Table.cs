using System.Globalization;

namespace VocEdu.Benchmarks;

/// <summary>The figures of one run, and how busy the machine was.</summary>
public sealed class Table
{
    private readonly List<string> _lines = [];
    private readonly string _before = ProcessCost.MachineLoad;
    private readonly double _pace = ProcessCost.Pace();

    public void Row(string what, double value, string unit, string goal)
    {
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {value,10:0.###} {unit,-4} {goal}"));
        Console.Error.WriteLine(_lines[^1]);
    }

    public void Say(string sentence) => _lines.Add(sentence);

    public void Print()
    {
        Console.WriteLine($"{"what",-58} {"measured",10}      to reach (design, section 11)");
        foreach (var line in _lines) Console.WriteLine(line);
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {_before} before and {ProcessCost.MachineLoad} after; a fixed piece of work took {_pace:0} ms before and {ProcessCost.Pace():0} ms after.");
    }
}
