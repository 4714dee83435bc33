using VocEdu.Domain.Channels;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Tests.Checks;

public sealed class ContentRulesTests
{
    private const string Clean = "Sáng 15/11/2026, nhà trường khai giảng lớp hàn buổi tối cho 35 người đi làm.";

    [Test]
    public void A_clean_story_has_no_findings() => Assert.That(ContentRules.Check(Draft()), Is.Empty);

    [TestCase("Héi thi nÊu ¨n cña häc sinh néi tró", "legacy-encoding", FindingSeverity.Blocks)]
    [TestCase("Trường  mở thêm lớp , học phí bằng không.", "spacing", FindingSeverity.Hints)]
    [TestCase("Lớp học về điện hoá và thuỷ lực", "tone-placement", FindingSeverity.Hints)]
    [TestCase("Tổng kinh phí 1,250,000.00 đồng", "number-format", FindingSeverity.Warns)]
    [TestCase("Tỷ lệ đạt 80.83% kế hoạch", "number-format", FindingSeverity.Warns)]
    [TestCase("Hạn nộp là 2026-05-02", "date-format", FindingSeverity.Warns)]
    [TestCase("Lễ diễn ra ngày 31/02/2026", "date-impossible", FindingSeverity.Warns)]
    [TestCase("Kế hoạch số ........ của trường", "placeholder", FindingSeverity.Warns)]
    [TestCase("Học viên do TTDVVL giới thiệu", "abbreviation", FindingSeverity.Warns)]
    [TestCase("Em Nguyễn Văn An (15 tuổi) kể về nghề", "person-not-listed", FindingSeverity.Warns)]
    [TestCase("Học sinh lớp 9A2 Trần Thị Bích Ngọc nhận giải", "person-not-listed", FindingSeverity.Warns)]
    [TestCase("Căn cước số 001234567890 của phụ huynh", "identity-number", FindingSeverity.Blocks)]
    [TestCase("Gọi thầy Nam theo số 0912 345 678", "personal-phone", FindingSeverity.Hints)]
    public void A_line_is_found(string line, string rule, FindingSeverity severity)
    {
        var found = ContentRules.Check(Draft(line)).Single();
        Assert.That((found.Rule, found.Severity, found.Place.Field, found.Place.Block), Is.EqualTo((rule, severity, "Body", (int?)1)));
    }

    [TestCase("Trung tâm dịch vụ việc làm (TTDVVL) giới thiệu. Sau đó TTDVVL hỗ trợ.")]
    [TestCase("Kế hoạch số 3066/KH-SLĐTBXH ngày 13/9/2021 của Sở")]
    [TestCase("Giai đoạn III của chương trình GDNN")]
    [TestCase("Học sinh Hà Nội và học viên Trường Cao đẳng Du lịch tham gia")]
    [TestCase("Em bé cười; cháu rất vui")]
    [TestCase("Có 1.250.000 đồng, đạt 80,83%, lúc 7.30 tại mục 2.1")]
    [TestCase("Gọi 024 3825 0000 hoặc xem trang thông tin của trường")]
    [TestCase("Anh nói: \"Tôi thích nghề\"… rồi cười!")]
    [TestCase("Zürich và café là tên nước ngoài")]
    public void What_is_right_is_not_found(string line) => Assert.That(ContentRules.Check(Draft(line)), Is.Empty);

    [Test]
    public void A_person_on_the_list_is_not_asked_for_again()
    {
        var draft = Draft("Em Nguyễn Văn An (15 tuổi) kể về nghề") with { People = [new("People[0]", "NGUYỄN VĂN AN", HasBasis: true)] };
        Assert.That(ContentRules.Check(draft), Is.Empty);
    }

    [Test]
    public void A_listed_person_needs_a_lawful_basis()
    {
        var found = ContentRules.Check(Draft() with { People = [new("People[2]", "Trần Thị Bích", HasBasis: false)] }).Single();
        Assert.That((found.Rule, found.Place.Field), Is.EqualTo(("person-without-basis", "People[2].Basis")));
    }

