using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Handbooks;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Handbooks;

/// <summary>An edition on its way: chosen, made, published, and then kept as it is.</summary>
public sealed class HandbookTests : SiteFixture
{
    private const string Editions = "/quan-tri/cam-nang";

    private HttpClient _officer = null!;
    private Guid _guide;

    protected override async Task PrepareAsync()
    {
        _officer = await App.SignInAsync(Role.Editor);
        _guide = (await App.PublishAsync("Hàn", "NGHE", slug: "han", fields: new()
        {
            Guide = Json("""{"tasks":["Cắt phôi ở tư thế đứng"],"schools":["truong-mot"],"pay":{"min":1,"max":2,"unit":"đồng","source":"","period":"2026-09"}}"""),
        })).ItemId;
        await App.PublishAsync("May thời trang", "NGHE", slug: "may", fields: new() { Guide = Json("""{"tasks":["May"]}""") });
        await App.PublishAsync("Trường Một", "COSO", slug: "truong-mot", fields: new() { School = Json("""{"introduction":"Trường lâu năm.","contact":{"admissionsPhone":"0220.000.7"},"programmes":[{"guide":"han","level":"trung_cap","name":"Hàn","duration":"2 năm","tuitionNote":"850.000 đồng mỗi tháng.","inLicence":true},{"name":"Mộc","inLicence":false}]}""") });
    }

    [OneTimeTearDown]
    public void Leave() => _officer.Dispose();

    [Test]
    public async Task Edition_is_made_goes_the_usual_way_and_stays_as_it_was()
    {
        var id = await BeginAsync(2026);
        Assert.That((await EditionAsync(id)).Guides, Is.EqualTo(new[] { "han", "may" }));
        await AskAsync(id, 0, new() { ["Fields.Guides[0].Slug"] = "may", ["Fields.Guides[0].Number"] = "2", ["Fields.Guides[1].Slug"] = "han", ["Fields.Guides[1].Number"] = "1", ["Fields.Schools[0].Slug"] = "truong-mot", ["Fields.Schools[0].Number"] = "1" });
        Assert.That(await _officer.GetStringAsync($"{Editions}/{id}"), Does.Contain("Đang tạo cẩm nang"));
        Assert.That((await SaveAsync(id, 1, [])).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "while it is being made");

        Assert.That(await MakeAsync(), Is.True);
        var made = await EditionAsync(id);
        Assert.That((made.Fault, made.AskedAt, made.Pages), Is.EqualTo(((string?)null, (DateTimeOffset?)null, 7)));
        Assert.That(made.Text!.Parts.SelectMany(part => part.Chapters).Select(chapter => chapter.Title), Is.EqualTo(new[] { "Hàn", "May thời trang", "Trường Một" }));
        var version = await App.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.SingleAsync(v => v.ItemId == made.ItemId));
        Assert.That((version.Genre, version.Title, version.Fields.File!.MediaId, version.Fields.File.Pages), Is.EqualTo(("CAMNANG", "Cẩm nang Chọn nghề – Chọn trường 2026", made.FileId, made.Pages)));
        Assert.That((await Reader.GetAsync("/cam-nang/2026")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "before it is published");

        await PublishAsync(made);
        await App.ChangeAsync(_guide, guide => guide.Title = "Tên khác");
        var page = await Reader.PageAsync("/cam-nang/2026");
        Assert.That(page.QuerySelectorAll(".handbook-chapter h3").Select(title => title.TextContent), Is.EqualTo(new[] { "Hàn", "May thời trang", "Trường Một" }));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Cắt phôi ở tư thế đứng").And.Contain("Trường Một: trung cấp 2 năm. Tuyển sinh: 0220.000.7.").And.Contain("Hàn (trung cấp): 850.000 đồng mỗi tháng.").And.Not.Contain("Mộc").And.Not.Contain("Thu nhập"));
        Assert.That(page.QuerySelectorAll("[id]").Select(element => element.Id), Is.Unique);
        Assert.That(await (await SaveAsync(id, 2, [])).Content.ReadAsStringAsync(), Does.Contain("được giữ nguyên"));
    }

    [Test]
    public async Task Worker_that_died_is_replaced_and_one_that_works_is_left_alone()
    {
        var id = await BeginAsync(2030);
        await AskAsync(id, 0, new() { ["Fields.Guides[0].Slug"] = "may", ["Fields.Guides[0].Number"] = "1" });
        await SetAsync(id, set => set.SetProperty(e => e.Lease, Guid.NewGuid()).SetProperty(e => e.LeaseUntil, App.Clock.Now.AddMinutes(1)));
        Assert.That(await MakeAsync(), Is.False);
        await SetAsync(id, set => set.SetProperty(e => e.LeaseUntil, App.Clock.Now));
        Assert.That(await MakeAsync(), Is.True);
        Assert.That((await EditionAsync(id)).MadeAt, Is.Not.Null);
    }

    [Test]
    public async Task What_cannot_be_made_says_so_and_can_be_asked_for_again()
    {
        var id = await BeginAsync(2031);
        await AskAsync(id, 0, new() { ["Fields.Guides[0].Slug"] = "nghe-da-go", ["Fields.Guides[0].Number"] = "1" });
        Assert.That(await MakeAsync(), Is.True);
        var failed = await EditionAsync(id);
        Assert.That((failed.AskedAt, failed.Fault), Is.EqualTo(((DateTimeOffset?)null, "Không còn nghề hay trường nào đã chọn được đăng trên trang. Hãy chọn lại rồi tạo lại.")));
        await AskAsync(id, failed.Revision, new() { ["Fields.Guides[0].Slug"] = "may", ["Fields.Guides[0].Number"] = "1" });
        Assert.That(await MakeAsync(), Is.True);
        Assert.That((await EditionAsync(id)).Fault, Is.Null);
    }

