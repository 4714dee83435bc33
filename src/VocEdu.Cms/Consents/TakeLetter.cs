using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>Takes in what somebody asks from the site; whoever looks after personal data is told.</summary>
public sealed class TakeLetter(CmsDb db, Notify notify, WorkingDays calendar, TimeProvider clock)
{
    public const int MostName = 100, MostContact = 200, MostAbout = 500, MostWish = 4_000;

    /// <returns>The letter, or everything that has to be mended first.</returns>
    public async Task<(PrivacyLetter? Letter, IReadOnlyList<Refusal> Refusals)> RunAsync(PrivacyRequestKind kind, string? name, string? contact, string? about, string? wish, CancellationToken cancel)
    {
        (name, contact, about, wish) = (Line(name), Line(contact), Line(about), VietnameseText.Normalize(wish).ReplaceLineEndings("\n").Trim());
        List<Refusal> refusals = [.. Faults(name, contact, about, wish)];
        if (refusals.Count > 0) return (null, refusals);
        var now = clock.GetUtcNow();
        var letter = new PrivacyLetter
        {
            Id = Guid.CreateVersion7(now), Kind = Enum.IsDefined(kind) ? kind : PrivacyRequestKind.See, Name = name, Contact = contact, About = about.Length > 0 ? about : null, Wish = wish,
            ReceivedAt = now, AnswerDue = RequestClock.Of(PrivacyRequestKind.See, Vietnam.LocalDate(now), calendar).Answer,
        };
        db.Add(letter);
        await notify.RolesAsync(ConsentAccess.OfAllUnits, null, null, new($"privacy-letter:{letter.Id}", $"Yêu cầu về dữ liệu cá nhân từ trang: {letter.Code}",
            $"{RequestClock.Name(letter.Kind)}. Cần trả lời trước hết ngày {VietnameseDates.Date(letter.AnswerDue)}.", $"/quan-tri/phieu-dong-y/thu/{letter.Id}", NoticeKind.Deadline), cancel);
        await db.SaveChangesAsync(cancel);
        return (letter, []);
    }

    private static IEnumerable<Refusal> Faults(string name, string contact, string about, string wish)
    {
        if (name.Length is 0 or > MostName) yield return new("letter.name", name.Length == 0 ? "Hãy cho biết tên của bạn." : "Tên không được quá 100 ký tự.", "Name");
        if (contact.Length is 0 or > MostContact)
            yield return new("letter.contact", contact.Length == 0 ? "Hãy cho biết số điện thoại hoặc thư điện tử để chúng tôi trả lời." : "Cách liên hệ không được quá 200 ký tự.", "Contact");
        if (about.Length > MostAbout) yield return new("letter.about", "Địa chỉ trang không được quá 500 ký tự.", "About");
        if (wish.Length is 0 or > MostWish) yield return new("letter.wish", wish.Length == 0 ? "Hãy viết bạn muốn chúng tôi làm gì." : "Nội dung không được quá 4.000 ký tự.", "Wish");
    }

    private static string Line(string? text) => VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim();
}
