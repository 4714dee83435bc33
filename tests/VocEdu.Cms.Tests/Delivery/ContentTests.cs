using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Delivery;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Delivery;

/// <summary>What each parameter and header of the content endpoints does.</summary>
public sealed class ContentTests : SiteFixture
{
    private const string Key = "khoa-cua-ung-dung";
    private Guid _news, _brief, _guide, _picture, _series;

    protected override Dictionary<string, string?> Settings => new() { ["Umbraco:CMS:DeliveryApi:ApiKey"] = Key, ["RateLimits:Api"] = "100000" };

    protected override async Task PrepareAsync()
    {
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        _picture = await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        var school = (await App.PublishAsync("Trường Cao đẳng Một", "COSO", slug: "truong-mot", at: at,
            fields: new() { School = JsonSerializer.SerializeToElement(new { id = "truong-mot", programmes = new object[] { new { name = "Hàn", inLicence = true, guide = "han" }, new { name = "BIMAT", inLicence = false } } }) })).ItemId;
        _guide = (await App.PublishAsync("Nghề hàn", "NGHE", slug: "han", at: at.AddDays(1),
            fields: new() { Guide = JsonSerializer.SerializeToElement(new { slug = "han", schools = new[] { "truong-mot" } }) })).ItemId;
        var fields = new ContentFields
        {
            Guides = ["han"], Tags = ["tuyển sinh"], Cover = new(_picture, "Thợ hàn đang làm việc", Credit: "Minh Hà"), Author = "Hải Yến",
            Source = new(SourceKind.Press, null, "Báo Tỉnh", "https://bao.example/bai?so=1"),
            People = [new("BIMAT", null, null, null, "BIMAT-1")], File = new(_picture, Public: false, null, "BIMAT", null, null, null, null),
        };
        _news = (await App.PublishAsync("Mùa tuyển sinh 100% nghề", "BAI", slug: "mua-tuyen-sinh", fields: fields, at: at.AddDays(2), body: "Xem <nghề>")).ItemId;
        _brief = (await App.PublishAsync("Á quân hội thi tay nghề", "TINVAN", slug: "a-quan", at: at.AddDays(3))).ItemId;
        var gone = await App.PublishAsync("Đã lưu trữ", "TIN", slug: "luu-tru", at: at.AddDays(4));
        await App.ChangeAsync(gone.ItemId, p => p.Listed = false);
        var renamed = await App.PublishAsync("Địa chỉ mới", "TIN", slug: "cu", at: at.AddDays(5));
        await App.ChangeAsync(renamed.ItemId, p => p.Path = "/tin-tuc/moi");
        await App.DoAsync(async services =>
        {
            await services.GetRequiredService<SaveCollection>().CreateAsync(CollectionKind.Series, new() { Name = "Đi học nghề", Slug = "di-hoc-nghe" }, Stories.Officer, CancellationToken.None);
            _series = services.GetRequiredService<CmsDb>().Collections.Single().Id;
        });
        Assert.That(school, Is.Not.EqualTo(Guid.Empty));
    }

