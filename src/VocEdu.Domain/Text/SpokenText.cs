using System.Globalization;
using System.Text.RegularExpressions;

namespace VocEdu.Domain.Text;

/// <summary>Writes a text out as it is read aloud over loudspeakers: no figure, bracket, address or shortened word is left. Source: vietnam.md §13.</summary>
public static partial class SpokenText
{
    private const string Day = "0?[1-9]|[12][0-9]|3[01]", Month = "0?[1-9]|1[0-2]", Number = @"[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?";
    private const int LongestNumber = 15;

    /// <summary>The text as it is said.</summary>
    /// <param name="text">Plain text; paragraphs stay.</param>
    /// <param name="abbreviations">More shortened words than those everybody knows, with what they stand for.</param>
    /// <param name="site">Our own address and whose it is: said by that name. Of other addresses nobody is named.</param>
    public static string Of(string text, IReadOnlyDictionary<string, string>? abbreviations = null, (string Host, string Owner)? site = null)
    {
        text = VietnameseText.Normalize(text);
        text = WebAddress().Replace(text, m => $" trang thông tin điện tử{(site is { } own && m.Value.Contains(own.Host, StringComparison.OrdinalIgnoreCase) ? $" của {own.Owner}" : "")} ");
        text = MailAddress().Replace(text, " địa chỉ thư điện tử ");
        text = Brackets().Replace(text, ", ");
        text = SpokenAbbreviations.Expand(text, abbreviations);
        text = DocumentNumber().Replace(text, m => $"{Say(m.Groups["number"])}{(m.Groups["year"].Success ? $" năm {Say(m.Groups["year"])}" : "")} ");
        text = Phone().Replace(text, m => $" {(m.Value[0] == '+' ? "cộng " : "")}{OneByOne(m.Value)} ");
        text = Dates(text);
        text = Clock().Replace(text, m => $" {Say(m.Groups["hour"])} giờ{(m.Groups["minute"] is { Success: true, Value: not "00" } minute ? $" {Say(minute)} phút" : "")} ");
        text = Quantity().Replace(text, m => $" {SayNumber(m.Groups["number"].Value)} {Units[m.Groups["unit"].Value]} ");
        text = PerUnit().Replace(text, " một ");
        text = RomanAfterWord().Replace(text, m => $"{m.Groups["word"].Value} {NumberWords.Of(Roman(m.Groups["roman"].Value))}");
        text = RomanAlone().Replace(text, m => NumberWords.Of(Roman(m.Value)));
        text = Range().Replace(text, " đến ");
        text = Fraction().Replace(text, m => $" {Say(m.Groups["top"])} phần {Say(m.Groups["bottom"])} ");
        text = Pointed().Replace(text, m => $" {Say(m.Groups["whole"])} chấm {Say(m.Groups["rest"])} ");
        text = Below().Replace(text, "âm ");
        text = AnyNumber().Replace(text, m => $" {SayNumber(m.Value)} ");
        foreach (var (sign, word) in Signs) text = text.Replace(sign, word, StringComparison.Ordinal);
        text = Silent().Replace(text, " ");
        return Tidy(text);
    }

    private static string Dates(string text)
    {
        text = DayRange().Replace(text, m => $"{Word(m, "từ ngày")} {SayDay(m.Groups["from"])} đến ngày {SayDay(m.Groups["day"])} tháng {SayMonth(m.Groups["month"])} năm {Say(m.Groups["year"])} ");
        text = WholeDate().Replace(text, m => $"{Word(m, "ngày")} {SayDay(m.Groups["day"])} tháng {SayMonth(m.Groups["month"])} năm {Say(m.Groups["year"])} ");
        text = DayAndMonth().Replace(text, m => $"{(m.Groups["word"].Value.EndsWith("gày", StringComparison.Ordinal) ? m.Groups["word"].Value : m.Groups["word"].Value + " ngày")} {SayDay(m.Groups["day"])} tháng {SayMonth(m.Groups["month"])} ");
        text = DayAlone().Replace(text, m => $"{m.Groups["word"].Value} {SayDay(m.Groups["day"])}");
        return MonthOfYear().Replace(text, m => $"{m.Groups["word"].Value} {SayMonth(m.Groups["month"])}{(m.Groups["year"].Success ? $" năm {Say(m.Groups["year"])} " : "")}");
    }

