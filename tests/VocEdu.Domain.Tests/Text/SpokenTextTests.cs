using System.Buffers;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class SpokenTextTests
{
    private static readonly SearchValues<char> Unspoken = SearchValues.Create("0123456789()[]{}<>%&#@");

    [TestCase("05/02/2026", "ngày mùng năm tháng hai năm hai nghìn không trăm hai mươi sáu")]
    [TestCase("từ ngày 05/02/2026", "từ ngày mùng năm tháng hai năm hai nghìn không trăm hai mươi sáu")]
    [TestCase("ngày 20/4", "ngày hai mươi tháng tư")]
    [TestCase("sáng 10/12.", "sáng ngày mùng mười tháng mười hai.")]
    [TestCase("ngày 5 tháng 9", "ngày mùng năm tháng chín")]
    [TestCase("tháng 02/2026", "tháng hai năm hai nghìn không trăm hai mươi sáu")]
    [TestCase("ngày 10-15/3/2026", "ngày mùng mười đến ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu")]
    [TestCase("Học 3 ngày 2 đêm", "Học ba ngày hai đêm")]
    [TestCase("65%", "sáu mươi lăm phần trăm")]
    [TestCase("12,3%", "mười hai phẩy ba phần trăm")]
    [TestCase("0,05", "không phẩy không năm")]
    [TestCase("1.234", "một nghìn hai trăm ba mươi tư")]
    [TestCase("2.530.000 đồng/người/tháng", "hai triệu năm trăm ba mươi nghìn đồng một người một tháng")]
    [TestCase("500.000đ", "năm trăm nghìn đồng")]
    [TestCase("Gọi 0912 345 678.", "Gọi không chín một hai ba bốn năm sáu bảy tám.")]
    [TestCase("+84 225 3842 626", "cộng tám bốn hai hai năm ba tám bốn hai sáu hai sáu")]
    [TestCase("Hotline 1900 1234", "Hotline một chín không không một hai ba bốn")]
    [TestCase("7h30, 19h và 08:00", "bảy giờ ba mươi phút, mười chín giờ và tám giờ")]
    [TestCase("UBND TP. Hải Phòng", "ủy ban nhân dân thành phố Hải Phòng")]
    [TestCase("học sinh THCS, THPT và HSSV", "học sinh trung học cơ sở, trung học phổ thông và học sinh, sinh viên")]
    [TestCase("Q. 1, TP.HCM", "quận một, thành phố Hồ Chí Minh")]
    [TestCase("Trung tâm GDNN - GDTX", "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên")]
    [TestCase("quý IV, Đại hội XIII", "quý bốn, Đại hội mười ba")]
    [TestCase("Hội thi lần thứ V", "Hội thi lần thứ năm")]
    [TestCase("Xem https://gdnn.example.vn/tin-tuc/abc?x=1.", "Xem trang thông tin điện tử.")]
    [TestCase("Xem gdnn.haiphong.gov.vn nhé", "Xem trang thông tin điện tử nhé")]
    [TestCase("Kế hoạch số 3066/KH-SLĐTBXH", "Kế hoạch số ba nghìn không trăm sáu mươi sáu")]
    [TestCase("Nghị định 24/2026/NĐ-CP", "Nghị định hai mươi tư năm hai nghìn không trăm hai mươi sáu")]
    [TestCase("lớp hàn (buổi tối) miễn phí", "lớp hàn, buổi tối, miễn phí")]
    [TestCase("10-15 học viên, giai đoạn 2021 - 2025", "mười đến mười lăm học viên, giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm")]
    [TestCase("xe chạy 40km/h, rộng 20 m2", "xe chạy bốn mươi ki-lô-mét một giờ, rộng hai mươi mét vuông")]
    [TestCase("3/4 số trường", "ba phần bốn số trường")]
    public void Written_words_become_spoken_ones(string written, string spoken) => Assert.That(SpokenText.Of(written), Is.EqualTo(spoken));

    [Test]
    public void A_bodys_own_abbreviations_are_spoken_too() =>
        Assert.That(SpokenText.Of("Báo cáo của TTDVVL", new Dictionary<string, string> { ["TTDVVL"] = "trung tâm dịch vụ việc làm" }), Is.EqualTo("Báo cáo của trung tâm dịch vụ việc làm"));

    [Test]
    public void Our_own_address_is_said_by_its_owner() =>
        Assert.That(SpokenText.Of("Xem https://gdnn.example.vn/tin-tuc/abc.", site: ("gdnn.example.vn", "Sở Giáo dục và Đào tạo")), Is.EqualTo("Xem trang thông tin điện tử của Sở Giáo dục và Đào tạo."));

    [ForAll]
    public bool Nothing_is_left_that_cannot_be_read_aloud(string? text) =>
        SpokenText.Of(text ?? "") is var spoken && !spoken.AsSpan().ContainsAny(Unspoken) && spoken.IsNormalized();

    [ForAll]
    public bool Every_date_is_spoken(uint days) =>
        new DateOnly(1900, 1, 1).AddDays((int)(days % 70_000)) is var date
        && SpokenText.Of($"Lớp mở ngày {VietnameseDates.Date(date)}.") is var spoken
        && spoken.StartsWith("Lớp mở ngày ", StringComparison.Ordinal) && spoken.Contains("mùng", StringComparison.Ordinal) == date.Day <= 10
        && spoken.EndsWith($" năm {NumberWords.Of(date.Year)}.", StringComparison.Ordinal);

    [ForAll]
    public bool Every_number_with_points_is_spoken_as_a_number(uint number) => SpokenText.Of(VietnameseNumbers.Whole(number)) == NumberWords.Of(number);

    [Test]
    public void Script_greets_repeats_and_closes()
    {
        var script = LoudspeakerScript.Of("Mở lớp hàn", "Trường mở lớp hàn ngày 05/02/2026", "Lớp học tại UBND xã.\n\nHọc phí: 0 đồng", "Trường Trung cấp nghề");

        Assert.That(script.Text, Is.EqualTo("""
            Kính thưa toàn thể nhân dân,
            Mở lớp hàn.
            Trường mở lớp hàn ngày mùng năm tháng hai năm hai nghìn không trăm hai mươi sáu.
            Lớp học tại ủy ban nhân dân xã.
            Học phí: không đồng.
            Xin nhắc lại. Trường mở lớp hàn ngày mùng năm tháng hai năm hai nghìn không trăm hai mươi sáu.
            Trường Trung cấp nghề trân trọng thông báo. Cảm ơn bà con đã lắng nghe.
            """));
        Assert.That(script.LongSentences, Is.Empty);
        Assert.That(script.Duration, Is.EqualTo(TimeSpan.FromMinutes(script.Syllables / 180d) + TimeSpan.FromSeconds(14)));
    }

    [Test]
    public void Sentences_that_listeners_lose_are_named() =>
        Assert.That(LoudspeakerScript.Of("Tin", "", string.Join(' ', Enumerable.Repeat("hàn", 30)), "Trường").LongSentences, Has.Count.EqualTo(1));

    [ForAll]
    public bool Screens_hold_every_word_within_the_board(string? text, byte columns, byte lines)
    {
        var (wide, high) = ((columns % 30) + 1, (lines % 4) + 1);
        var screens = LedText.Screens(text ?? "", wide, high);
        return screens.All(screen => screen.Split('\n') is var rows && rows.Length <= high && rows.All(row => row.Length <= wide))
            && string.Concat(screens.SelectMany(screen => screen.Where(c => !char.IsWhiteSpace(c)))) == string.Concat(VietnameseText.Normalize(text).Where(c => !char.IsWhiteSpace(c)));
    }
}