    [TestCase("1999")]
    [TestCase("")]
    [TestCase("99999999999")]
    public async Task Year_that_is_none_is_refused(string year) =>
        Assert.That((await _officer.SubmitAsync(Editions, new() { ["Year"] = year })).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

    [Test]
    public async Task A_year_has_one_edition_and_nobody_overwrites_what_they_have_not_seen()
    {
        var id = await BeginAsync(2032);
        Assert.That((await _officer.SubmitAsync(Editions, new() { ["Year"] = "2032" })).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await SaveAsync(id, 0, new() { ["Fields.Foreword"] = "Một" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var late = await SaveAsync(id, 0, new() { ["Fields.Foreword"] = "Hai" });
        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("Có người vừa sửa ấn bản này").And.Contain("Hai"));
        Assert.That((await EditionAsync(id)).Foreword, Is.EqualTo("Một"));
    }

    [Test]
    public async Task Preview_is_for_the_newsroom_alone()
    {
        var id = await BeginAsync(2033);
        Assert.That(await _officer.GetStringAsync($"{Editions}/{id}/xem-truoc"), Does.Contain("Bản xem trước").And.Contain("May thời trang"));
        using var contributor = await App.SignInAsync(Role.Contributor);
        Assert.That((await contributor.GetAsync($"{Editions}/{id}/xem-truoc")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await Reader.GetAsync("/cam-nang/2033")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Every_Vietnamese_letter_is_printed_and_can_be_found_in_the_file()
    {
        const string letters = "Ắng ẳm ẵm ặc Ấy ầm ẩm ẫm ậm Ế ề ể ễ ệ Ố ồ ổ ỗ ộ Ớ ờ ở ỡ ợ Ứ ừ ử ữ ự Ỳ ỷ ỹ ỵ Đ đ ₫";
        var chapter = new HandbookChapter("a", $"{letters} (chương)", new string('Ỗ', 500), "/nghe/a", [.. Enumerable.Repeat(new HandbookBlock(BlockKind.Bullets, [letters + " \\ ) ( <>"]), 60)]);
        var text = new HandbookText("Cẩm nang", 2026, "Sở", "Một\nHai", App.Clock.Now, [new("p", "Phần", [.. Enumerable.Repeat(chapter, 40)])]);
        var (bytes, pages) = HandbookPdf.Write(text, null, new Uri("https://vi.du/"), HandbookFonts.Load()!.Value);
        var file = Path.Combine(App.DataFolder, "thu.pdf");
        await File.WriteAllBytesAsync(file, bytes);

        Assert.That(await RunAsync("pdfinfo", file), Does.Match($@"Pages:\s+{pages}\b").And.Contain("419.5 x 595.3"));
        Assert.That(await RunAsync("pdftotext", "-f", "3", "-l", "3", file, "-"), Does.Contain("Mục lục"), "the contents go on");
        Assert.That(string.Join(' ', (await RunAsync("pdftotext", file, "-")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Does.Contain(letters));
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private async Task<Guid> BeginAsync(int year)
    {
        var answer = await _officer.SubmitAsync(Editions, new() { ["Year"] = $"{year}" });
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task AskAsync(Guid id, int revision, Dictionary<string, string> fields) =>
        Assert.That((await SaveAsync(id, revision, new(fields) { ["make"] = "true" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

    private Task<HttpResponseMessage> SaveAsync(Guid id, int revision, Dictionary<string, string> fields) => _officer.SubmitAsync($"{Editions}/{id}", new(fields)
    {
        ["Fields.Revision"] = $"{revision}", ["Fields.Title"] = SaveEdition.UsualTitle, ["Fields.UnitId"] = CmsApp.SchoolId,
    });

    private Task<bool> MakeAsync() => App.AskAsync(services => services.GetRequiredService<MakeHandbook>().OneAsync(CancellationToken.None));

    private Task<HandbookEdition> EditionAsync(Guid id) => App.AskAsync(services => services.GetRequiredService<CmsDb>().Handbooks().AsNoTracking().SingleAsync(e => e.Id == id));

    private Task<int> SetAsync(Guid id, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<HandbookEdition>> set) =>
        App.AskAsync(services => services.GetRequiredService<CmsDb>().Handbooks().Where(e => e.Id == id).ExecuteUpdateAsync(set));

    private Task PublishAsync(HandbookEdition edition) => App.DoAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        db.Publications.Add(new Publication
        {
            ItemId = edition.ItemId!.Value, Version = 1, Path = "/an-pham/cam-nang-2026", Kind = ContentKind.Leaflet, Genre = "CAMNANG", Section = "an-pham", Title = "Cẩm nang", Summary = "", Html = "",
            Fields = new() { File = new(edition.FileId, true, edition.Pages, null, null, null, null, null) }, UnitId = CmsApp.SchoolId, UnitName = "Trường", PublishedAt = App.Clock.Now, UpdatedAt = App.Clock.Now,
        });
        await db.SaveChangesAsync();
    });

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return said;
    }
}
