using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

public sealed class PublicPageTests : EngineFixture
{
    private readonly Site _site = new();

    private Node Careful => Nodes[1];

    [SetUp]
    public async Task CheckPages()
    {
        _site.Asked.Clear();
        AddNode("careful", also: services =>
        {
            services.Configure<PublishingOptions>(options => options.CheckPublicPage = true);
            services.AddHttpClient(PublicPage.Client).ConfigurePrimaryHttpMessageHandler(() => _site).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        });
        await ConnectAsync();
    }

    [OneTimeTearDown]
    public void Close() => _site.Dispose();

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.Redirect)]
    public async Task Link_is_posted_only_once_its_page_answers(HttpStatusCode early)
    {
        _site.Answer = _ => early;
        var post = await PlanAsync("content:1");

        await Careful.RunForAsync(TimeSpan.FromMinutes(5));
        var waiting = await ReadAsync(post.Id);
        Assert.That((waiting.State, waiting.AnswerCode, waiting.Attempts), Is.EqualTo((PostState.RetryAt, $"page http {(int)early}", 0)));

        _site.Answer = _ => HttpStatusCode.OK;
        await Careful.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    [Test]
    public async Task Cover_must_answer_too()
    {
        _site.Answer = address => address.AbsolutePath.EndsWith(".jpg", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK;
        var post = await PlanPictureAsync("http://localhost:5080/media/anh.jpg");

        await Careful.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.RetryAt));
    }

    [TestCase("http://169.254.169.254/anh.jpg")]
    [TestCase("http://localhost:5432/anh.jpg")]
    [TestCase("http://localhost:5080@evil.example/anh.jpg")]
    public async Task Address_that_is_not_ours_is_never_asked(string address)
    {
        _site.Answer = _ => HttpStatusCode.OK;
        var post = await PlanPictureAsync(address);

        await Careful.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.That(_site.Asked.Select(a => a.Authority), Is.All.EqualTo("localhost:5080"));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    private async Task<OutboxPost> PlanPictureAsync(string picture)
    {
        var work = await PublishAsync(Story("content:1"));
        var content = new ChannelPost
        {
            Marker = "", Text = "Mời bạn đọc", Link = new Uri("http://localhost:5080/tin-tuc/1"), Pictures = [new(new Uri(picture), "Ảnh")],
        };
        var planned = await Node.AskAsync<PlanPosts, PlannedPosts>(use => use.RunAsync(work, [(ChannelKind.Facebook, content, Start)], default));
        return planned.Posts[0];
    }

    private sealed class Site : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        public Func<Uri, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(Answer(request.RequestUri!)));
        }
    }
}
