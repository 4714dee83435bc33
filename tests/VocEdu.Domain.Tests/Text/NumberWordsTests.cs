using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class NumberWordsTests
{
    [TestCase(0, "không")]
    [TestCase(5, "năm")]
    [TestCase(10, "mười")]
    [TestCase(11, "mười một")]
    [TestCase(14, "mười bốn")]
    [TestCase(15, "mười lăm")]
    [TestCase(21, "hai mươi mốt")]
    [TestCase(24, "hai mươi tư")]
    [TestCase(25, "hai mươi lăm")]
    [TestCase(65, "sáu mươi lăm")]
    [TestCase(100, "một trăm")]
    [TestCase(105, "một trăm linh năm")]
    [TestCase(110, "một trăm mười")]
    [TestCase(1_234, "một nghìn hai trăm ba mươi tư")]
    [TestCase(2_026, "hai nghìn không trăm hai mươi sáu")]
    [TestCase(1_000_005, "một triệu không trăm linh năm")]
    [TestCase(2_530_000, "hai triệu năm trăm ba mươi nghìn")]
    [TestCase(1_000_000_000, "một tỷ")]
    [TestCase(1_000_000_000_000, "một nghìn tỷ")]
    [TestCase(-7, "âm bảy")]
    public void Number_is_spoken_as_people_speak(long number, string expected) => Assert.That(NumberWords.Of(number), Is.EqualTo(expected));

    [Test]
    public void Payment_sheet_ends_in_words() => Assert.That(NumberWords.OfMoney(759_000), Is.EqualTo("Bảy trăm năm mươi chín nghìn đồng"));

    [ForAll]
    public bool Words_lead_back_to_the_number(long number) => Read(NumberWords.Of(number)) == number;

    [ForAll]
    public bool Words_of_everyday_sums_lead_back_too(int number) => Read(NumberWords.Of(number)) == number;

    [Test]
    public void Extremes_are_spoken() => Assert.That((Read(NumberWords.Of(long.MinValue)), Read(NumberWords.Of(long.MaxValue))), Is.EqualTo((long.MinValue, long.MaxValue)));

    private static long Read(string words)
    {
        Int128 total = 0, below = 0, part = 0;               // finished billions, millions and thousands, the three digits at hand
        foreach (var word in words.Split(' '))
        {
            switch (word)
            {
                case "âm" or "linh": break;
                case "mười": part += 10; break;
                case "mươi": part = (part / 100 * 100) + (part % 100 * 10); break;
                case "trăm": part *= 100; break;
                case "nghìn": (below, part) = (below + (part * 1_000), 0); break;
                case "triệu": (below, part) = (below + (part * 1_000_000), 0); break;
                case "tỷ": (total, below, part) = ((total + below + part) * 1_000_000_000, 0, 0); break;
                default: part += Digit(word); break;
            }
        }

        return (long)((total + below + part) * (words.StartsWith("âm", StringComparison.Ordinal) ? -1 : 1));
    }

    private static int Digit(string word) => word switch
    {
        "mốt" => 1, "tư" => 4, "lăm" => 5,
        _ => Array.IndexOf(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"], word),
    };
}
