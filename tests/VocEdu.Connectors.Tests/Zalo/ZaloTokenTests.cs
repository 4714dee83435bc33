using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.Zalo;

public class ZaloTokenTests
{
    private static readonly DateTimeOffset Start = Near.Now;

    [Test]
    public async Task Token_is_renewed_at_sixty_percent_of_its_life_and_the_new_pair_is_kept()
    {
        using var secrets = Pair();
        var clock = new SetClock(Start.AddHours(14));
        await ProbeAsync(secrets, clock, new FarSide().On("GET /oa/getoa", Fixture.Of("zalo", "getoa_ok")));
        Assert.That(secrets.Refreshes, Is.Zero);

        clock.Advance(TimeSpan.FromHours(1));
        var refresh = Fixture.Of("zalo", "token_refresh_ok");
        var far = new FarSide().On("POST /v4/oa/access_token", refresh).On("GET /oa/getoa", Fixture.Of("zalo", "getoa_ok"));
        await ProbeAsync(secrets, clock, far);

        Assert.That(secrets.Stored, Is.EqualTo(new ChannelSecrets("TEST-OA-ACCESS-2", "TEST-OA-REFRESH-2", clock.GetUtcNow().AddSeconds(90_000), clock.GetUtcNow())));
        Assert.That(far.Calls[0].Body, Is.EqualTo("app_id=1234567890&refresh_token=TEST-OA-REFRESH-1&grant_type=refresh_token"));
        Assert.That(far.Calls[0].Header("secret_key"), Is.EqualTo("APP-SECRET"));
        Assert.That(far.Calls[1].Header("access_token"), Is.EqualTo("TEST-OA-ACCESS-2"));
    }

    [TestCase("token_refresh_spent", "T")]
    [TestCase("token_refresh_expired", "T")]
    [TestCase("token_error_without_number", "R")]      // nothing of the post was sent, so it is merely tried again
    [TestCase("html_error_502", "R")]
    public async Task Failed_renewal_leaves_the_stored_tokens_untouched(string fixture, string expected)
    {
        using var secrets = Pair();
        var before = secrets.Stored;
        var far = new FarSide().On("POST /v4/oa/access_token", Fixture.Of("zalo", fixture));
        var outcome = await ZaloFixtureTests.Channel(far, new SetClock(Start.AddHours(26)))
            .SendAsync(new SavedJob(Account(secrets), ZaloFixtureTests.Post).Job, default);
        Assert.That(outcome.Class(), Is.EqualTo(expected));
        Assert.That(secrets.Stored, Is.SameAs(before));
    }

    [Test]
    public async Task Failed_early_renewal_does_not_stop_the_post()
    {
        using var secrets = Pair();
        var far = new FarSide().On("POST /v4/oa/access_token", Fixture.Of("zalo", "html_error_502")).On("GET /oa/getoa", Fixture.Of("zalo", "getoa_ok"));
        Assert.That((await ProbeAsync(secrets, new SetClock(Start.AddHours(20)), far)).Works);
    }

    [Test]
    public async Task Token_refused_before_its_time_is_renewed_once_and_the_call_repeated()
    {
        using var secrets = Pair();
        var far = new FarSide().On("GET /oa/getoa", Fixture.Of("zalo", "error_216_access_token"))
            .On("POST /v4/oa/access_token", Fixture.Of("zalo", "token_refresh_ok")).On("GET /oa/getoa", Fixture.Of("zalo", "getoa_ok"));
        Assert.That((await ProbeAsync(secrets, new SetClock(Start), far)).Works);
        Assert.That(far.IsDone);
    }

    [Test]
    public async Task Two_at_once_renew_once()
    {
        using var secrets = Pair();
        var gate = new TaskCompletionSource();
        using var far = new OneRefresh(gate.Task);
        var clock = new SetClock(Start.AddHours(26));
        var both = new[] { ProbeAsync(secrets, clock, far), ProbeAsync(secrets, clock, far) };
        gate.SetResult();
        Assert.That((await Task.WhenAll(both)).All(probe => probe.Works));
        Assert.That((far.Refreshes, secrets.Refreshes), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Renewal_under_way_is_not_cut_off_by_a_stopping_host()
    {
        using var secrets = Pair();
        using var stopping = new CancellationTokenSource();
        var far = new FarSide().On("POST /v4/oa/access_token", _ =>
        {
            stopping.Cancel();
            return Fixture.Of("zalo", "token_refresh_ok").Answer();
        });
        Assert.That(() => ZaloFixtureTests.Channel(far, new SetClock(Start.AddHours(26))).ProbeAsync(Account(secrets), stopping.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(secrets.Stored.RefreshToken, Is.EqualTo("TEST-OA-REFRESH-2"));
    }

    private static Task<ChannelProbe> ProbeAsync(MemorySecrets secrets, SetClock clock, HttpMessageHandler far) =>
        ZaloFixtureTests.Channel(far, clock).ProbeAsync(Account(secrets), default);

    private static ChannelAccount Account(MemorySecrets secrets) => new(Guid.NewGuid(), "1493565572267710000", secrets);

    private static MemorySecrets Pair() => new(new("TEST-OA-ACCESS", "TEST-OA-REFRESH-1", Start.AddHours(25), Start));

    /// <summary>Gives a new pair once; a second use of the same refresh token is refused as Zalo does.</summary>
    private sealed class OneRefresh(Task gate) : HttpMessageHandler
    {
        public int Refreshes { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                return Fixture.Of("zalo", "getoa_ok").Answer();
            }

            await gate;
            return Fixture.Of("zalo", ++Refreshes == 1 ? "token_refresh_ok" : "token_refresh_spent").Answer();
        }
    }
}
