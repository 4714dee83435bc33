using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;
using VocEdu.Sandbox.YouTube;

namespace VocEdu.Sandbox.Tests.YouTube;

/// <summary>Captions, playlist entries and the consent screen.</summary>
public sealed class BesideTheFilm
{
    private SandboxHost host = null!;
    private HttpClient owner = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        owner = host.YouTube();
        host.Store.Write(s => s.YouTube.Videos.Add(new() { Id = "v1", Snippet = new() { ["title"] = "Phim" }, Status = [], Bytes = 1, Sha256 = "00", UploadedAt = SandboxHost.Start }));
    }

    [TearDown]
    public void Stop()
    {
        owner.Dispose();
        host.Dispose();
    }

    [Test]
    public async Task A_caption_track_is_added_once_by_name_and_language()
    {
        Assert.That((await CaptionAsync("vi", "1\n00:00:00,000 --> 00:00:02,000\nXin chào")).Status, Is.EqualTo(200));
        Assert.That((await CaptionAsync("vi", "again")).Status, Is.EqualTo(409));
        Assert.That((await CaptionAsync("en", "")).Status, Is.EqualTo(400), "an empty track");
        var listed = await owner.Get("youtube/v3/captions?part=snippet&videoId=v1");
        Assert.That((string?)listed["items"]![0]!["snippet"]!["language"], Is.EqualTo("vi"));
        Assert.That(host.Store.Read(s => s.YouTube.UnitsUsed), Is.EqualTo((3 * 400) + 50), "refused calls cost as well");
    }

    [Test]
    public async Task A_track_is_overwritten_by_its_id_only()
    {
        var track = (string?)(await CaptionAsync("vi", "một"))["id"];
        Assert.That((await OverwriteAsync(track, "hai")).Status, Is.EqualTo(200));
        Assert.That((await OverwriteAsync("AUieother", "ba")).Status, Is.EqualTo(404));
        Assert.That((await OverwriteAsync(track, "")).Status, Is.EqualTo(400));
        Assert.That(host.Store.Read(s => s.YouTube.Videos.Single().Captions.Single()), Is.EqualTo(new CaptionTrack(track!, "vi", "x", 3, Convert.ToHexStringLower(SHA256.HashData("hai"u8)), 2)));
        Assert.That(host.Store.Read(s => s.YouTube.UnitsUsed), Is.EqualTo(400 + (3 * 450)));
    }

    [Test]
    public async Task A_playlist_can_be_asked_for_one_video()
    {
        host.Store.Write(s => s.YouTube.Playlisted.Add(new("UE1", "PLtest0001", "v1")));
        var there = await owner.Get("youtube/v3/playlistItems?part=contentDetails&playlistId=PLtest0001&videoId=v1");
        var absent = await owner.Get("youtube/v3/playlistItems?part=contentDetails&playlistId=PLtest0001&videoId=v2");
        Assert.That((there["items"]!.AsArray().Count, absent["items"]!.AsArray().Count), Is.EqualTo((1, 0)));
    }

    [TestCase("right verifier, 43 characters or more, yes", ExpectedResult = 200)]
    [TestCase("another", ExpectedResult = 400)]
    public async Task<int> A_code_needs_the_verifier_of_its_consent(string sent)
    {
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes("right verifier, 43 characters or more, yes")));
        var code = (await ConsentAsync($"access_type=offline&prompt=consent&code_challenge={challenge}&code_challenge_method=S256"))["code"].ToString();
        return (await RedeemAsync(code, sent)).Status;
    }

    [Test]
    public async Task A_second_consent_brings_a_refresh_token_only_when_asked_for_in_full()
    {
        await ConsentAsync("access_type=offline");
        var without = await RedeemAsync((await ConsentAsync("access_type=offline"))["code"].ToString(), null);
        var with = await RedeemAsync((await ConsentAsync("access_type=offline&prompt=consent"))["code"].ToString(), null);
        Assert.That((without["refresh_token"] is null, with["refresh_token"] is null), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_person_may_refuse()
    {
        host.Store.Write(s => s.Switches.YouTube.ConsentDenied = true);
        Assert.That((await ConsentAsync("access_type=offline"))["error"].ToString(), Is.EqualTo("access_denied"));
    }

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> ConsentAsync(string more)
    {
        using var browser = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync($"/google/consent?client_id=CLIENT&response_type=code&scope=youtube&state=s&redirect_uri={Uri.EscapeDataString("http://localhost/back")}&{more}");
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
    }

    private async Task<Answer> RedeemAsync(string code, string? verifier)
    {
        using var client = host.CreateDefaultClient();
        using var form = new FormUrlEncodedContent([new("client_id", "CLIENT"), new("client_secret", "SECRET"), new("grant_type", "authorization_code"),
            new("code", code), new("redirect_uri", "http://localhost/back"), new("code_verifier", verifier ?? "")]);
        return await client.Post("/google/token", form);
    }

    private async Task<Answer> OverwriteAsync(string? id, string text)
    {
        using var about = new StringContent($$"""{"id":"{{id}}"}""", Encoding.UTF8, "application/json");
        using var track = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var body = new MultipartContent("related") { about, track };
        return await owner.SendAsync(HttpMethod.Put, "/upload/youtube/v3/captions?uploadType=multipart&part=id", body);
    }

    private async Task<Answer> CaptionAsync(string language, string text)
    {
        using var about = new StringContent($$$"""{"snippet":{"videoId":"v1","language":"{{{language}}}","name":"x"}}""", Encoding.UTF8, "application/json");
        using var track = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var body = new MultipartContent("related") { about, track };
        return await owner.Post("/upload/youtube/v3/captions?uploadType=multipart&part=snippet", body);
    }
}
