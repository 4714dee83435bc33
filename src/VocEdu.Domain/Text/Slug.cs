namespace VocEdu.Domain.Text;

/// <summary>The part of a public address that names one item, such as <c>nghe-dien-cong-nghiep</c>.</summary>
public readonly record struct Slug
{
    /// <summary>Longest slug.</summary>
    public const int MaxLength = 80;

    private Slug(string value) => Value = value;

    /// <summary>Lower-case letters a–z, digits and single hyphens between them.</summary>
    public string Value { get; }

    /// <summary>The slug of a title, cut at a word end. A title without letters or digits becomes <c>noi-dung</c>.</summary>
    public static Slug From(string? title)
    {
        var words = new string([.. VietnameseText.Fold(title).Select(c => IsAllowed(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? new("noi-dung") : new(Cut(string.Join('-', words), MaxLength));
    }

    /// <summary>Reads a slug from an address.</summary>
    public static bool TryParse(string? text, out Slug slug)
    {
        var ok = text is { Length: > 0 and <= MaxLength }
            && text.All(c => c == '-' || IsAllowed(c))
            && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);
        slug = ok ? new Slug(text!) : default;
        return ok;
    }

    /// <summary>The same slug with a number, for when it is taken: <c>hoi-giang</c>, <c>hoi-giang-2</c>.</summary>
    public Slug Numbered(int number)
    {
        var ending = $"-{number}";
        return new(Cut(Value, MaxLength - ending.Length) + ending);
    }

    public override string ToString() => Value ?? "";

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private static string Cut(string slug, int max)
    {
        if (slug.Length <= max) return slug;
        var wordEnd = slug.LastIndexOf('-', max);
        return wordEnd > 0 ? slug[..wordEnd] : slug[..max];
    }
}
