namespace VocEdu.Domain.Documents;

/// <summary>What a conversion left out, as Vietnamese sentences for the writer; repeated losses are counted, not listed.</summary>
public sealed class DroppedParts
{
    private const int MaxSentences = 50;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Add(string sentence)
    {
        if (counts.TryGetValue(sentence, out var count)) counts[sentence] = count + 1;
        else if (counts.Count < MaxSentences) counts[sentence] = 1;
    }

    public void AddRange(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences) Add(sentence);
    }

    public IReadOnlyList<string> Sentences =>
        [.. counts.Select(entry => entry.Value == 1 ? entry.Key : $"{entry.Key} Có {entry.Value} chỗ như vậy.")];
}
