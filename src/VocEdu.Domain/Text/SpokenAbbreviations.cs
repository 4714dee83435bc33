using System.Text.RegularExpressions;

namespace VocEdu.Domain.Text;

/// <summary>Shortened words that everybody in this work writes and nobody says.</summary>
internal static partial class SpokenAbbreviations
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["GDNN"] = "giáo dục nghề nghiệp", ["CSGDNN"] = "cơ sở giáo dục nghề nghiệp", ["GDTX"] = "giáo dục thường xuyên", ["GD&ĐT"] = "giáo dục và đào tạo", ["GDĐT"] = "giáo dục và đào tạo",
        ["THCS"] = "trung học cơ sở", ["THPT"] = "trung học phổ thông", ["HSSV"] = "học sinh, sinh viên", ["HS"] = "học sinh", ["SV"] = "sinh viên",
        ["UBND"] = "ủy ban nhân dân", ["HĐND"] = "hội đồng nhân dân", ["MTTQ"] = "mặt trận tổ quốc", ["LĐTBXH"] = "lao động, thương binh và xã hội", ["LĐ-TB&XH"] = "lao động, thương binh và xã hội",
        ["CTV"] = "cộng tác viên", ["BBT"] = "ban biên tập", ["TTĐT"] = "thông tin điện tử", ["PT-TH"] = "phát thanh, truyền hình", ["MXH"] = "mạng xã hội",
        ["CNTT"] = "công nghệ thông tin", ["BHYT"] = "bảo hiểm y tế", ["BHXH"] = "bảo hiểm xã hội", ["BHTN"] = "bảo hiểm thất nghiệp", ["KCN"] = "khu công nghiệp", ["HTX"] = "hợp tác xã",
        ["TW"] = "trung ương", ["TƯ"] = "trung ương", ["TP.HCM"] = "thành phố Hồ Chí Minh", ["TP HCM"] = "thành phố Hồ Chí Minh", ["TPHCM"] = "thành phố Hồ Chí Minh", ["TP. HCM"] = "thành phố Hồ Chí Minh",
        ["TP."] = "thành phố", ["TP"] = "thành phố", ["Tp."] = "thành phố", ["Q."] = "quận", ["P."] = "phường", ["TX."] = "thị xã", ["H."] = "huyện",
        ["PGS.TS"] = "phó giáo sư, tiến sĩ", ["PGS."] = "phó giáo sư", ["GS."] = "giáo sư", ["TS."] = "tiến sĩ", ["ThS."] = "thạc sĩ", ["KS."] = "kỹ sư", ["BS."] = "bác sĩ",
        ["ĐT"] = "điện thoại", ["ĐT:"] = "điện thoại:", ["SĐT"] = "số điện thoại", ["v.v."] = "vân vân", ["v.v"] = "vân vân", ["VN"] = "Việt Nam", ["XHCN"] = "xã hội chủ nghĩa",
    };

    private static readonly Regex Everybody = Pattern(Known.Keys);

    public static string Expand(string text, IReadOnlyDictionary<string, string>? more)
    {
        if (more is { Count: > 0 }) text = Pattern(more.Keys).Replace(text, match => more[match.Value]);
        return Everybody.Replace(text, match => Known[match.Value] + (match.Value[^1] == '.' ? " " : ""));
    }

    /// <summary>The longest first, so that a part never hides the whole.</summary>
    private static Regex Pattern(IEnumerable<string> words) => new(
        $@"(?<![\p{{L}}0-9/&-])(?:{string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape))})(?![\p{{L}}0-9&])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
}
