using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Handbooks;

/// <summary>Gathers the text of an edition from what is public now.</summary>
public sealed class GatherHandbook(CmsDb db, ReadGuides guides, LookUps lists, IOptions<SiteOptions> site, TimeProvider clock)
{
    public const string Trades = "chon-nghe", Schools = "chon-truong";

    public async Task<HandbookText> RunAsync(HandbookEdition edition, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), Vietnam.Today(clock));
        var trades = (await guides.RunAsync(edition.Guides, cancel)).Select(guide => Trade(guide, today)).ToList();
        var schools = (await SchoolsAsync(edition.Schools, cancel)).ConvertAll(found => School(found.Item, found.School));
        HandbookPart[] parts = [new(Trades, "Chọn nghề", trades), new(Schools, "Chọn trường", schools)];
        return new(edition.Title, edition.Year, site.Value.Owner, edition.Foreword, now, [.. parts.Where(part => part.Chapters.Count > 0)]);
    }

    private async Task<List<(Card Item, SchoolProfile School)>> SchoolsAsync(IReadOnlyList<string> slugs, CancellationToken cancel)
    {
        var paths = slugs.Select(ItemModel.SchoolPath).ToList();
        var found = await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.School && p.Listed && paths.Contains(p.Path)).Select(Card.Of).ToDictionaryAsync(card => card.Path, cancel);
        return [.. paths.Where(found.ContainsKey).Select(path => (found[path], SchoolProfile.Of(found[path].Fields) ?? new()))];
    }

    private HandbookChapter Trade(WholeGuide whole, DateOnly today)
    {
        var guide = whole.Guide;
        var blocks = new Blocks()
            .Text(null, guide.Intro)
            .List("Một ngày làm việc", guide.Tasks)
            .List("Dụng cụ, máy móc", guide.Tools)
            .Text("Nơi làm, giờ làm", [guide.Conditions?.Place, guide.Conditions?.Hours])
            .List("An toàn, sức khỏe", (guide.Conditions?.Safety ?? []).Concat(guide.Conditions?.HealthLimits ?? []))
            .List("Hợp nếu", guide.Suits?.Good ?? [])
            .List("Nên nghĩ kỹ nếu", guide.Suits?.ThinkTwice ?? [])
            .List("Cần có gì", guide.Skills.Select(skill => Named(skill.Name, skill.Text)));
        foreach (var way in guide.Ways)
        {
            blocks.List(way.Name, way.Cards.Select(card => card.Available
                ? Sentences(Named(card.Title, card.Duration), card.Entry, card.Diploma, card.NextStep)
                : Sentences("Không có đường này", card.Entry, card.NextStep)));
        }

        blocks.List("Học những gì", guide.Modules.Select(module => Named(module.Name, module.Text)))
            .List("Giấy tờ nghề", guide.Certificates.Select(certificate => Named(certificate.Name, certificate.Note)));
        if (guide.Cost is { Source.Length: > 0 } cost)
        {
            blocks.Text("Chi phí và hỗ trợ", [cost.Tuition, cost.Support ? cost.SupportText : null])
                .Note($"Nguồn: {cost.Source}{(cost.CheckedOn is { } day ? $", kiểm tra ngày {VietnameseDates.Date(day)}" : "")}.");
        }

        blocks.List("Học ở đâu", whole.Schools.Select(school => Taught(school, whole.Slug)));
        if (guide.Pay is { Source.Length: > 0, Period.Length: > 0 } pay)
        {
            blocks.Text("Thu nhập", [$"{VietnameseNumbers.Whole(pay.Min)} – {VietnameseNumbers.Whole(pay.Max)} {pay.Unit}"])
                .Note($"Nguồn: {pay.Source}, số liệu tháng {Words.Month(pay.Period)}.{(pay.IsOld(today) ? " Số liệu cũ, chỉ để tham khảo." : "")}");
        }

        if (guide.Demand is { Source.Length: > 0, Period.Length: > 0 } demand)
        {
            blocks.Text("Nhu cầu tuyển dụng", [demand.Label])
                .Note($"Nguồn: {demand.Source}, số liệu tháng {Words.Month(demand.Period)}.{(demand.IsOld(today) ? " Số liệu cũ, chỉ để tham khảo." : "")}");
        }

        blocks.List("Làm ở đâu", guide.Workplaces)
            .List("Con đường đi lên", guide.Progression.Select(stage => Named(stage.Time is { Length: > 0 } time ? $"{stage.Name} ({time})" : stage.Name, stage.Text)));
        foreach (var question in guide.Faq) blocks.Text(question.Q, [question.A]);
        if (guide.Review.Count > 0) blocks.Note($"Phần rà soát lâu nhất: ngày {VietnameseDates.Date(guide.Review.Values.Min(review => review.ReviewedOn))}.");
        return new($"nghe-{whole.Slug}", whole.Item.Title, whole.Item.Summary, whole.Item.Path, blocks.All);
    }

    private HandbookChapter School(Card item, SchoolProfile school)
    {
        var blocks = new Blocks()
            .Text(null, [school.Introduction])
            .List("Liên hệ",
            [
                Pair("Địa chỉ", school.Address?.Text), Pair("Điện thoại", school.Contact?.Phone), Pair("Tuyển sinh", school.Contact?.AdmissionsPhone),
                Pair("Thư điện tử", school.Contact?.WriteForAdmissions), Pair("Trang web", school.Contact?.Website),
            ])
            .List("Cơ sở khác", school.Branches.Select(branch => Named(branch.Name, branch.Commune)))
            .List("Nghề đào tạo", school.Licensed.Select(programme => string.Join(", ", new[]
            {
                programme.Name, Level(programme), programme.Duration, string.IsNullOrWhiteSpace(programme.Code) ? null : $"mã {programme.Code}",
                programme.Quota is { } quota && programme.QuotaYear is { } year ? $"chỉ tiêu năm {year}: {quota}" : null,
            }.Where(part => !string.IsNullOrWhiteSpace(part)))))
            .List("Học phí, hỗ trợ", school.Licensed.Where(programme => !string.IsNullOrWhiteSpace(programme.TuitionNote)).GroupBy(programme => programme.TuitionNote!)
                .Select(same => $"{string.Join(", ", same.Select(programme => $"{programme.Name} ({Level(programme)})"))}: {same.Key}"))
            .List("Nhận hồ sơ", (school.Admissions?.Windows ?? []).Select(window => $"{window.Name}: từ {VietnameseDates.Date(window.OpensOn)} đến hết {VietnameseDates.Date(window.ClosesOn)}"))
            .List("Cách nộp hồ sơ", school.Admissions?.HowToApply ?? [])
            .List("Cơ sở vật chất", school.Facilities.Select(facility => Named(facility.Name, facility.Text)))
            .Note(school.Verification?.VerifiedOn is { } on ? $"Thông tin được xác nhận ngày {VietnameseDates.Date(on)}." : "Thông tin chưa được xác nhận lại; hãy gọi cho trường trước khi nộp hồ sơ.");
        return new($"truong-{item.Slug}", item.Title, item.Summary, item.Path, blocks.All);
    }

    /// <summary>A school with what it teaches of a trade and whom to call.</summary>
    private string Taught(PlacedSchool school, string trade)
    {
        var (profile, seat) = (school.Entry.School, school.Places is [{ Name.Length: > 0 } place, ..] ? $"{school.Card.Title}, {place.Name}" : school.Card.Title);
        var programmes = string.Join("; ", profile.LicensedFor(trade).Select(programme => string.IsNullOrWhiteSpace(programme.Duration) ? Level(programme) : $"{Level(programme)} {programme.Duration}"));
        return Sentences(Named(seat, programmes), Pair("Tuyển sinh", profile.Contact?.CallForAdmissions));
    }

    private string Level(SchoolProgramme programme) => lists.WordFor("levels", programme.Level).ToLower(CultureInfo.GetCultureInfo("vi-VN"));

    /// <summary>Nothing where there is no text.</summary>
    private static string Pair(string name, string? text) => string.IsNullOrWhiteSpace(text) ? "" : $"{name}: {text}";

    /// <summary>As <see cref="Pair"/>, but named also where no more is said.</summary>
    private static string Named(string name, string? text) => string.IsNullOrWhiteSpace(text) ? name : $"{name}: {text}";

    private static string Sentences(params string?[] parts) =>
        string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.EndsWith('.') ? part : part + "."));

    /// <summary>Puts blocks one after another; what is empty has no heading either.</summary>
    private sealed class Blocks
    {
        public List<HandbookBlock> All { get; } = [];

        public Blocks Text(string? heading, IEnumerable<string?> paragraphs) => Add(heading, BlockKind.Text, paragraphs);

        public Blocks List(string heading, IEnumerable<string?> entries) => Add(heading, BlockKind.Bullets, entries);

        public Blocks Note(string note) => Add(null, BlockKind.Note, [note]);

        private Blocks Add(string? heading, BlockKind kind, IEnumerable<string?> lines)
        {
            List<string> said = [.. lines.OfType<string>().Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];
            if (said.Count == 0) return this;
            if (heading is not null) All.Add(new(BlockKind.Heading, [heading]));
            All.Add(new(kind, said));
            return this;
        }
    }
}
