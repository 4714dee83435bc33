using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Resources;

namespace VocEdu.Cms.Shared;

/// <summary>What the program says in Vietnamese, mostly in whole sentences, in the language of the page.</summary>
/// <remarks>
/// The sentence is the key of its English; one with names or numbers in it fits a key that has {0} there. So rules and jobs
/// speak Vietnamese only, and what they once wrote into the database can be read too.
/// </remarks>
public sealed partial class Said(IStringLocalizer<SharedStrings> words)
{
    /// <summary>Fewer would fit too much.</summary>
    private const int FewestLetters = 8;

    private readonly Lazy<List<(Regex Form, string English)>> _forms = new(() => [.. words.GetAllStrings(includeParentCultures: false)
        .Where(word => Hole().IsMatch(word.Name) && Hole().Replace(word.Name, "").Count(char.IsLetter) >= FewestLetters)
        .OrderByDescending(word => Hole().Replace(word.Name, "").Length)
        .Select(word => (FormOf(word.Name), word.Value))]);

    public string In(string sentences)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi") return sentences;
        if (Whole(sentences) is { } whole) return whole;

        var ends = Between().Matches(sentences);
        foreach (var end in ends.Reverse())
            if (Whole(sentences[..end.Index]) is { } first) return $"{first} {In(sentences[(end.Index + 1)..])}";
        return ends is [var next, ..] ? $"{sentences[..next.Index]} {In(sentences[(next.Index + 1)..])}" : sentences;
    }

    private string? Whole(string sentence)
    {
        if (words[sentence] is { ResourceNotFound: false } found) return found.Value;
        foreach (var (form, english) in _forms.Value)
            if (form.Match(sentence) is { Success: true } fits) return Hole().Replace(english, hole => In(fits.Groups[NameOf(hole)].Value));
        return null;
    }

    /// <summary>A hole between sentences, and one in quotes, holds anything; another does not run over the end of its sentence.</summary>
    private static Regex FormOf(string key)
    {
        var form = Hole().Replace(Regex.Escape(key).Replace(@"\{", "{", StringComparison.Ordinal), hole =>
            $"(?<{NameOf(hole)}>{(Open().IsMatch(key[..key.IndexOf(hole.Value, StringComparison.Ordinal)]) ? ".+?" : @"(?:(?!\.\ \p{Lu}).)+?")})");
        return new Regex($"^{form}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    private static string NameOf(Match hole) => $"hole{hole.Groups["number"].Value}";

    [GeneratedRegex(@"(?:^|[.!?] |“)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Open();

    [GeneratedRegex(@"\{(?<number>\d)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<=[.!?]) (?=\S)", RegexOptions.None, 1000)]
    private static partial Regex Between();
}
