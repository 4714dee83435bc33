using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed partial class GenreFormTests
{
    private static readonly string[] When = ["EventDate", "Place"], Recording = ["VideoId", "Duration", "Transcript"], File = ["FileId", "Pages", "FilePublic"],
        Imprint = ["LicenceNumber", "LicenceDate", "LicenceIssuer", "Copies", "Edition"], Validity = ["ValidFrom", "ValidTo"], Data = ["DataSource", "DataYear"];

    /// <summary>Inputs of each genre beside those that all have (vietnam.md §6).</summary>
    private static readonly Dictionary<string, string[]> Own = new()
    {
        ["TIN"] = When, ["TINVAN"] = When, ["BAI"] = [], ["PV"] = ["Interviewee.Name"], ["GHICHEP"] = When, ["PS"] = [], ["PSA"] = [], ["ANH"] = When,
        ["GUONG"] = [], ["CL"] = [], ["INFO"] = Data, ["EMAG"] = [], ["VIDEO"] = [.. Recording, "Captions"],
        ["PSTH"] = [.. When, .. Recording, "Captions", "Station", "RecordingAddress"], ["PT"] = [.. Recording, "Station", "RecordingAddress"],
        ["TT"] = ["Script", "Priority", "Repeats", "AirFrom", "AirTo", "AirPlaces", .. Recording], ["TOROI"] = [.. File, .. Imprint], ["CAMNANG"] = [.. File, .. Imprint],
        ["NGHE"] = Data, ["HOIDAP"] = ["Interviewee.Name"], ["THONGBAO"] = [.. Validity, "Contact"],
        ["SUKIEN"] = ["EventStart", "EventEnd", "Place", "Organiser", "Registration", "Free", "Contact"],
        ["VANBAN"] = ["DocumentType", "DocumentNumber", "DocumentDate", "DocumentBody", "DocumentSubject", .. File, .. Validity],
        ["TCBC"] = ["ReleasedAtOnce", "NotBefore", "Contact"], ["COSO"] = [],
    };

    private CmsApp _app = null!;
    private HttpClient _officer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _officer = await _app.SignInAsync(Role.Editor);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [TestCaseSource(typeof(Genres), nameof(Genres.All))]
    public async Task Form_asks_for_what_its_genre_needs_and_for_nothing_else(Genre genre)
    {
        var inputs = await InputsAsync($"/quan-tri/noi-dung/moi/{genre.Code}");
        var special = Own.Values.SelectMany(names => names).Distinct();
        Assert.That(inputs.Intersect(special), Is.EquivalentTo(Own[genre.Code]));
    }

    [TestCaseSource(typeof(Genres), nameof(Genres.All))]
    public async Task Form_that_is_filled_in_completely_is_complete(Genre genre)
    {
        var at = $"/quan-tri/noi-dung/moi/{genre.Code}";
        var inputs = await InputsAsync(at);
        var all = await EverythingAsync(genre);
        var answer = await _officer.SubmitAsync(at, all.Where(field => !field.Key.StartsWith("Form.", StringComparison.Ordinal) || inputs.Contains(field.Key["Form.".Length..])).ToDictionary());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), Mistakes(await answer.Content.ReadAsStringAsync()));

        var (item, version) = await SavedAsync(Stories.IdOf(answer));
        Assert.That(RequiredFieldNames.Of(genre.MissingFrom(FilledFields.Of(ContentDraft.Of(version), item.AuthorName))), Is.Empty);
    }

    [Test]
    public async Task Changing_the_genre_keeps_what_was_typed_and_saves_nothing()
    {
        var fields = Stories.Form("Lớp hàn buổi tối");
        fields["Form.Genre"] = "SUKIEN";
        (fields["Form.EventDate"], fields["Form.Script"], fields["Form.People[0].Name"], fields["More"]) = ("2026-11-20", "Lời đọc trên loa", "Trần Thị Thợ", "Genre");
        var page = await (await _officer.SubmitAsync("/quan-tri/noi-dung/moi/TIN", fields)).Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("Form.Organiser").And.Contain("Đã nhập cho thể loại khác").And.Contain("Lời đọc trên loa").And.Contain("2026-11-20").And.Contain("Trần Thị Thợ"));
        Assert.That(InputName().Matches(page).Count(name => name.Groups["name"].Value == "Place"), Is.EqualTo(1), "the place is asked for once");
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AnyAsync(i => i.Title == "Lớp hàn buổi tối")), Is.False);
    }

    [Test]
    public async Task Authors_are_kept_in_their_order_with_what_they_did()
    {
        var fields = Stories.Form("Bài của nhiều người");
        (fields["Form.Authors[0].Name"], fields["Form.Authors[1].Name"], fields["Form.Authors[1].Role"]) = ("Hải Yến", "Thu Trang", "Ảnh");
        (fields["Form.Authors[2].Name"], fields["Form.Authors[3].Name"]) = ("Văn Minh", "");
        var (_, version) = await SavedAsync(Stories.IdOf(await _officer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields)));
        Assert.That(version.Fields.Byline, Is.EqualTo("Hải Yến – Văn Minh; Ảnh: Thu Trang"));
    }

    [Test]
    public async Task Author_of_an_old_version_is_shown_and_an_unchanged_save_changes_nothing()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài cũ") with { Fields = new() { Author = "Lê Hải Yến" }, ChannelTexts = new() });
        var fields = Stories.Form("Bài cũ");
        (fields["Form.FromVersion"], fields["Form.Authors[0].Name"], fields["Form.Summary"], fields["Form.Facebook.On"]) = ("1", "Lê Hải Yến", "", "false");

        Assert.That(await _officer.GetStringAsync($"/quan-tri/noi-dung/{id}"), Does.Contain("value=\"Lê Hải Yến\""));
        await _officer.SubmitAsync($"/quan-tri/noi-dung/{id}", fields);
        Assert.That((await _app.ItemAsync(id)).Version, Is.EqualTo(1));
    }

    [TestCase("Form.SourceAddress", "javascript:alert(1)", "Đường dẫn phải bắt đầu bằng")]
    [TestCase("Form.EventStart", "0001-01-01T00:00", "kiểm tra lại năm")]
    [TestCase("Form.NotBefore", "9999-12-31T23:59", "kiểm tra lại năm")]
    [TestCase("Form.DataYear", "26", "Năm của số liệu gồm bốn chữ số")]
    [TestCase("Form.Authors[0].Role", "Ảnh", "Hãy ghi tên tác giả")]
    public async Task Senseless_input_gets_a_sentence(string field, string value, string sentence)
    {
        var fields = Stories.Form("Bài nhập sai");
        (fields[field], fields["Form.Authors[0].PersonId"]) = (value, Guid.Empty.ToString());
        var answer = await _officer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(sentence));
    }

    [Test]
    public async Task Press_piece_names_its_outlet_and_day_before_it_goes_on()
    {
        var draft = Stories.Draft("Báo viết về trường") with { Fields = new() { Source = new(SourceKind.Press, "Theo báo") } };
        var (item, version) = await SavedAsync(await _app.SavedAsync(draft));
        Assert.That(Genres.Get("TINVAN").MissingFrom(FilledFields.Of(ContentDraft.Of(version), item.AuthorName)), Is.EqualTo(RequiredField.Source));

        var named = draft with { Fields = new() { Source = new(SourceKind.Press, null, "Báo Hải Phòng", "https://bao.example.vn/1", new(2026, 11, 20)) } };
        (item, version) = await SavedAsync(await _app.SavedAsync(named));
        Assert.That(Genres.Get("TINVAN").MissingFrom(FilledFields.Of(ContentDraft.Of(version), item.AuthorName)), Is.EqualTo(RequiredField.None));
    }

    [Test]
    public async Task Press_release_becomes_public_no_sooner_than_the_press_may_use_it()
    {
        var from = _app.Clock.Now.AddDays(1);
        var id = await _app.ApprovedAsync("Thông cáo tuyển sinh", Stories.Draft("Thông cáo tuyển sinh", "TCBC") with { Fields = new() { Contact = "Phòng GDNN", Release = new(from) } });
        Assert.That(() => _app.MoveAsync(id, ContentState.Published, Stories.Officer), Throws.InvalidOperationException.With.Message.Contains("chỉ được sử dụng từ"));
        Assert.That(() => _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, from.AddMinutes(-1)), Throws.InvalidOperationException.With.Message.Contains("chỉ được sử dụng từ"));
        await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, from);
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Scheduled));
    }

    [TestCase("?Text=%27%25_")]
    [TestCase("?Genre=x&Section=x&Unit=x&Who=x")]
    [TestCase("?Before=2026-11-21T09:00:00%2B07:00&BeforeId=00000000-0000-0000-0000-000000000001")]
    public async Task Hostile_filter_is_only_a_filter(string query) =>
        Assert.That((await _officer.GetAsync($"/quan-tri/noi-dung{query}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public void Start_page_offers_every_genre_once() =>
        Assert.That(GenreNotes.Groups.SelectMany(group => group.Codes), Is.EquivalentTo(Genres.All.Select(genre => genre.Code)));

    private async Task<HashSet<string>> InputsAsync(string at) =>
        [.. InputName().Matches(await _officer.GetStringAsync(at)).Select(match => match.Groups["name"].Value)];

    private Task<(ContentItem, ContentVersion)> SavedAsync(Guid id) => _app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        return (await db.Items.SingleAsync(i => i.Id == id), await db.Versions.Where(v => v.ItemId == id).OrderByDescending(v => v.Number).FirstAsync());
    });

    private async Task<Dictionary<string, string>> EverythingAsync(Genre genre)
    {
        var picture = await _app.MediaAsync(MediaKind.Picture, "960.webp", "image/webp");
        var image = $$$"""{"type":"image","attrs":{"mediaId":"{{{picture}}}","alt":"Xưởng","caption":"Xưởng hàn","credit":"Thu Trang"}}""";
        var heading = """{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Chương"}]}""";
        var paragraph = """{"type":"paragraph","content":[{"type":"text","text":"Nội dung bài."}]}""";
        return new(Stories.Form($"Bài đủ mục {genre.Code}"))
        {
            ["Form.Genre"] = genre.Code, ["Form.Section"] = Sections.For(genre),
            ["Form.Body"] = $$"""{"type":"doc","content":[{{heading}},{{image}},{{image}},{{image}},{{heading}},{{paragraph}}]}""",
            ["Form.CoverId"] = picture.ToString(), ["Form.CoverAlt"] = "Xưởng hàn",
            ["Form.EventDate"] = "2026-11-20", ["Form.Place"] = "Phường Tân Minh", ["Form.Interviewee.Name"] = "Lê Xuân Trường",
            ["Form.Interviewee.Position"] = "Trưởng phòng", ["Form.Interviewee.Basis"] = "Consent",
            ["Form.People[0].Name"] = "Trần Thị Thợ", ["Form.People[0].Basis"] = "Consent", ["Form.DataSource"] = "Cục Thống kê", ["Form.DataYear"] = "2026",
            ["Form.VideoId"] = Guid.NewGuid().ToString(), ["Form.Duration"] = "3:25", ["Form.Captions"] = "0:00 - 0:04 Xin chào", ["Form.Transcript"] = "Lời thoại",
            ["Form.Station"] = "Đài tỉnh", ["Form.RecordingAddress"] = "https://dai.example.vn/1", ["Form.Script"] = "Kính thưa bà con", ["Form.Priority"] = "High",
            ["Form.AirFrom"] = "2026-11-22T05:00", ["Form.AirTo"] = "2026-11-23T18:00", ["Form.FileId"] = Guid.NewGuid().ToString(), ["Form.Copies"] = "5000",
            ["Form.LicenceNumber"] = "01/GP", ["Form.LicenceDate"] = "2026-11-01", ["Form.LicenceIssuer"] = "Sở", ["Form.Edition"] = "Lần thứ nhất",
            ["Form.ValidFrom"] = "2026-11-01", ["Form.ValidTo"] = "2026-12-31", ["Form.Contact"] = "Phòng GDNN", ["Form.ReleasedAtOnce"] = "true",
            ["Form.EventStart"] = "2026-11-28T07:30", ["Form.EventEnd"] = "2026-11-28T16:30", ["Form.Organiser"] = "Sở Giáo dục và Đào tạo",
            ["Form.DocumentType"] = "Kế hoạch", ["Form.DocumentNumber"] = "05/KH", ["Form.DocumentDate"] = "2026-11-01", ["Form.DocumentBody"] = "Sở",
            ["Form.DocumentSubject"] = "Truyền thông", ["Form.Details.jobTitle"] = "Thợ hàn", ["Form.Details.shortName"] = "CĐ",
        };
    }

    private static string Mistakes(string page) => string.Join(" | ", ListItem().Matches(page).Select(match => WebUtility.HtmlDecode(match.Value)));

    [GeneratedRegex("<li>[^<]+</li>", RegexOptions.None, 1000)]
    private static partial Regex ListItem();

    [GeneratedRegex("""<(input|select|textarea)[^>]* name="Form\.(?<name>[^"]+)"(?![^>]*type="hidden")""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InputName();
}
