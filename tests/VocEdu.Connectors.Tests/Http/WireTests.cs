using System.Net.Sockets;
using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Http;

public class WireTests
{
    private static readonly ChannelAccount Account = new(Guid.NewGuid(), "1", new MemorySecrets(new("TEST-PAGE-TOKEN")));

    private static readonly ChannelPost Post = new() { Marker = "VE-2026-000001", Text = "Thông báo" };

    [Test]
    public async Task Request_that_never_left_is_sent_again()
    {
        var outcome = await SendAsync(() => new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException()));
        Assert.That(outcome.Class(), Is.EqualTo("R"));
    }

    private static IEnumerable<TestCaseData> CutOff =>
    [
        new TestCaseData(() => (Exception)new HttpRequestException(HttpRequestError.ResponseEnded)).SetArgDisplayNames("answer ended"),
        new TestCaseData(() => (Exception)new HttpRequestException("reset", new IOException("reset"))).SetArgDisplayNames("reset"),
        new TestCaseData(() => (Exception)new TaskCanceledException("too slow", new TimeoutException())).SetArgDisplayNames("timeout"),
    ];

    [TestCaseSource(nameof(CutOff))]
    public async Task Request_cut_off_on_the_way_is_looked_up_first(Func<Exception> fault) =>
        Assert.That((await SendAsync(fault)).Class(), Is.EqualTo("U"));

    [Test]
    public async Task Answer_in_an_unknown_charset_is_read_all_the_same()
    {
        var far = new FarSide().On("POST /feed", _ =>
        {
            var answer = Fixture.Of("facebook", "error_506_duplicate").Answer();
            answer.Content.Headers.ContentType!.CharSet = "unheard-of";
            return answer;
        });
        var outcome = await Near.Channel(ChannelKind.Facebook, far).SendAsync(new SavedJob(Account, Post).Job, default);
        Assert.That(outcome, Is.TypeOf<PostOutcome.Unknown>().And.Property("Why").Property("Code").EqualTo("506"));
    }

    [Test]
    public void Cancelled_call_throws()
    {
        using var cancelled = new CancellationTokenSource();
        var far = new FarSide().On("POST /feed", _ =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        });
        Assert.That(() => Near.Channel(ChannelKind.Facebook, far).SendAsync(new SavedJob(Account, Post).Job, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Tokens_are_never_printed() =>
        Assert.That($"{new ChannelSecrets("TEST-PAGE-TOKEN", "TEST-REFRESH")} {Account}", Does.Not.Contain("TEST-"));

    [TestCase("Facebook:GraphUrl", "ftp://graph")]
    [TestCase("Facebook:Version", "twenty")]
    public void Wrong_setting_stops_the_start(string key, string value) =>
        Assert.That(() => Near.Channel(ChannelKind.Facebook, new FarSide(), new Dictionary<string, string?> { [key] = value }),
            Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>());

    private static Task<PostOutcome> SendAsync(Func<Exception> fault) =>
        Near.Channel(ChannelKind.Facebook, new FarSide().On("POST /feed", _ => throw fault())).SendAsync(new SavedJob(Account, Post).Job, default);
}