    [TestCase("fetch=children:/", "Ấn phẩm;Ảnh và video;Chuyên đề;Gương điển hình;Nghề nghiệp;Sự kiện;Thông báo;Tin tức;Truyền thanh;Trường nghề;Tuyến bài;Văn bản")]
    [TestCase("fetch=children:tin-tuc", "Á quân hội thi tay nghề;Địa chỉ mới;Mùa tuyển sinh 100% nghề")]
    [TestCase("fetch=descendants:/nghe/", "Nghề hàn")]
    [TestCase("fetch=children:/tuyen-bai", "Đi học nghề")]
    [TestCase("fetch=ancestors:/tin-tuc/a-quan", "Cổng thông tin giáo dục nghề nghiệp;Tin tức")]
    [TestCase("fetch=children:/tin-tuc/a-quan", "")]
    [TestCase("filter=contentType:careerGuide,school", "Nghề hàn;Trường Cao đẳng Một")]
    [TestCase("filter=contentType:article&filter=contentType:!ARTICLE", "")]
    [TestCase("filter=contentType:khong-co", "")]
    [TestCase("filter=name:tuyển sinh,á quân", "Á quân hội thi tay nghề;Mùa tuyển sinh 100% nghề")]
    [TestCase("filter=name:100%25", "Mùa tuyển sinh 100% nghề")]
    [TestCase("filter=name:!nghề&filter=contentType:article", "Địa chỉ mới")]
    [TestCase("filter=name:", "*")]
    [TestCase("filter=createDate>2026-03-04&filter=contentType:article", "Địa chỉ mới")]
    [TestCase("filter=createDate>:2026-03-04&filter=contentType:article", "Á quân hội thi tay nghề;Địa chỉ mới")]
    [TestCase("filter=createDate<2026-03-02T00:00:01Z&filter=contentType:school,article", "Trường Cao đẳng Một")]
    [TestCase("filter=updateDate:2026-03-04", "Á quân hội thi tay nghề")]
    [TestCase("filter=updateDate:!2026-03-04&filter=contentType:article&filter=updateDate<:2026-03-03", "Mùa tuyển sinh 100% nghề")]
    [TestCase("filter=genre:tinvan", "Á quân hội thi tay nghề")]
    [TestCase("filter=tag:tuyển sinh", "Mùa tuyển sinh 100% nghề")]
    [TestCase("filter=guide:han&filter=tag:!khác", "Mùa tuyển sinh 100% nghề")]
    [TestCase("filter=section:nghe", "Nghề hàn")]
    public async Task A_list_holds_what_was_asked_for(string query, string names)
    {
        var (total, items) = await ListAsync($"{query}&take=100&sort=name:asc");
        if (names == "*") Assert.That(total, Is.EqualTo(19));
        else Assert.That(items.Select(Name), Is.EquivalentTo(names.Split(';', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(items, Has.Count.EqualTo(total));
    }

    [TestCase("sort=name:asc&filter=contentType:article", "Á quân hội thi tay nghề;Địa chỉ mới;Mùa tuyển sinh 100% nghề")]
    [TestCase("sort=name:desc&filter=contentType:article&take=1", "Mùa tuyển sinh 100% nghề")]
    [TestCase("sort=createDate:desc&filter=contentType:article", "Địa chỉ mới;Á quân hội thi tay nghề;Mùa tuyển sinh 100% nghề")]
    [TestCase("sort=updateDate:asc&filter=contentType:article&skip=1&take=1", "Á quân hội thi tay nghề")]
    [TestCase("sort=level:desc&sort=sortOrder:asc&filter=contentType:home,article,section&take=1", "Mùa tuyển sinh 100% nghề")]
    [TestCase("sort=level:asc&take=2&sort=sortOrder:asc", "Cổng thông tin giáo dục nghề nghiệp;Tin tức")]
    [TestCase("take=1", "Cổng thông tin giáo dục nghề nghiệp")]
    public async Task A_list_keeps_its_order(string query, string names) => Assert.That((await ListAsync(query)).Items.Select(Name), Is.EqualTo(names.Split(';')));

    [TestCase("skip=-1", 400)]
    [TestCase("take=-1", 400)]
    [TestCase("take=99999999999", 400)]
    [TestCase("filter=createDate>hôm qua", 400)]
    [TestCase("fetch=children", 400)]
    [TestCase("sort=name", 400)]
    [TestCase("expand=[a]", 400)]
    [TestCase("expand=properties[a]]", 400)]
    [TestCase("expand=properties[a[properties[a[properties[a[properties[a[properties[a]]]]]]]]]", 400)]
    [TestCase("fields=properties[%00]", 400)]
    [TestCase("expand=properties[a[properties[b]]]&take=5000", 400)]
    [TestCase("skip=5000000&take=1000000", 200)]
    public async Task What_cannot_be_read_is_refused(string query, int status) => Assert.That((int)(await Reader.GetAsync($"{DeliveryServices.Root}/content?{query}")).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task A_story_says_what_its_page_says_and_no_more()
    {
        var text = await Reader.GetStringAsync($"{DeliveryServices.Root}/content/item/{_news}");
        var story = JsonDocument.Parse(text).RootElement;
        var properties = story.GetProperty("properties");
        Assert.That(text, Does.Not.Contain("BIMAT"));
        Assert.That(story.GetProperty("contentType").GetString(), Is.EqualTo("article"));
        Assert.That(story.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/tin-tuc/mua-tuyen-sinh/"));
        Assert.That(properties.GetProperty("body").GetProperty("markup").GetString(), Is.EqualTo("<p>Xem &lt;nghề&gt;</p>"));
        Assert.That(properties.GetProperty("author").GetString(), Is.EqualTo("Hải Yến"));
        Assert.That(properties.GetProperty("topics").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(properties.GetProperty("source")[0].GetProperty("queryString").GetString(), Is.EqualTo("?so=1"));
        var cover = properties.GetProperty("cover")[0];
        Assert.That((cover.GetProperty("url").GetString(), cover.GetProperty("mediaType").GetString(), cover.GetProperty("properties").EnumerateObject().Count()), Is.EqualTo(($"/media/{_picture}/960.jpg", "Image", 0)));
    }

    [Test]
    public async Task Every_genre_with_everything_it_may_say_is_given_by_each_name_it_has()
    {
        var (day, at) = (new DateOnly(2026, 3, 9), new DateTimeOffset(2026, 3, 9, 1, 0, 0, TimeSpan.Zero));
        var fields = new ContentFields
        {
            EventDate = day, ValidFrom = day, ValidTo = day, DataYear = 2026, DataSource = "Sở", Place = "Minh Sơn", Contact = "0900", Script = "Kính thưa bà con", Responsible = "Ban Biên tập",
            Video = new(_picture, 61, "Lời", [new(0, 1, "Lời")], "Đài tỉnh", "https://dai.example/x?y=1"), File = new(_picture, Public: true, 4, null, null, null, null, "1"),
            Event = new(at, at.AddHours(2), "Trường", "https://dang-ky.example", Free: true), Document = new("CV", "12/SGD", day, "Sở", "Tuyển sinh"), Series = new("di-hoc-nghe", 2), Topics = ["khong-co"],
            Guide = JsonSerializer.SerializeToElement(new { slug = "han", related = new[] { "khong-co" } }), School = JsonSerializer.SerializeToElement(new { id = "truong-mot" }),
        };
        foreach (var genre in Genres.All)
        {
            var id = (await App.PublishAsync($"Thể loại {genre.Code}", genre.Code, slug: $"the-loai-{genre.Code.ToLowerInvariant()}", fields: fields, at: at.AddYears(-3))).ItemId;
            await App.ChangeAsync(id, p => (p.Series, p.Part, p.Topics, p.Corrections) = ("di-hoc-nghe", 2, ["khong-co"], [new(RevisionKind.Correction, "Sai số", Grave: true, at)]));
            using var answer = await SendAsync($"/content/item/{id}?expand=properties[$all]");
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), genre.Code);
            var properties = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("properties");
            Assert.That(properties.GetProperty("series").GetProperty("name").GetString(), Is.EqualTo("Đi học nghề"));
            Assert.That(properties.GetProperty("corrections").GetProperty("items")[0].GetProperty("content").GetProperty("properties").GetProperty("note").GetString(), Is.EqualTo("Sai số"));
            if (genre.Code == "TIN") Assert.That(properties.GetProperty("eventDate").GetString(), Is.EqualTo("2026-03-09T00:00:00"));
            await App.WithdrawAsync(id);
        }
    }

    [Test]
    public async Task A_school_shows_only_what_its_licence_covers()
    {
        var text = await Reader.GetStringAsync($"{DeliveryServices.Root}/content/item/truong/truong-mot?expand=properties[teaches]");
        Assert.That(text, Does.Not.Contain("BIMAT"));
        var properties = JsonDocument.Parse(text).RootElement.GetProperty("properties");
        Assert.That(properties.GetProperty("profile").GetProperty("programmes").GetArrayLength(), Is.EqualTo(1));
        Assert.That(properties.GetProperty("teaches")[0].GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("Nghề hàn"));
    }

    [TestCase("", 0, 0)]
    [TestCase("expand=properties[guides]", 25, 0)]
    [TestCase("expand=properties[$all]", 25, 0)]
    [TestCase("expand=properties[guides[properties[taughtAt]]]", 25, 25)]
    [TestCase("expand=properties[guides]&fields=properties[guides[properties[title,taughtAt]]]", 2, 0)]
    [TestCase("expand=properties[guides[properties[$all]]]&fields=properties[guides[properties[taughtAt[properties[title]]]]]", 1, 1)]
    public async Task Expanding_gives_the_properties_of_what_is_named(string query, int guide, int school)
    {
        var properties = JsonDocument.Parse(await Reader.GetStringAsync($"{DeliveryServices.Root}/content/item/{_news}?{query}")).RootElement.GetProperty("properties");
        var picked = properties.GetProperty("guides")[0];
        Assert.That(picked.EnumerateObject().Select(p => p.Name), Does.Not.Contain("cultures"));
        Assert.That(Count(picked), guide == 25 ? Is.GreaterThanOrEqualTo(25) : Is.EqualTo(guide));
        if (guide > 0) Assert.That(Count(picked.GetProperty("properties").GetProperty("taughtAt")[0]), school == 25 ? Is.GreaterThanOrEqualTo(25) : Is.EqualTo(school));
        if (query.Contains("fields", StringComparison.Ordinal)) Assert.That(properties.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "guides" }));
        if (query.Contains("$all]", StringComparison.Ordinal) && !query.Contains("fields", StringComparison.Ordinal))
            Assert.That(properties.GetProperty("cover")[0].GetProperty("properties").GetProperty("alternativeText").GetString(), Is.EqualTo("Thợ hàn đang làm việc"));
    }

    [Test]
    public async Task An_old_address_leads_to_the_present_one()
    {
        using var answer = await Reader.GetAsync($"{DeliveryServices.Root}/content/item/tin-tuc%2Fcu");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/tin-tuc/moi/"));
        Assert.That(answer.Headers.GetValues("Location-Start-Item-Path"), Is.EqualTo(new[] { "trang-chu" }));
        Assert.That(answer.Headers.GetValues("Location-Start-Item-Id"), Is.EqualTo(new[] { ContentTree.HomeId.ToString() }));
    }

    [Test]
    public async Task What_is_archived_is_at_its_address_and_on_no_list()
    {
        Assert.That((await ListAsync("filter=name:lưu trữ")).Total, Is.Zero);
        Assert.That((int)(await Reader.GetAsync($"{DeliveryServices.Root}/content/item/tin-tuc/luu-tru/")).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Collections_are_content_too()
    {
        var series = JsonDocument.Parse(await Reader.GetStringAsync($"{DeliveryServices.Root}/content/item/tuyen-bai/di-hoc-nghe")).RootElement;
        Assert.That((series.GetProperty("id").GetGuid(), series.GetProperty("contentType").GetString()), Is.EqualTo((_series, "series")));
    }

    [TestCase("tin-tuc", "/content/item/a-quan", 200)]
    [TestCase("nghe", "/content/item/a-quan", 404)]
    [TestCase("trang-chu", "/content/item/tin-tuc/a-quan", 200)]
    public async Task A_path_begins_at_the_start_item(string start, string path, int status) => Assert.That((int)(await SendAsync(path, ("Start-Item", start))).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task A_list_holds_what_lies_below_the_start_item()
    {
        using var answer = await SendAsync("/content?take=50", ("Start-Item", "nghe"));
        Assert.That(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32(), Is.EqualTo(1));
    }

    [TestCase("vi-VN", 200)]
    [TestCase("en-US", 404)]
    [TestCase("en-US,en;q=0.9", 200)]
    public async Task The_content_speaks_Vietnamese(string language, int status) => Assert.That((int)(await SendAsync($"/content/item/{_brief}", ("Accept-Language", language))).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task A_preview_shows_what_the_newsroom_has_in_hand_to_the_key_alone()
    {
        var inWork = await App.SavedAsync(Stories.Draft("Bài đang biên tập"));
        var unit = (await App.PersonAsync(Role.Contributor)).Id;
        var draft = await App.AskAsync(async services => ((SaveOutcome.Saved)await services.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft("Nháp của trường"),
            new Actor(unit, "Người của trường", Role.Contributor, CmsApp.SchoolId), CancellationToken.None)).Item.Id);

        Assert.That((int)(await SendAsync($"/content/item/{inWork}")).StatusCode, Is.EqualTo(404));
        using var seen = await SendAsync($"/content/item/preview-{inWork}", ("Preview", "True"), ("Api-Key", Key));
        var story = JsonDocument.Parse(await seen.Content.ReadAsStringAsync()).RootElement;
        Assert.That(story.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo($"/preview-{inWork}/"));
        Assert.That(story.GetProperty("properties").GetProperty("body").GetProperty("markup").GetString(), Does.Contain("lớp hàn buổi tối"));
        Assert.That(seen.Headers.CacheControl!.NoStore, Is.True);

        using var list = await SendAsync("/content?filter=name:Bài đang,Nháp của", ("Preview", "true"), ("Api-Key", Key));
        Assert.That(JsonDocument.Parse(await list.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray().Select(Name), Is.EqualTo(new[] { "Bài đang biên tập" }));
        Assert.That((int)(await SendAsync($"/content/item/{draft}", ("Preview", "true"), ("Api-Key", Key))).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Whoever_has_an_answer_is_told_that_nothing_changed()
    {
        using var first = await SendAsync($"/content/item/{_guide}");
        using var again = await SendAsync($"/content/item/{_guide}", ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.That(((int)first.StatusCode, (int)again.StatusCode), Is.EqualTo((200, 304)));
    }

    private async Task<(int Total, List<JsonElement> Items)> ListAsync(string query)
    {
        var list = JsonDocument.Parse(await Reader.GetStringAsync($"{DeliveryServices.Root}/content?{query}")).RootElement;
        return (list.GetProperty("total").GetInt32(), [.. list.GetProperty("items").EnumerateArray()]);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, DeliveryServices.Root + path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Reader.SendAsync(request);
    }

    private static string Name(JsonElement item) => item.GetProperty("name").GetString()!;

    private static int Count(JsonElement item) => item.GetProperty("properties").EnumerateObject().Count();
}
