using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Submissions;

/// <summary>A story told again is found within its season, on both sides of the season's end.</summary>
public sealed class DuplicateTests
{
    private const string Told = "Sáng nay hai mươi học viên của lớp hàn buổi tối nhận chứng chỉ sơ cấp tại xưởng thực hành. Lớp học mở từ tháng ba cho người đi làm; học phí được huyện hỗ trợ một nửa. "
        + "Anh Lò Văn Thợ, thợ sửa máy nông cụ, nói rằng nhờ lớp học anh nhận được việc hàn khung nhà lưới cho ba hợp tác xã trong xã.";

    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_same_story_is_found_for_45_days_and_another_never()
    {
        var first = await TellAsync("Lớp hàn buổi tối trao chứng chỉ", Told);
        await TellAsync("Ngày hội ẩm thực", "Ba mươi gian hàng của các lớp nấu ăn bày món quê ở sân trường từ sáng sớm đến chiều; phụ huynh và học sinh lớp chín của bốn xã đến xem, ăn thử và hỏi thầy cô về nghề bếp.");
        _app.Clock.Advance(TimeSpan.FromDays(44));
        var again = await TellAsync("Hai mươi học viên nhận chứng chỉ nghề hàn", Told);
        Assert.That((await LikeAsync(again)).Select(s => (s.Item.Id, s.IsSame)), Is.EqualTo(new[] { (first, true) }));

        _app.Clock.Advance(TimeSpan.FromDays(2));
        var late = await TellAsync("Chứng chỉ cho lớp hàn", Told);
        Assert.That((await LikeAsync(late)).Select(s => s.Item.Id), Is.EqualTo(new[] { again }), "the first is old news by now");
        var titled = await TellAsync("Lớp hàn buổi tối: trao chứng chỉ!", "Chỉ một câu ngắn thôi.");
        Assert.That((await LikeAsync(titled)).Select(s => s.Item.Id), Is.EqualTo(new[] { first }), "an equal title is found whenever it was");
    }

    private Task<Guid> TellAsync(string title, string text) => _app.SavedAsync(Stories.Draft(title) with { Body = RichText.FromPlainText(text), Summary = "" });

    private async Task<IReadOnlyList<SimilarStory>> LikeAsync(Guid id)
    {
        var item = await _app.ItemAsync(id);
        return await _app.AskAsync(s => s.GetRequiredService<FindDuplicates>().RunAsync(item, Stories.Officer, CancellationToken.None));
    }
}