    [Test]
    public void What_a_genre_asks_for_blocks_and_names_its_input()
    {
        var found = ContentRules.Check(Draft() with { Missing = RequiredField.Place | RequiredField.Lead });
        Assert.That(found.Select(f => (f.Severity, f.Place.Field)), Is.EquivalentTo(new[] { (FindingSeverity.Blocks, "Place"), (FindingSeverity.Blocks, "Summary") }));
    }

    [Test]
    public void Pictures_need_words_and_credit()
    {
        var body = RichText.Parse("""{"type":"doc","content":[{"type":"image","attrs":{"mediaId":"a1","alt":""}},{"type":"image","attrs":{"mediaId":"a2","alt":"IMG_1234.jpg","credit":"Minh Hà"}}]}""");
        Assert.That(ContentRules.Check(Draft() with { Body = body }).Select(f => (f.Rule, f.Place.Block)),
            Is.EqualTo(new (string, int?)[] { ("picture-alt", 0), ("picture-alt-name", 1), ("picture-credit", 0) }));
    }

    [Test]
    public void A_link_must_say_where_it_leads()
    {
        var body = RichText.Parse("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Xem "},{"type":"text","text":"tại ","marks":[{"type":"link","attrs":{"href":"https://a.vn"}}]},{"type":"text","text":"đây","marks":[{"type":"link","attrs":{"href":"https://a.vn"}},{"type":"bold"}]}]}]}""");
        var found = ContentRules.Check(Draft() with { Body = body }).Single();
        Assert.That((found.Rule, found.Place.Words), Is.EqualTo(("link-vague", "tại đây")));
    }

    [Test]
    public void Headings_go_down_one_level_at_a_time()
    {
        var body = RichText.Parse("""{"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Một"}]},{"type":"heading","attrs":{"level":4},"content":[{"type":"text","text":"Hai"}]}]}""");
        Assert.That(ContentRules.Check(Draft() with { Body = body }).Single().Place, Is.EqualTo(new FindingPlace("Body", 1, "Hai")));
    }

    [Test]
    public void A_channel_that_would_refuse_or_cut_is_told_before()
    {
        var title = string.Join(' ', Enumerable.Repeat("nghề", 40));
        var found = ContentRules.Check(Draft() with
        {
            Title = title,
            Posts = [new(ChannelKind.Zalo, ChannelText.Fit(title, 149), new string('a', 300)), new(ChannelKind.YouTube, "<Nghề>", "Lời")],
        });
        Assert.That(found.Select(f => (f.Rule, f.Place.Field)), Is.EqualTo(new[] { ("channel-text", "Zalo.Text"), ("channel-brackets", "YouTube.Text"), ("title-cut", "Zalo.Title"), ("title-length", "Title") }));
    }

    [TestCase("LỄ KHAI GIẢNG LỚP HÀN BUỔI TỐI", "title-capitals")]
    [TestCase("Khai giảng lớp hàn!", "title-exclamation")]
    public void A_title_is_plain(string title, string rule) => Assert.That(ContentRules.Check(Draft() with { Title = title }).Single().Rule, Is.EqualTo(rule));

    [Test]
    public void A_length_far_from_the_genres_own_is_only_a_hint()
    {
        var found = ContentRules.Check(Draft() with { Genre = Genres.Get("BAI") }).Single();
        Assert.That((found.Rule, found.Severity), Is.EqualTo(("length", FindingSeverity.Hints)));
    }

    internal static CheckedDraft Draft(params string[] more) => new()
    {
        Genre = Genres.Get("HOIDAP"),
        Title = "Trường mở lớp hàn buổi tối",
        Body = RichText.FromPlainText(string.Join('\n', more.Prepend(Clean))),
        HasTheme = true,
        HasAudience = true,
        KnownAbbreviations = new HashSet<string> { "GDNN" },
    };
}
