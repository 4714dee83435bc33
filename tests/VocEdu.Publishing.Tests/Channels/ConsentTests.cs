using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;

namespace VocEdu.Publishing.Tests.Channels;

/// <summary>A channel is connected on the platform's own page: the sandbox speaks it, PKCE included.</summary>
public sealed class ConsentTests : EngineFixture
{
    private const string Actor = "user-1";
    private static readonly Uri ComeBackTo = new("http://localhost/quan-tri/kenh/tro-lai");
    private SandboxPlatforms platforms = null!;
    private Node node = null!;

    [SetUp]
    public void Connect()
    {
        platforms = new SandboxPlatforms(Clock);
        node = new Node(Database, Clock, "consent", [], services => platforms.Wire(services), SandboxPlatforms.Settings);
    }

    [TearDown]
    public async Task Disconnect()
    {
        await node.DisposeAsync();
        await platforms.DisposeAsync();
    }

    [Test]
    public async Task Person_agrees_and_the_channel_works([Values] ChannelKind kind)
    {
        var (state, code) = await AgreeAsync(kind);

        var end = await FinishAsync(state, code);

        var channel = ((ConsentEnd.Connected)end).Channel;
        Assert.That((channel.Kind, channel.RemoteId, channel.State), Is.EqualTo((kind, SandboxPlatforms.RemoteId(kind), ChannelState.Ready)));
        var probe = await node.AskAsync<IEnumerable<IChannel>, ChannelProbe>(async channels => await channels.Single(c => c.Kind == kind)
            .ProbeAsync(new(channel.Id, channel.RemoteId, StoreOf(channel.Id)), CancellationToken.None));
        Assert.That(probe.Works, Is.True, probe.Problem?.Message);
        Assert.That(await node.QueryAsync(db => db.ChannelConsents.CountAsync()), Is.Zero, "nothing of the consent is kept");
    }

    [Test]
    public async Task Connection_that_is_ended_leaves_no_token_here_nor_a_living_one_at_the_platform([Values] ChannelKind kind)
    {
        var (state, code) = await AgreeAsync(kind);
        var channel = ((ConsentEnd.Connected)await FinishAsync(state, code)).Channel;
        var secrets = await StoreOf(channel.Id).ReadAsync(default);

        var ended = await node.AskAsync<DisconnectChannel, Disconnection?>(use => use.RunAsync(channel.Id, CancellationToken.None));
        var again = await node.AskAsync<DisconnectChannel, Disconnection?>(use => use.RunAsync(channel.Id, CancellationToken.None));

        Assert.That(ended!.StillToDo is null, Is.EqualTo(kind == ChannelKind.YouTube), "only Google lets a program give a permission back");
        Assert.That(again, Is.Null);
        Assert.That(platforms.Store.Read(s => s.YouTube.RefreshTokens.Contains(secrets.RefreshToken ?? "")), Is.False);
        var row = await node.QueryAsync(db => db.Channels.AsNoTracking().SingleAsync(c => c.Id == channel.Id));
        Assert.That((row.Secrets, row.State, row.StateCode), Is.EqualTo(((byte[]?)null, ChannelState.Blocked, "disconnected")));
        Assert.That(await node.AskAsync<SwitchChannel, bool>(use => use.RunAsync(channel.Id, on: true, CancellationToken.None)), Is.False, "it cannot be started without a connection");
    }

