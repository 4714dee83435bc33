namespace VocEdu.Cms.Delivery;

/// <summary>What <c>expand</c> and <c>fields</c> name: <c>properties[a,b[properties[c]]]</c>; <c>$all</c> names everything.</summary>
public sealed class Expansion
{
    private const string Everything = "$all", Properties = "properties";
    private const int MaxLength = 2_000;

    /// <summary>How far one call may look: from a story to its guide, from there to a school, and what that names.</summary>
    public const int MaxDepth = 4;

    private readonly Dictionary<string, Expansion> _names = new(StringComparer.OrdinalIgnoreCase);

    public static Expansion Nothing { get; } = new();

    public bool IsEmpty => _names.Count == 0;

    public int Depth => _names.Count == 0 ? 0 : 1 + _names.Values.Max(inner => inner.Depth);

    /// <summary>What is named of a property; null: the property is not.</summary>
    public Expansion? For(string alias) => _names.GetValueOrDefault(alias) ?? _names.GetValueOrDefault(Everything);

    /// <returns>Null where the brackets do not add up.</returns>
    public static Expansion? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        if (text.Length > MaxLength) return null;
        var rest = text.AsSpan();
        return ReadList(ref rest, depth: 0) is { } list && rest.IsEmpty ? Inner(list) : null;
    }

    /// <summary>Of a list only its <c>properties</c> say anything.</summary>
    private static Expansion Inner(Expansion list) => list._names.GetValueOrDefault(Properties) ?? Nothing;

    private static Expansion? ReadList(ref ReadOnlySpan<char> rest, int depth)
    {
        var list = new Expansion();
        while (true)
        {
            var end = rest.IndexOfAny("[],");
            var name = (end < 0 ? rest : rest[..end]).Trim().ToString();
            if (name.Length == 0 || depth > MaxDepth * 2) return null;
            rest = end < 0 ? [] : rest[end..];
            var inner = Nothing;
            if (rest is ['[', ..])
            {
                rest = rest[1..];
                if (ReadList(ref rest, depth + 1) is not { } read || rest is not [']', ..]) return null;
                rest = rest[1..];
                // Names within "properties" stand for properties, and what they hold begins with "properties" again.
                inner = name.Equals(Properties, StringComparison.OrdinalIgnoreCase) ? read : Inner(read);
            }

            list._names[name] = inner;
            if (rest is not [',', ..]) return list;
            rest = rest[1..];
        }
    }
}
