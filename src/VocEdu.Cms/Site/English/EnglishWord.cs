using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace VocEdu.Cms.Site.English;

public static partial class EnglishWord
{
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Plain(string text) => new HtmlString(Letters.Encode(text));

    /// <summary>Text that exists in Vietnamese only, marked as such for those who listen.</summary>
    public static IHtmlContent Vietnamese(string? text) =>
        string.IsNullOrWhiteSpace(text) ? HtmlString.Empty : new HtmlString($"<span lang=\"vi\">{Letters.Encode(text)}</span>");

    /// <summary>How long a course takes, <c>2.5 – 3 years</c>; what is said otherwise than such lengths usually are stays Vietnamese and is marked.</summary>
    public static IHtmlContent Length(string? text)
    {
        var parts = (text ?? "").Split(';', StringSplitOptions.TrimEntries).Select(part => UsualLength().Match(part)).ToList();
        return parts.All(part => part.Success) ? Plain(string.Join("; ", parts.Select(InEnglish))) : Vietnamese(text);
    }

    private static string InEnglish(Match length)
    {
        var (from, to) = (length.Groups["from"].Value.Replace(',', '.'), length.Groups["to"].Value.Replace(',', '.'));
        var unit = length.Groups["unit"].Value switch { "năm" => "year", "tháng" => "month", _ => "week" };
        var kind = length.Groups["kind"].Value switch { "học nghề" => " of training", "" => "", _ => " with upper secondary school" };
        return $"{(length.Groups["about"].Success ? "about " : "")}{from}{(to.Length > 0 ? $" – {to}" : "")} {unit}{(to.Length == 0 && from == "1" ? "" : "s")}{kind}";
    }

    [GeneratedRegex(@"^(?<about>khoảng )?(?<from>\d+(,\d+)?)( [–-] (?<to>\d+(,\d+)?))? (?<unit>năm|tháng|tuần)( (?<kind>học nghề|nếu học cùng văn hóa THPT))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UsualLength();

    /// <summary>The English word for a code, or the Vietnamese one marked.</summary>
    public static IHtmlContent Of(this EnglishTexts texts, Writing.Structured.LookUps lists, string list, string? code) =>
        texts.Word(list, code) is { } english ? Plain(english) : Vietnamese(lists.WordFor(list, code));

    /// <summary><c>8,000,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