    private static string Word(Match match, string otherwise) => match.Groups["word"] is { Success: true } word ? word.Value : $" {otherwise}";

    /// <summary>The first ten days of a month are called <c>mùng</c>.</summary>
    private static string SayDay(Group day) => int.Parse(day.ValueSpan, CultureInfo.InvariantCulture) is var number and <= 10 ? $"mùng {NumberWords.Of(number)}" : Say(day);

    private static string SayMonth(Group month) => int.Parse(month.ValueSpan, CultureInfo.InvariantCulture) is 4 ? "tư" : Say(month);

    private static string Say(Group digits) => SayNumber(digits.Value);

    private static string SayNumber(string number)
    {
        var parts = number.Replace(".", "", StringComparison.Ordinal).Split(',');
        var whole = parts[0].Length > LongestNumber ? OneByOne(parts[0]) : NumberWords.Of(long.Parse(parts[0], CultureInfo.InvariantCulture));
        return parts.Length == 1 ? whole : $"{whole} phẩy {(parts[1][0] == '0' || parts[1].Length > 3 ? OneByOne(parts[1]) : NumberWords.Of(long.Parse(parts[1], CultureInfo.InvariantCulture)))}";
    }

    private static string OneByOne(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(digit => NumberWords.Of(digit - '0')));

    private static int Roman(string numeral)
    {
        static int Value(char c) => c switch { 'I' => 1, 'V' => 5, _ => 10 };
        return numeral.Select((c, i) => i + 1 < numeral.Length && Value(numeral[i + 1]) > Value(c) ? -Value(c) : Value(c)).Sum();
    }

    private static string Tidy(string text)
    {
        text = Spaces().Replace(text, " ");
        text = BeforeStop().Replace(text, "$1");
        text = Commas().Replace(text, ", ");
        text = CommaAtStop().Replace(text, "$1");
        return string.Join('\n', text.Split('\n').Select(line => line.Trim().TrimStart(',', ' '))).Trim();
    }

    private static readonly Dictionary<string, string> Units = new()
    {
        ["%"] = "phần trăm", ["km/h"] = "ki-lô-mét một giờ", ["kg"] = "ki-lô-gam", ["g"] = "gam", ["km"] = "ki-lô-mét", ["m"] = "mét", ["cm"] = "xăng-ti-mét", ["mm"] = "mi-li-mét",
        ["km2"] = "ki-lô-mét vuông", ["km²"] = "ki-lô-mét vuông", ["m2"] = "mét vuông", ["m²"] = "mét vuông", ["m3"] = "mét khối", ["m³"] = "mét khối", ["ha"] = "héc-ta",
        ["l"] = "lít", ["ml"] = "mi-li-lít", ["kW"] = "ki-lô-oát", ["kWh"] = "ki-lô-oát giờ", ["V"] = "vôn", ["°C"] = "độ xê", ["ºC"] = "độ xê",
        ["đ"] = "đồng", ["₫"] = "đồng", ["VNĐ"] = "đồng", ["VND"] = "đồng", ["USD"] = "đô la Mỹ", ["tr"] = "triệu",
    };

    private static readonly (string Sign, string Word)[] Signs =
        [("%", " phần trăm "), ("&", " và "), ("+", " cộng "), ("=", " bằng "), ("₫", " đồng "), ("/", ", "), ("…", "."), ("–", ", "), ("—", ", ")];

