namespace VocEdu.Publishing.Reports;

/// <summary>Splits a whole number by weights so that the parts add up to it.</summary>
public static class Shares
{
    /// <returns>The parts; all are 0 when there is no weight.</returns>
    public static Dictionary<string, int> Split(int whole, IReadOnlyDictionary<string, int> weights)
    {
        var sum = weights.Values.Sum(w => (long)w);
        if (sum == 0) return weights.Keys.ToDictionary(k => k, _ => 0);
        var parts = weights.ToDictionary(w => w.Key, w => (int)((long)whole * w.Value / sum));
        // What rounding down left over goes to those who lost most by it.
        var left = whole - parts.Values.Sum();
        foreach (var key in weights.Keys.OrderByDescending(k => (long)whole * weights[k] % sum).ThenBy(k => k, StringComparer.Ordinal).Take(left)) parts[key]++;
        return parts;
    }
}
