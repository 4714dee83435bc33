using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Tests.Search;

/// <summary>What stands around the results: corrections, completions, filters, what the department puts first, and what it learns of questions.</summary>
public sealed class SearchPageTests : SiteFixture
{
    private static readonly Actor Editor = new(Guid.NewGuid(), "Trần Thị Biên", Role.Editor, null);

    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Nghề hàn", "NGHE", slug: "han", summary: "Nối kim loại bằng nhiệt.", body: "Thợ hàn đọc bản vẽ, chuẩn bị phôi.");
        await App.PublishAsync("Điều dưỡng", "NGHE", slug: "dieu-duong", summary: "Chăm sóc người bệnh.", body: "Điều dưỡng viên chăm sóc người bệnh.");
        await App.PublishAsync("Tin nghề hàn mùa hè", "TIN", summary: "Lớp nghề hàn mở tháng Sáu.", body: "Nhiều bạn trẻ chọn nghề hàn.");
    }

    [Test]
    public async Task A_slip_is_answered_with_what_was_perhaps_meant()
    {
        Assert.That((await FindAsync("ngheef hanf")).QuerySelector(".did-you-mean a")!.TextContent, Is.EqualTo("nghề hàn"));
        Assert.That((await FindAsync("nghề hàn")).QuerySelector(".did-you-mean"), Is.Null);
        Assert.That((await FindAsync("nghe han")).QuerySelector(".did-you-mean"), Is.Null);
    }

    [TestCase("ngh", "Nghề hàn")]
    [TestCase("han", "Nghề hàn")]
    [TestCase("điều d", "Điều dưỡng")]
    [TestCase("ddieeuf", "Điều dưỡng")]
    public async Task What_is_typed_is_completed(string typed, string name)
    {
        using var answer = JsonDocument.Parse(await Reader.GetStringAsync($"/tim-kiem?handler=GoiY&q={Uri.EscapeDataString(typed)}"));
        Assert.That(answer.RootElement.EnumerateArray().Select(n => n.GetProperty("text").GetString()), Does.Contain(name));
    }

    [TestCase("")]
    [TestCase("%_'\\")]
    [TestCase("\uD800")]
    public async Task Odd_letters_complete_nothing_and_break_nothing(string typed) =>
        Assert.That(await Reader.GetStringAsync($"/tim-kiem?handler=GoiY&q={Uri.EscapeDataString(typed)}"), Does.StartWith("["));

    [Test]
    public async Task A_filter_narrows_and_can_be_taken_away()
    {
        var page = await Reader.PageAsync($"/tim-kiem?q={Uri.EscapeDataString("nghề hàn")}&nam=1999");
        Assert.That(page.QuerySelectorAll(".result"), Is.Empty);
        Assert.That(page.QuerySelector(".facet-chosen")!.GetAttribute("href"), Does.Not.Contain("nam="));
        Assert.That(page.QuerySelector(".empty")!.TextContent, Does.Contain("Bỏ mọi bộ lọc"));
    }

    [Test]
    public async Task So_many_are_shown_as_were_counted()
    {
        var page = await FindAsync("nghề hàn và điều dưỡng");
        var counted = page.QuerySelectorAll(".filters a:has(.facet-count)").Select(a => (Link: a.GetAttribute("href")!, Count: int.Parse(a.QuerySelector(".facet-count")!.TextContent, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.That(counted.Sum(c => c.Count), Is.EqualTo(page.QuerySelectorAll(".result").Length).And.GreaterThan(2), "though nothing holds every word");
        foreach (var (link, count) in counted) Assert.That((await Reader.PageAsync(link)).QuerySelectorAll(".result"), Has.Length.EqualTo(count), link);
    }

    [TestCase("Trungtâm đào tạo kể chuyện người thợ trẻ đã đi rất xa để học hàn", "Trungtâm", TestName = "It is the first")]
    [TestCase("Chúng tôi kể chuyện một người thợ trẻ ở vùng cao đã đi rất xa để học hàn", "… kể", TestName = "There are words before it")]
    public void An_excerpt_begins_with_a_whole_word(string text, string beginning)
    {
        using var written = new StringWriter();
        Highlighting.Excerpt(text, new("hàn", Words.None, new([]))).WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.That(System.Net.WebUtility.HtmlDecode(written.ToString()), Does.StartWith($"{beginning} "));
    }

    [Test]
    public async Task Results_are_counted_by_what_they_can_be_narrowed_to()
    {
        foreach (var (title, theme, place) in new[] { ("Lớp mây tre xuzdem một", "chu-de-a", "Huế"), ("Lớp mây tre xuzdem hai", "chu-de-a", "Cần Thơ"), ("Lớp mây tre xuzdem ba", "chu-de-b", "Huế") })
        {
            var publication = await App.PublishAsync(title, fields: new() { Place = place, Guides = ["han"], Schools = ["thu-nghiem"] });
            publication.Themes = [theme];
            publication.Audiences = ["hoc-sinh"];
            await App.DoAsync(s => s.GetRequiredService<SearchIndex>().WriteAsync(publication, "", CancellationToken.None));
        }

        var query = (await FoundAsync("xuzdem")).Query;
        var counted = await App.AskAsync(s => s.GetRequiredService<CountFacets>().RunAsync(query, new(), CancellationToken.None));
        Assert.That(counted.Values.Select(v => (v.Field, v.Value, v.Count)), Is.EquivalentTo(new[]
        {
            ("kind", "Article", 3), ("theme", "chu-de-a", 2), ("theme", "chu-de-b", 1), ("audience", "hoc-sinh", 3), ("guide", "han", 3), ("school", "thu-nghiem", 3),
            ("place", "Huế", 2), ("place", "Cần Thơ", 1), ("year", Vietnam.LocalDate(App.Clock.Now).Year.ToString(System.Globalization.CultureInfo.InvariantCulture), 3),
        }));
        Assert.That((await FoundAsync("xuzdem", new(Theme: "chu-de-a", Place: "Huế"))).Hits, Has.Count.EqualTo(1));
        Assert.That((await FoundAsync("xuzdem", new(Audiences: ["phu-huynh", "hoc-sinh"]))).Hits, Has.Count.EqualTo(3), "one of an audience's terms will do");
        Assert.That((await FoundAsync("xuzdem", new(Audiences: ["phu-huynh"]))).Hits, Is.Empty);
    }

    [Test]
    public async Task Earlier_documents_were_put_on_the_same_shelves()
    {
        var publication = await App.PublishAsync("Lớp xuzke", fields: new() { Place = "Bến Tre", Guides = ["han"], Schools = ["thu-nghiem"] });
        publication.Themes = ["chu-de-a"];
        publication.Audiences = ["hoc-sinh"];
        await App.DoAsync(s => s.GetRequiredService<SearchIndex>().WriteAsync(publication, "", CancellationToken.None));
        await App.AskAsync(async s =>
        {
            var database = s.GetRequiredService<CmsDb>().Database;
            Task<List<string>> ReadAsync() => database.SqlQuery<string>($"""
                select l as "Value" from cms.search_document, unnest(tsvector_to_array(tsv)) l where item_id = {publication.ItemId} and tsv_head @@ quote_literal(l)::tsquery and l like '#%' order by 1
                """).ToListAsync();
            var written = await ReadAsync();
            await database.ExecuteSqlAsync($"update cms.search_document set tsv = ts_delete(tsv, {written.ToArray()}), tsv_head = ts_delete(tsv_head, {written.ToArray()}) where item_id = {publication.ItemId}");
            await database.ExecuteSqlRawAsync(CmsDb.Files.Files().Single(f => f.Number == 147).Sql);
            Assert.That(await ReadAsync(), Is.EqualTo(written).And.Exactly(7).Items);
            return 0;
        });
    }

    [Test]
    public async Task What_is_said_in_a_film_and_stands_in_a_file_is_found_and_shown_as_it_is_written()
    {
        await App.PublishAsync("Một ngày ở xưởng", "VIDEO", fields: new() { Video = new(null, null, "Chào các bạn. Hôm nay chúng ta Xuzphím khuôn Đúc.", null) });
        var leaflet = await App.PublishAsync("Tờ gấp xuztep", "TOROI", summary: "Hai mặt.", body: "In màu.");
        await App.DoAsync(s => s.GetRequiredService<CmsDb>().Database.ExecuteSqlAsync($"update cms.search_document set attached = 'Mức phí của XUZTỆP năm nay' where item_id = {leaflet.ItemId}"));
        var said = (await FindAsync("xuzphim")).QuerySelector(".result")!;
        Assert.That(said.QuerySelector("p mark")!.TextContent, Is.EqualTo("Xuzphím"));
        Assert.That(said.TextContent, Does.Contain("trong lời thoại"));
        var written = (await FindAsync("xuztep")).QuerySelector(".result")!;
        Assert.That(written.QuerySelectorAll("mark").Select(m => m.TextContent), Does.Contain("XUZTỆP"));
        Assert.That(written.TextContent, Does.Contain("trong tệp PDF"));
    }

    [Test]
    public async Task Results_can_be_paged_through_each_once()
    {
        for (var i = 0; i < 90; i++) await App.PublishAsync($"Bản tin xuzdai số {i}", slug: $"xuzdai-{i}");
        var seen = new List<string>();
        for (var address = "/tim-kiem?q=xuzdai"; address is not null;)
        {
            var page = await Reader.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll(".result h2 a").Select(a => a.GetAttribute("href")!));
            Assert.That(page.QuerySelector(".result-count")!.TextContent, Is.EqualTo("90 kết quả"));
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        Assert.That(seen, Is.Unique.And.Exactly(90).Items);
    }

    [Test]
    public async Task A_promoted_page_stands_first_for_just_this_question()
    {
        var keep = await App.AskAsync(s => s.GetRequiredService<KeepPromotions>().AddAsync("nghề hàn", "/nghe/dieu-duong", null, null, Editor, CancellationToken.None));
        Assert.That(keep, Is.Null);
        Assert.That((await FindAsync("nghe han")).QuerySelector(".result h2")!.TextContent, Is.EqualTo("Điều dưỡng"));
        Assert.That((await FindAsync("hàn")).QuerySelector(".result h2")!.TextContent, Is.Not.EqualTo("Điều dưỡng"));
        await App.AskAsync(async s =>
        {
            var kept = s.GetRequiredService<KeepPromotions>();
            foreach (var id in await s.GetRequiredService<CmsDb>().Set<SearchPromotion>().Select(p => p.Id).ToListAsync()) await kept.DeleteAsync(id, Editor, CancellationToken.None);
            return 0;
        });
        Assert.That((await FindAsync("nghe han")).QuerySelector(".result h2")!.TextContent, Is.Not.EqualTo("Điều dưỡng"));
    }

    [Test]
    public async Task A_saved_synonym_finds_at_once()
    {
        Assert.That((await FindAsync("đỡ sắt")).QuerySelectorAll(".result h2").Select(h => h.TextContent), Does.Not.Contain("Nghề hàn"));
        Assert.That(await App.AskAsync(s => s.GetRequiredService<KeepSynonyms>().SaveAsync(null, false, "đỡ sắt\nnghề hàn", Editor, CancellationToken.None)), Is.Null);
        Assert.That((await FindAsync("đỡ sắt")).QuerySelectorAll(".result h2").Select(h => h.TextContent), Does.Contain("Nghề hàn"));
    }

    [Test]
    public async Task One_name_is_no_group() =>
        Assert.That((await App.AskAsync(s => s.GetRequiredService<KeepSynonyms>().SaveAsync(null, false, "một", Editor, CancellationToken.None)))?.Field, Is.EqualTo("Phrases"));

    [Test]
    public async Task Questions_are_summed_and_what_tells_of_a_person_is_not()
    {
        var count = App.Services.GetRequiredService<CountQuestions>();
        foreach (var text in new[] { "zqx lạ", "ZQX  lạ", "nguyen.an@example.vn", "0912 345 678" }) count.Note(text, found: false);
        await count.StoreAsync(CancellationToken.None);
        var sums = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SearchQuestionDay>().Where(d => !d.Found).ToListAsync());
        Assert.That(sums.Select(s => (s.Question, s.Count)), Does.Contain(("zqx lạ", 2L)));
        Assert.That(sums.Select(s => s.Question), Has.None.Contains("@").And.None.Contains("0912"));
    }

    [Test]
    public async Task What_hardly_anybody_asked_is_forgotten_after_its_week()
    {
        await App.AskAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            var today = Vietnam.Today(TimeProvider.System);
            var over = today.AddDays(-14);
            db.AddRange(new SearchQuestionDay { Question = "hiếm", Day = over, Count = 2, Found = true }, new SearchQuestionDay { Question = "hay hỏi", Day = over, Count = 3, Found = true },
                new SearchQuestionDay { Question = "hay hỏi", Day = today.AddYears(-3), Count = 9, Found = true });
            await db.SaveChangesAsync();
            await new ForgetQuestions(s.GetRequiredService<Npgsql.NpgsqlDataSource>(), TimeProvider.System).RunAsync(CancellationToken.None);
            Assert.That(await db.Set<SearchQuestionDay>().AsNoTracking().Where(d => d.Day < today.AddDays(-7)).Select(d => d.Question + d.Count).ToListAsync(), Is.EqualTo(new[] { "hay hỏi3" }));
            return 0;
        });
    }

    private Task<SearchResult> FoundAsync(string text, SearchFilter? filter = null) => App.AskAsync(s => s.GetRequiredService<FindContent>().RunAsync(text, filter, CancellationToken.None));

    private Task<IDocument> FindAsync(string query) => Reader.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}");
}