    [GeneratedRegex(@"(?:https?://|www\.)\S*[^\s.,;:!?)\]”""]|(?<![\p{L}0-9@.])(?:[a-z0-9-]+\.)+(?:gov|edu|com|org|net)?\.?vn(?:/\S*[^\s.,;:!?)\]])?(?![\p{L}0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"[()\[\]{}<>]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?<![0-9/])(?<number>[0-9]{1,6})/(?:(?<year>(?:19|20)[0-9]{2})/)?[A-ZĐ][A-ZĐ&]*(?:-[A-ZĐ&]+)*(?![\p{L}0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?<![0-9.,/])(?:(?:\+84|0)(?:[ .-]?[0-9]){8,10}|1[89]00(?:[ .-]?[0-9]){4,6})(?![0-9])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Phone();

    [GeneratedRegex($@"(?<![0-9/])(?:(?<word>[Tt]ừ ngày|[Nn]gày)\s+)?(?<from>{Day})\s*[-–]\s*(?<day>{Day})/(?<month>{Month})/(?<year>[0-9]{{4}})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex DayRange();

    [GeneratedRegex($@"(?<![0-9/])(?:(?<word>[Nn]gày)\s+)?(?<day>{Day})(?<cut>[/.-])(?<month>{Month})\k<cut>(?<year>[0-9]{{4}})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex WholeDate();

    [GeneratedRegex($@"(?<word>[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]ến)\s+(?<day>{Day})/(?<month>{Month})(?![0-9/])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex($@"(?<word>[Nn]gày)\s+(?<day>{Day})(?=\s*(?:tháng|đến|và|[,;.](?![0-9])|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 2000)]
    private static partial Regex DayAlone();

    [GeneratedRegex($@"(?<word>[Tt]háng)\s+(?<month>{Month})(?:/(?<year>[0-9]{{4}}))?(?![0-9/]|[.,][0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"(?<![0-9:.,])(?<hour>[01]?[0-9]|2[0-4])(?:\s?[hH]\s?(?<minute>[0-5][0-9])?|[:g](?<minute>[0-5][0-9]))(?![0-9:\p{L}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Clock();

    [GeneratedRegex($@"(?<![0-9.,])(?<number>{Number})\s?(?<unit>%|km/h|kWh|kW|km²|km2|m²|m2|m³|m3|kg|km|cm|mm|ml|ha|°C|ºC|VNĐ|VND|USD|tr|₫|đ|g|m|l|V)(?![\p{{L}}0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"(?<=\p{L})\s*/\s*(?=(?:tháng|năm|ngày|tuần|giờ|người|học sinh|sinh viên|học viên|lớp|khóa|buổi|tiết|suất|tín chỉ)(?!\p{L}))", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"(?<word>[Qq]uý|[Kk]hóa|[Kk]ỳ|[Vv]òng|[Đđ]ợt|[Hh]ạng|[Ll]oại|[Cc]ấp|[Tt]hứ|[Ll]ần|[Pp]hần|[Cc]hương|[Mm]ục|[Tt]ập|thế kỷ|[Bb]ậc|[Pp]hụ lục)\s+(?<roman>X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})(?![\p{L}0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex RomanAfterWord();

    [GeneratedRegex(@"(?<![\p{L}0-9])(?:X{1,3}(?:IX|IV|V?I{1,3}|V)|IX|IV|VI{1,3}|I{2,3}|X{2,3})(?![\p{L}0-9])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex RomanAlone();

    [GeneratedRegex(@"(?<=[0-9%])\s*[-–]\s*(?=[0-9])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![0-9/.,])(?<top>[0-9]{1,3})/(?<bottom>[0-9]{1,3})(?![0-9/])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<![0-9.,])(?<whole>[0-9]{1,9})\.(?<rest>[0-9]{1,2})(?![0-9]|[.,][0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Pointed();

    [GeneratedRegex(@"(?<=^|\s)[-−](?=[0-9])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Below();

    [GeneratedRegex(Number, RegexOptions.CultureInvariant, 2000)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"[#*_|~^\\@•·●►→""“”«»'‘’`°º²³]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Silent();

    [GeneratedRegex(@"[ \t\u00A0]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ ]+(?<stop>[.,;:!?])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex BeforeStop();

    [GeneratedRegex(@",(?:[ ]*,)*[ ]*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Commas();

    [GeneratedRegex(@",[ ]*(?<stop>[.;:!?\n]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex CommaAtStop();
}
