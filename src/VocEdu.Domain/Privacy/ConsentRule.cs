using VocEdu.Domain.Text;

namespace VocEdu.Domain.Privacy;

/// <summary>
/// Whether the people in an item may be published, by age, place and day. Silence blocks for children and warns for adults; a "no" - withdrawn,
/// or a box left empty - holds for everybody. Source: vietnam.md §9.
/// </summary>
public static class ConsentRule
{
    /// <summary>Places that are posted to by themselves: what may not go to one of them may still go elsewhere.</summary>
    public const ConsentPurpose Channels = ConsentPurpose.Facebook | ConsentPurpose.YouTube | ConsentPurpose.Zalo;

    /// <summary>What speaks against publishing.</summary>
    /// <param name="people">All whom the item names, and all who are seen in its pictures.</param>
    /// <param name="goesTo">Everywhere the item will appear.</param>
    /// <param name="day">The day it is published, in Viet Nam.</param>
    /// <param name="policy">The owner's choices.</param>
    public static IReadOnlyList<ConsentFinding> Check(IEnumerable<ShownPerson> people, ConsentPurpose goesTo, DateOnly day, ConsentPolicy policy) =>
        [.. people.SelectMany(person => Check(person, goesTo, day, policy)).Distinct()];

    private static IEnumerable<ConsentFinding> Check(ShownPerson person, ConsentPurpose goesTo, DateOnly day, ConsentPolicy policy)
    {
        var strict = person.Age < AgeBand.From16 || (person.Age is AgeBand.From16 && policy.GuardianFrom16);
        if (person.Basis is LawfulBasis.Consent || person.Age < AgeBand.From16) return ByConsent(person, goesTo, day, strict);
        return ByOtherBasis(person) is { } finding ? [finding] : [];
    }

    private static IEnumerable<ConsentFinding> ByConsent(ShownPerson person, ConsentPurpose goesTo, DateOnly day, bool strict)
    {
        ConsentFinding Found(string code, string message, bool blocks) => new(code, person.Name, message, blocks);
        var end = strict ? " Không thể xuất bản." : "";
        if (person.Consent is not { } consent)
        {
            yield return Found("consent.missing", strict
                ? $"Chưa có phiếu đồng ý của {person.Name}. Không thể xuất bản {(person.Uses.HasFlag(PersonalData.Image) ? "ảnh" : "bài")} này."
                : $"Chưa có phiếu đồng ý của {person.Name}. Hãy chọn phiếu hoặc ghi căn cứ khác.", strict);
            yield break;
        }

        if (consent.IsWithdrawnOn(day))
        {
            yield return Found("consent.withdrawn", $"{person.Name} đã rút lại sự đồng ý (phiếu {consent.Number}). Hãy bỏ tên, hình ảnh của người này khỏi bài.", true);
            yield break;
        }

        if (!consent.IsInForceOn(day))
        {
            yield return consent.From > day
                ? Found("consent.not-yet", $"Phiếu đồng ý {consent.Number} của {person.Name} chưa đến ngày có hiệu lực.{end}", strict)
                : Found("consent.expired", $"Phiếu đồng ý {consent.Number} của {person.Name} đã hết hạn. Hãy xin phiếu mới.{end}", strict);
            yield break;
        }

        if (!person.IsGroup && VietnameseText.Fold(person.Name) != VietnameseText.Fold(consent.PersonName))
            yield return Found("consent.name", $"Phiếu {consent.Number} mang tên khác với “{person.Name}”. Hãy kiểm tra xem đã chọn đúng phiếu chưa.", false);
        if (person.Age > AgeBand.Under7 && !consent.ByPerson)
            yield return Found("consent.person", $"Phiếu {consent.Number} chưa có sự đồng ý của chính {person.Name}.{end}", strict);
        if (person.Age < AgeBand.Adult && !consent.ByGuardian)
            yield return Found("consent.guardian", $"Phiếu {consent.Number} của {person.Name} chưa có tên và sự đồng ý của cha, mẹ hoặc người giám hộ. Hãy bổ sung vào phiếu.{end}", strict);

        if ((person.Uses & ~consent.Data) is not PersonalData.None and var data)
            yield return Found("consent.data", $"{person.Name} chưa đồng ý cho dùng {ConsentNames.Of(data)} (phiếu {consent.Number}). Không thể xuất bản.", true);
        var refused = goesTo & ~consent.Purposes;
        if ((refused & ~Channels) is not ConsentPurpose.None and var places)
            yield return Found("consent.purpose", $"{person.Name} chưa đồng ý cho đăng trên {ConsentNames.Of(places)} (phiếu {consent.Number}). Không thể xuất bản.", true);
        if ((refused & Channels) is not ConsentPurpose.None and var channels)
            yield return Found("consent.channel", $"{person.Name} chưa đồng ý cho đăng trên {ConsentNames.Of(channels)} (phiếu {consent.Number}). Bài sẽ không được đăng lên đó.", false) with { Refused = channels };
    }

    private static ConsentFinding? ByOtherBasis(ShownPerson person)
    {
        ConsentFinding Found(string code, string message, bool blocks = false) => new(code, person.Name, message, blocks);
        return person switch
        {
            { IsGroup: true, Basis: null } => Found("consent.basis", $"Chưa ghi căn cứ dùng hình ảnh của nhóm “{person.Name}”. Hãy chọn căn cứ.", true),
            { Basis: null } => Found("consent.missing", $"Chưa có phiếu đồng ý của {person.Name}. Hãy chọn phiếu hoặc ghi căn cứ khác."),
            { Basis: LawfulBasis.PublicEvent, Announced: false } => Found("consent.announced",
                $"Chưa ghi “đã thông báo có ghi hình” cho {person.Name}. Hãy xác nhận rằng người tham dự đã được báo trước.", person.IsGroup),
            { Basis: LawfulBasis.StateActivity } when string.IsNullOrWhiteSpace(person.Because) => Found("consent.because",
                $"Hãy ghi lý do dùng thông tin của {person.Name} theo hoạt động của cơ quan nhà nước."),
            { Age: AgeBand.From16 } => Found("consent.minor", $"{person.Name} chưa đủ 18 tuổi. Nên xin thêm sự đồng ý của cha, mẹ hoặc người giám hộ."),
            _ => null,
        };
    }
}