    [Test]
    public async Task Page_token_has_no_expiry_date_and_the_others_can_be_renewed()
    {
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            var (state, code) = await AgreeAsync(kind);
            var secrets = await StoreOf(((ConsentEnd.Connected)await FinishAsync(state, code)).Channel.Id).ReadAsync(default);
            Assert.That(secrets.ExpiresAt is null, Is.EqualTo(kind == ChannelKind.Facebook), $"{kind}");
            Assert.That(secrets.RefreshToken is null, Is.EqualTo(kind == ChannelKind.Facebook), $"{kind}");
        }
    }

    [Test]
    public async Task Return_loaded_twice_spends_the_code_once_and_changes_nothing()
    {
        var (state, code) = await AgreeAsync(ChannelKind.Zalo);
        await FinishAsync(state, code);

        Assert.That(await FinishAsync(state, code), Is.TypeOf<ConsentEnd.Failed>());
        Assert.That(platforms.Store.Read(s => s.Zalo.RefreshTokens.Count), Is.EqualTo(2), "the ready-made one and ours");
    }

    [Test]
    public async Task Two_returns_at_once_connect_once()
    {
        var (state, code) = await AgreeAsync(ChannelKind.YouTube);

        var ends = await Task.WhenAll(FinishAsync(state, code), FinishAsync(state, code), FinishAsync(state, code));

        Assert.That(ends.Count(e => e is ConsentEnd.Connected), Is.GreaterThanOrEqualTo(1));
        Assert.That(await node.QueryAsync(db => db.Channels.CountAsync()), Is.EqualTo(1));
        Assert.That(platforms.Store.Read(s => s.YouTube.RefreshTokens.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task Return_of_another_person_or_with_another_state_is_refused()
    {
        var (state, code) = await AgreeAsync(ChannelKind.YouTube);

        Assert.That(await FinishAsync(state, code, "user-2"), Is.TypeOf<ConsentEnd.Failed>());
        Assert.That(await FinishAsync("guessed", code), Is.TypeOf<ConsentEnd.Failed>());
        Assert.That(await FinishAsync(null, code), Is.TypeOf<ConsentEnd.Failed>());
        Assert.That(await FinishAsync(state, code), Is.TypeOf<ConsentEnd.Connected>(), "the person who began still may finish");
    }

    [Test]
    public async Task Code_of_another_consent_does_not_fit_its_verifier([Values(ChannelKind.YouTube, ChannelKind.Zalo)] ChannelKind kind)
    {
        var (_, stolen) = await AgreeAsync(kind);
        var (state, _) = await AgreeAsync(kind);

        Assert.That(await FinishAsync(state, stolen), Is.TypeOf<ConsentEnd.Failed>());
        Assert.That(await node.QueryAsync(db => db.Channels.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Refusal_of_the_person_changes_nothing([Values] ChannelKind kind)
    {
        platforms.Store.Write(s => s.Switches = new Switches { Facebook = { ConsentDenied = true }, YouTube = { ConsentDenied = true }, Zalo = { ConsentDenied = true } });
        var (state, code) = await AgreeAsync(kind);

        Assert.That(code, Is.Null);
        Assert.That(((ConsentEnd.Failed)await FinishAsync(state, code)).Why.Code, Is.EqualTo("consent.denied"));
    }

    [Test]
    public async Task Consent_that_takes_too_long_is_over()
    {
        var (state, code) = await AgreeAsync(ChannelKind.Zalo);
        Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That(((ConsentEnd.Failed)await FinishAsync(state, code)).Why.Code, Is.EqualTo("consent.over"));
    }

    [Test]
    public async Task Person_with_several_pages_chooses_one()
    {
        platforms.Store.Write(s => s.Switches.Facebook.SecondPage = true);
        var (state, code) = await AgreeAsync(ChannelKind.Facebook);

        var choose = (ConsentEnd.Choose)await FinishAsync(state, code);
        Assert.That(choose.Accounts.Select(a => a.RemoteId), Is.EqualTo(new[] { FacebookState.SecondPageId, FacebookState.PageId }));
        Assert.That(await node.QueryAsync(db => db.Channels.CountAsync()), Is.Zero);

        Assert.That(await node.AskAsync<ConnectByConsent, ConsentEnd>(use => use.ChooseAsync(choose.State, "not-mine", Actor, CancellationToken.None)), Is.TypeOf<ConsentEnd.Failed>());
        var end = await node.AskAsync<ConnectByConsent, ConsentEnd>(use => use.ChooseAsync(choose.State, FacebookState.PageId, Actor, CancellationToken.None));
        Assert.That(((ConsentEnd.Connected)end).Channel.RemoteId, Is.EqualTo(FacebookState.PageId));
    }

    [Test]
    public async Task Channel_connected_anew_must_be_the_same_one()
    {
        var other = await ConnectAsync(ChannelKind.Zalo, "another-oa");
        var (state, code) = await AgreeAsync(ChannelKind.Zalo, other.Id);

        Assert.That(((ConsentEnd.Failed)await FinishAsync(state, code)).Why.Message, Does.Contain(other.Name));
        Assert.That(await node.QueryAsync(db => db.Channels.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Unticked_permission_is_named()
    {
        platforms.Store.Write(s => s.Switches.YouTube.GrantedScope = "https://www.googleapis.com/auth/youtube.upload");
        var (state, code) = await AgreeAsync(ChannelKind.YouTube);

        Assert.That(((ConsentEnd.Failed)await FinishAsync(state, code)).Why.Code, Is.EqualTo("consent.scope"));
    }

    [Test]
    public async Task Program_without_an_app_says_what_to_set([Values] ChannelKind kind)
    {
        var start = await Node.AskAsync<ConnectByConsent, ConsentStart>(use => use.StartAsync(kind, ComeBackTo, Actor, null, CancellationToken.None));
        Assert.That(start.Page, Is.Null);
        Assert.That(start.Why!.Message, Does.Contain(kind == ChannelKind.YouTube ? "Google:ClientId" : $"{kind}:AppId"));
    }

    private ISecretStore StoreOf(Guid channelId) => ((SecretStores)node.Services.GetService(typeof(SecretStores))!).Of(channelId);

    private Task<ConsentEnd> FinishAsync(string? state, string? code, string actor = Actor) =>
        node.AskAsync<ConnectByConsent, ConsentEnd>(use => use.FinishAsync(state, code, actor, CancellationToken.None));

    /// <summary>Goes to the platform's page as the person's browser would, and reads what comes back.</summary>
    private async Task<(string State, string? Code)> AgreeAsync(ChannelKind kind, Guid? channelId = null)
    {
        var start = await node.AskAsync<ConnectByConsent, ConsentStart>(use => use.StartAsync(kind, ComeBackTo, Actor, channelId, CancellationToken.None));
        using var browser = platforms.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(start.Page);
        var back = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.That(answer.Headers.Location.GetLeftPart(UriPartial.Path), Is.EqualTo(ComeBackTo.AbsoluteUri));
        return (back["state"].ToString(), back.TryGetValue("code", out var code) ? code.ToString() : null);
    }
}
