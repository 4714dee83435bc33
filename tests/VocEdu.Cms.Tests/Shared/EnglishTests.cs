using System.Text.RegularExpressions;
using System.Xml.Linq;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>Whoever chose English reads English on every page of the back office. The public site speaks Vietnamese.</summary>
public sealed partial class EnglishTests
{
    /// <summary>A language's own name, and codes.</summary>
    private static readonly string[] VietnameseEverywhere = ["Tiếng Việt", "Biểu 01"];

    internal static readonly HashSet<string> English =
        [.. XDocument.Load(Path.Combine(Checkout.Root, "src/VocEdu.Cms/Resources/SharedStrings.en.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    [TestCaseSource(nameof(Views))]
    public void Every_Vietnamese_word_of_a_view_has_its_English(string view)
    {
        var words = Literals().Matches(TextOf(view)).Select(match => match.Groups["words"].Value).Where(IsVietnamese).Except(VietnameseEverywhere).Where(words => !English.Contains(words));
        Assert.That(words, Is.Empty, "add it to SharedStrings.en.resx");
    }

    [TestCaseSource(nameof(Views))]
    public void Every_Vietnamese_word_of_a_view_passes_through_T(string view)
    {
        if (view.EndsWith("PrintForm.cshtml", StringComparison.Ordinal) || view.EndsWith("Poster.cshtml", StringComparison.Ordinal)) return;     // printed for people here
        var text = Translated().Replace(LineComments().Replace(TextOf(view), ""), "T[");
        var attributes = Attributes().Matches(text).Where(match => match.Groups["name"].Value is not ("label" or "hint")).Select(match => match.Groups["words"].Value).Except(VietnameseEverywhere);
        Assert.That(attributes.Where(IsVietnamese), Is.Empty, "attributes");
        Assert.That(Literals().Replace(text, "").Split('\n').Where(IsVietnamese), Is.Empty, "texts");
    }

    [Test]
    public void No_two_words_differ_only_in_their_capitals() =>      // the compiled resources would keep one of them
        Assert.That(English.GroupBy(name => name.ToUpperInvariant()).Where(group => group.Count() > 1).SelectMany(group => group), Is.Empty);

    [Test]
    public void What_pages_name_by_rule_has_its_English()
    {
        var named = BackofficeSection.Groups.Select(group => group.Title).Concat(BackofficeSection.Groups.SelectMany(group => group.Sections).Select(section => section.Title))
            .Concat(Enum.GetValues<ContentState>().Select(StateNames.Of))
            .Concat(((Role)127).Each().Select(role => role.Label()))
            .Concat(Enum.GetValues<ContentAction>().Select(ActionNames.Of))
            .Concat(new[] { ContentAction.SendToUnitHead, ContentAction.Submit, ContentAction.StartEditing, ContentAction.SendForApproval }.Select(SaveAnd.Label))
            .Concat(Genres.All.Select(genre => genre.LengthHint)).Concat(Genres.All.Select(NewModel.CountingOf));
        Assert.That(named.Where(name => name.Length > 0).Distinct().Except(English), Is.Empty);
    }

    private static IEnumerable<string> Views() => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/VocEdu.Cms"), "*.cshtml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Checkout.Root, file)).Where(file => !BuiltOrPublic().IsMatch(file)).Order(StringComparer.Ordinal);

    /// <summary>Without comments and examples of what to type, and with the quotes gone that stand around an expression which has quotes itself.</summary>
    private static string TextOf(string view) => Expressions().Replace(Examples().Replace(Comments().Replace(File.ReadAllText(Path.Combine(Checkout.Root, view)), ""), ""), "=@(${code})");

    internal static bool IsVietnamese(string text) => Vietnamese().IsMatch(text);

    [GeneratedRegex("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Vietnamese();

    [GeneratedRegex("""
        "(?<words>(?:[^"\\\n]|\\.)*)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Literals();

    [GeneratedRegex("""
        \bT\[\s*"(?:[^"\\\n]|\\.)*"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Translated();

    [GeneratedRegex("""
        (?<=\s)(?<name>[a-z-]+)="(?<words>[^"@]*)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Attributes();

    [GeneratedRegex("""
        \splaceholder="[^"@]*"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Examples();

    [GeneratedRegex("""
        (?<=[a-z])="@\((?<code>[^\n]*?)\)"(?=[\s>])
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Expressions();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex("(?<=[ {;])//[^\n]*", RegexOptions.None, 5000)]
    private static partial Regex LineComments();

    [GeneratedRegex(@"[/\\](obj|bin|Site)[/\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuiltOrPublic();
}
