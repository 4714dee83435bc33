namespace VocEdu.Domain.Documents;

/// <summary>How long a text is, as Vietnamese newsrooms count.</summary>
/// <param name="Syllables">"Chữ": groups of letters or digits between spaces; Vietnamese writes each syllable apart.</param>
/// <param name="Characters">UTF-16 units, spaces included.</param>
public sealed record TextLength(int Syllables, int Characters)
{
    private const int SyllablesPerMinute = 250;

    /// <summary>Whole minutes at an unhurried pace; 1 at least unless there is nothing to read.</summary>
    public int ReadingMinutes => Syllables == 0 ? 0 : Math.Max(1, (int)Math.Round(Syllables / (double)SyllablesPerMinute, MidpointRounding.AwayFromZero));

    public static TextLength Of(string text) =>
        new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(group => group.Any(char.IsLetterOrDigit)), text.Length);
}
