using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>What platforms state of posts, as a document of its own.</summary>
public sealed class ImpactTests
{
    private const string Page = "/quan-tri/bao-cao/tac-dong";
    private ReportDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Post()
    {
        _desk = await ReportDesk.OpenAsync();
        await _desk.App.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            var works = db.Works.Where(w => w.Counts).OrderBy(w => w.FirstPublicOn).ToList();
            foreach (var (kind, name, metric) in new[] { (ChannelKind.Facebook, "Trang Facebook", "post_media_view"), (ChannelKind.YouTube, "Kênh tỉnh X", "viewCount"), (ChannelKind.Zalo, "Kênh tỉnh X", "total_view") })
            {
                var channel = new Channel { Id = Guid.NewGuid(), Kind = kind, Name = name, RemoteId = name, StateSince = _desk.App.Clock.Now };
                db.Add(channel);
                foreach (var (work, i) in works.TakeLast(3).Select((w, i) => (w, i)))
                {
                    var at = new DateTimeOffset(2026, 11, 1 + i, 2, 0, 0, TimeSpan.Zero);
                    var post = new OutboxPost { Id = Guid.NewGuid(), WorkId = work.Id, ChannelId = channel.Id, Content = new() { Marker = work.Reference, Text = "Mời đọc" }, DueAt = at, State = PostState.Posted, PostedAt = at, RemoteId = $"{name}-{i}" };
                    db.Add(post);
                    if (i == 0) continue;       // of one post nothing was read
                    db.Add(new PostFigure { PostId = post.Id, TakenOn = new(2026, 11, 10), Metric = metric, Value = 5 });
                    db.Add(new PostFigure { PostId = post.Id, TakenOn = new(2026, 11, 20), Metric = metric, Value = 100 * (i + 1) });
                }
            }
            await db.SaveChangesAsync();
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task Each_channel_has_its_own_figures_with_the_day_they_were_read_and_nothing_is_added_up()
    {
        var body = WebUtility.HtmlDecode(await _desk.Reporter.GetStringAsync($"{Page}?tu=2026-11-01&den=2026-11-21"));
        Assert.That(body, Does.Contain("Trang Facebook").And.Contain("Kênh tỉnh X (YouTube)").And.Contain("Kênh tỉnh X (Zalo)").And.Contain("3 bài đăng, 2 bài có số liệu").And.Contain("đọc ngày 20/11/2026"));
        Assert.That(body.Split(">500 <").Length - 1, Is.EqualTo(3), "200 and 300 of the last reading, for each channel, also where two have one name");
        Assert.That(body, Does.Not.Contain("1.000"));
    }

    [Test]
    public async Task Document_keeps_to_the_decree_and_says_how_its_figures_are_read()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await _desk.Reporter.GetByteArrayAsync($"{Page}?handler=Word&tu=2026-11-01&den=2026-11-21")), isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(file).Select(e => e.Description), Is.Empty);
        var text = string.Join(' ', file.MainDocumentPart!.Document!.Descendants<Paragraph>().Select(p => p.InnerText));
        Assert.That(text, Does.Contain("Mức độ tiếp cận của công tác truyền thông giáo dục nghề nghiệp từ ngày 01/11/2026 đến hết ngày 21/11/2026")
            .And.Contain("Lượt xem: 500.").And.Contain("đọc ngày 20/11/2026").And.Contain("không phải là số người").And.Contain("./.").And.Contain("Phụ lục"));
    }

    [TestCase("?tu=2026-12-01&den=2026-01-01")]
    [TestCase("?tu=2001-01-01&den=2026-01-01")]
    [TestCase("?tu=hôm-nay")]
    public async Task Days_that_cannot_be_shown_are_named_and_the_year_so_far_is_shown(string query) =>
        Assert.That(WebUtility.HtmlDecode(await _desk.Reporter.GetStringAsync(Page + query)), Does.Contain("Khoảng ngày không hợp lệ").And.Contain("2025-12-15"));

    [Test]
    public async Task Schools_do_not_read_it()
    {
        using var head = await _desk.App.SignInAsync(Role.UnitHead);
        Assert.That((await head.GetAsync(Page)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
