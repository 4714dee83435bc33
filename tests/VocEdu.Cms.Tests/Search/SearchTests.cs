using System.Net;
using AngleSharp.Dom;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Search;

/// <summary>Search as readers meet it.</summary>
public sealed class SearchTests : SiteFixture
{
    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Nghề hàn", "NGHE", slug: "han", summary: "Nối kim loại bằng nhiệt.", body: "Thợ hàn đọc bản vẽ, chuẩn bị phôi, hàn và kiểm tra mối hàn.");
        await App.PublishAsync("Hạn nộp hồ sơ", "TIN", summary: "Hạn cuối là tháng sau.", body: "Hồ sơ nộp trước hạn cuối.");
        await App.PublishAsync("Nghề điện dân dụng", "NGHE", slug: "dien-dan-dung", summary: "Lắp và sửa điện trong nhà.", body: "Lắp đường dây, ổ cắm, đèn.");
        await App.PublishAsync("Kỹ thuật pha chế đồ uống", "NGHE", slug: "pha-che", summary: "Pha chế cà phê, trà và đồ uống.", body: "Hòa đường, lắc đều. Đồ uống ngon.");
        await App.PublishAsync("Điều hòa không khí", "BAI", summary: "Bảo dưỡng máy lạnh mùa hè.", body: "Vệ sinh dàn lạnh, nạp ga.");
        await App.PublishAsync("Trường tuyển sinh nghề đầu bếp", "TIN", summary: "Tuyển sinh lớp chế biến món ăn.", body: "Học nghề miễn phí.");
        await App.PublishAsync("Nữ sinh đi học may", "TIN", summary: "Chọn ngành may.", body: "May áo dài.");
        await App.PublishAsync("Máy xúc, máy ủi", "TIN", summary: "Vận hành máy thi công.", body: "Lái máy.");
        await App.PublishAsync("Chăn nuôi lợn", "TIN", summary: "Nuôi lợn an toàn sinh học.", body: "Chuồng trại sạch.");
        await App.PublishAsync("Ngày hội lớn", "TIN", summary: "Sự kiện lớn nhất năm.", body: "Đông vui.");
        await App.PublishAsync("Bộ đội về quê đi học có được trả tiền không?", "HOIDAP", summary: "Hỏi đáp.", body: "Quân nhân xuất ngũ mang thẻ đào tạo đến trường để được trừ học phí.");
        await App.PublishAsync("Thẻ đào tạo cho quân nhân xuất ngũ", "VANBAN", summary: "Quyền lợi sau nghĩa vụ quân sự.", body: "Thẻ đào tạo có giá trị mười hai tháng lương cơ sở.");
        foreach (var who in new[] { "Nông dân", "Công nhân", "Phụ nữ" }) await App.PublishAsync($"{who} đi học có được trả tiền không?", "HOIDAP", summary: "Hỏi đáp.", body: "Hãy hỏi nơi đào tạo.");
        await App.PublishAsync("Quy chế khen thưởng học sinh", "VANBAN", summary: "Các mức khen thưởng.", body: "Học sinh đạt loại giỏi được trả tiền thưởng.");
        await App.PublishAsync(PublicContent.Hostile, "TIN", summary: "<img src=x onerror=alert(1)> hàn", body: "<script>hàn</script>");
    }

    [TestCase("nghề hàn", "Nghề hàn", TestName = "Marks typed")]
    [TestCase("nghe han", "Nghề hàn", TestName = "No marks typed")]
    [TestCase("NGHỀ HÀN", "Nghề hàn", TestName = "Capitals")]
    [TestCase("nghe\u0302\u0300 ha\u0300n", "Nghề hàn", TestName = "Decomposed letters")]
    [TestCase("ngheef hanf", "Nghề hàn", TestName = "Telex left over")]
    [TestCase("nghe62 ha2n", "Nghề hàn", TestName = "VNI left over")]
    [TestCase("dien dan dung", "Nghề điện dân dụng", TestName = "d typed for đ")]
    [TestCase("điện dan dụng", "Nghề điện dân dụng", TestName = "Some marks typed")]
    [TestCase("điều hoà", "Điều hòa không khí", TestName = "Tone on the other vowel")]
    [TestCase("kĩ thuật pha chế", "Kỹ thuật pha chế đồ uống", TestName = "i for y")]
    [TestCase("pha ch", "Kỹ thuật pha chế đồ uống", TestName = "Last syllable unfinished")]
    [TestCase("nghe dien dan du", "Nghề điện dân dụng", TestName = "Last of four unfinished")]
    [TestCase("y xuc", "Máy xúc, máy ủi", TestName = "First syllable unknown")]
    [TestCase("heo", "Chăn nuôi lợn", TestName = "Southern name")]
    [TestCase("máy lạnh", "Điều hòa không khí", TestName = "Everyday name")]
    [TestCase("nghề hàng", "Nghề hàn", TestName = "One letter too many")]
    [TestCase("em muốn học làm đồ uống thì học ở đâu ạ", "Kỹ thuật pha chế đồ uống", TestName = "A whole question")]
    public async Task The_first_result_is_what_was_meant(string query, string title) =>
        Assert.That(Titles(await FindAsync(query)).FirstOrDefault(), Is.EqualTo(title));

    [Test]
    public async Task Every_title_finds_its_own_page()
    {
        foreach (var title in new[] { "Nghề hàn", "Hạn nộp hồ sơ", "Nghề điện dân dụng", "Kỹ thuật pha chế đồ uống", "Điều hòa không khí", "Trường tuyển sinh nghề đầu bếp", "Nữ sinh đi học may", "Máy xúc, máy ủi", "Chăn nuôi lợn", "Ngày hội lớn" })
            Assert.That(Titles(await FindAsync(title)).FirstOrDefault(), Is.EqualTo(title));
    }

    [Test]
    public async Task Exact_marks_rank_above_the_folded_word()
    {
        Assert.That(Titles(await FindAsync("may")).First(), Is.Not.Empty);
        Assert.That(Titles(await FindAsync("máy")).First(), Is.EqualTo("Máy xúc, máy ủi"));
        Assert.That(Titles(await FindAsync("hạn")).First(), Is.EqualTo("Hạn nộp hồ sơ"));
    }

    [Test]
    public async Task Another_name_does_not_find_words_that_only_look_alike() =>
        Assert.That(Titles(await FindAsync("heo")), Does.Not.Contain("Ngày hội lớn"));

    [Test]
    public async Task Hits_are_marked_in_the_text_as_it_is_written()
    {
        var page = await FindAsync("nghe han");
        Assert.That(page.QuerySelector(".result mark")!.TextContent, Is.EqualTo("Nghề hàn"));
        Assert.That((await FindAsync("hàn")).QuerySelectorAll("mark").Select(m => m.TextContent), Does.Not.Contain("Hạn"));
    }

    [Test]
    public async Task Found_text_stays_text()
    {
        var page = await FindAsync("hàn");
        Assert.That(page.QuerySelectorAll("main script:not([src]), main img"), Is.Empty);
        Assert.That(Titles(page), Does.Contain(PublicContent.Hostile));
    }

    [TestCase("' or 1=1 --")]
    [TestCase("& | ! <-> :* \\")]
    [TestCase("\uD800")]
    [TestCase("%_%")]
    [TestCase("((((((((")]
    [TestCase("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0")]
    [TestCase("là và của")]
    [TestCase("zzzzqqq xxxwww")]
    public async Task Odd_input_is_only_text(string query)
    {
        using var answer = await Reader.GetAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_kind_narrows_the_results() =>
        Assert.That((await Reader.PageAsync("/tim-kiem?q=nghe&loai=nghe")).QuerySelectorAll(".result .kicker").Select(k => k.TextContent),
            Is.Not.Empty.And.All.EqualTo("Giới thiệu nghề"));

    [TestCase("", TestName = "Among everything")]
    [TestCase("&loai=nghe", TestName = "Narrowed to guides")]
    public async Task Who_asks_which_trade_to_learn_is_led_to_the_guide_that_tells_of_it(string narrowed) =>
        Assert.That(Titles(await Reader.PageAsync($"/tim-kiem?q={Uri.EscapeDataString("em là nữ sinh thích lắp đường dây và ổ cắm thì nên học nghề gì")}{narrowed}")).First(), Is.EqualTo("Nghề điện dân dụng"));

    [Test]
    public async Task The_official_text_comes_with_the_answer_that_says_it_in_other_words() =>
        Assert.That(Titles(await FindAsync("con tôi đi bộ đội vừa về quê muốn đi học lớp điện thì có được trả tiền không")).Take(2),
            Is.EqualTo(new[] { "Bộ đội về quê đi học có được trả tiền không?", "Thẻ đào tạo cho quân nhân xuất ngũ" }));

    [Test]
    public async Task What_was_just_published_is_found()
    {
        await App.PublishAsync("Lớp thổi thủy tinh xuzkaf");
        Assert.That(Titles(await FindAsync("xuzkaf")), Is.EqualTo(new[] { "Lớp thổi thủy tinh xuzkaf" }));
    }

    [Test]
    public async Task A_page_that_finds_nothing_says_how_to_go_on() =>
        Assert.That((await FindAsync("zzzzqqq")).QuerySelector(".empty")!.TextContent, Does.Contain("Hãy thử ít từ hơn"));

    private Task<IDocument> FindAsync(string query) => Reader.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}");

    private static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll(".result h2").Select(h => h.TextContent);
}
