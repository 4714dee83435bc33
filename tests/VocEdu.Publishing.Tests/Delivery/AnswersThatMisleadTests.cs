using System.Net;
using System.Text;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Sandbox.Faults;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>One message of a delivery is answered wrongly, for each message in turn; the platform has acted, or has not.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnswersThatMisleadTests : SandboxFixture
{
    [Test]
    public Task Answer_in_HTML_leaves_one_complete_public_post([Values] PostShape shape, [Values] bool afterTheEffect) =>
        DeliverAsync(shape, "html-502", afterTheEffect);

    [Test]
    public Task Server_error_after_the_effect_leaves_one_complete_public_post([Values] PostShape shape) => DeliverAsync(shape, shape switch
    {
        PostShape.YouTubeFilm => "youtube/backend",
        PostShape.ZaloArticle or PostShape.ZaloFilm => "html-502",      // Zalo has no other
        _ => "facebook/service",
    }, afterTheEffect: true);

    [Test]
    public Task Lost_answer_leaves_one_complete_public_post([Values] PostShape shape) => DeliverAsync(shape, null, afterTheEffect: true);

    /// <param name="answer">Of <see cref="KnownAnswers"/>; null: the line is cut.</param>
    private async Task DeliverAsync(PostShape shape, string? answer, bool afterTheEffect)
    {
        await ConnectAsync(SandboxPlatforms.KindOf(shape));
        var struck = true;
        for (var message = 1; struck; message++)
        {
            var post = await PlanAsync(shape, $"{shape}-{message}");
            var misleading = new Misleading(message, answer, afterTheEffect);
            var node = NewNode($"node-{message}", misleading.Through);

            await node.RunForAsync(TimeSpan.FromHours(3));

            await JudgeAsync(post.Id, $"{shape}: {answer ?? "cut"} at message {message}");
            struck = misleading.HasStruck;
            Assert.That(struck || message > 2, Is.True, "every delivery takes several messages");
        }
        Assert.That(Sandbox.Public(SandboxPlatforms.KindOf(shape)), Is.EqualTo((await StatesAsync()).Count), "nothing else became public");
    }

    private sealed class Misleading(int message, string? answer, bool afterTheEffect)
    {
        private int _turn;

        public bool HasStruck => Volatile.Read(ref _turn) >= message;

        public HttpMessageHandler Through(HttpMessageHandler inner) => new Line(this, inner);

        private sealed class Line(Misleading line, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (Interlocked.Increment(ref line._turn) != line.Message) return await base.SendAsync(request, cancellationToken);
                if (line.AfterTheEffect) (await base.SendAsync(request, cancellationToken)).Dispose();
                return line.Answer();
            }
        }

        private int Message => message;

        private bool AfterTheEffect => afterTheEffect;

        private HttpResponseMessage Answer()
        {
            if (answer is null) throw new HttpRequestException("cut", new IOException("cut"));
            var known = KnownAnswers.All[answer];
            return new HttpResponseMessage((HttpStatusCode)known.Status) { Content = new StringContent(known.Body ?? "", Encoding.UTF8, known.ContentType.Split(';')[0]) };
        }
    }
}
