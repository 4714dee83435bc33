using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Distribution;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Hosting;

public sealed partial class SecretsInLogsTests
{
    private const string WrongPassword = "Nham-mat-khau-2026", WrongToken = "MA-TRANG-SAI-2026", WrongRefresh = "MA-GIA-HAN-SAI-2026";

    [TestCase("Information", "Warning", TestName = "Logs_hold_no_secret")]
    [TestCase("Trace", "Trace", TestName = "Logs_hold_no_secret_when_an_operator_turns_them_up")]
    public async Task Look(string level, string microsoft)
    {
        await using var sandbox = await LivingSandbox.StartAsync();
        await using var app = await CmsApp.StartAsync(settings: new(sandbox.Settings)
        {
            ["Logging:LogLevel:Default"] = level, ["Logging:LogLevel:Microsoft"] = microsoft,
            ["Google:ClientSecret"] = "BI-MAT-GOOGLE-2026",
        });
        using var log = CapturedLog.Of(app);

        var person = await app.PersonAsync(Role.ChannelManager | Role.Editor);
        using (var stranger = app.Browser())
            await stranger.SubmitAsync("/dang-nhap", new() { ["UserName"] = person.UserName!, ["Password"] = WrongPassword });
        using var manager = await app.SignInAsync(person.UserName!, CmsApp.Password);
        await ConnectAsync(manager, sandbox);
        await app.DoAsync(services => services.GetRequiredService<ProbeChannels>().RunAsync(null, CancellationToken.None));
        var apiToken = await CallApiAsync(app, manager);

        List<string> secrets =
        [
            WrongPassword, CmsApp.Password, CmsApp.AdministratorPassword, WrongToken, WrongRefresh, apiToken, "BI-MAT-GOOGLE-2026",
            sandbox.Settings["Zalo:AppSecret"]!, .. Tokens(sandbox), .. await StoredTokensAsync(app),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Lines, Has.Some.Contains("YouTube").Or.Some.Contains("Zalo"), "the platforms were asked");
            foreach (var secret in secrets.Where(s => s.Length > 0).Distinct())
                Assert.That(log.Lines.Where(line => line.Contains(secret, StringComparison.Ordinal)), Is.Empty, secret);
        }
    }

    /// <summary>Three channels that work, by the page a person uses, and two that do not.</summary>
    private static async Task ConnectAsync(HttpClient manager, LivingSandbox sandbox)
    {
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            var (remoteId, secrets) = sandbox.Account(kind);
            await SubmitAsync(kind, remoteId, secrets.RefreshToken ?? secrets.AccessToken);
        }
        await SubmitAsync(ChannelKind.Facebook, "999", WrongToken);
        await SubmitAsync(ChannelKind.Zalo, "998", WrongRefresh);

        async Task SubmitAsync(ChannelKind kind, string remoteId, string token)
        {
            var answer = await manager.SubmitAsync($"/quan-tri/kenh/ket-noi/{kind}".ToLowerInvariant(), new() { ["Name"] = $"{kind} thử", ["RemoteId"] = remoteId, ["Token"] = token });
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }
    }

    private static async Task<string> CallApiAsync(CmsApp app, HttpClient owner)
    {
        var page = await owner.SubmitAsync("/quan-tri/ma-truy-cap", new() { ["Name"] = "Thử", ["Days"] = "90" });
        var token = Secret().Match(await page.Content.ReadAsStringAsync()).Value;
        using var program = app.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.That((await program.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await program.PostAsync("/api/v1/items", new StringContent("{"))).IsSuccessStatusCode, Is.False);
        return token;
    }

    private static IEnumerable<string> Tokens(LivingSandbox sandbox) => Enum.GetValues<ChannelKind>()
        .Select(kind => sandbox.Account(kind).Secrets).SelectMany(s => new[] { s.AccessToken, s.RefreshToken ?? "" });

    /// <summary>What the program holds now, after it has renewed what it was given.</summary>
    private static Task<List<string>> StoredTokensAsync(CmsApp app) => app.AskAsync(async services =>
    {
        var stores = services.GetRequiredService<SecretStores>();
        var stored = new List<ChannelSecrets>();
        foreach (var id in await services.GetRequiredService<CmsDb>().Channels.Select(c => c.Id).ToListAsync())
            stored.Add(await stores.Of(id).ReadAsync(CancellationToken.None));
        Assert.That(stored.Select(s => s.AccessToken), Has.Some.Not.Empty);
        return stored.SelectMany(s => new[] { s.AccessToken, s.RefreshToken ?? "" }).ToList();
    });

    [GeneratedRegex("vocedu_[A-Za-z0-9]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
