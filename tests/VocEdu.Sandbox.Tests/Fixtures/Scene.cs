using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;
using FacebookVideo = VocEdu.Sandbox.Facebook.Video;
using YouTubeVideo = VocEdu.Sandbox.YouTube.Video;

namespace VocEdu.Sandbox.Tests.Fixtures;

/// <summary>How the sandbox is brought into the state of a fixture, and what is then asked.</summary>
/// <param name="Set">Puts the sandbox into the state.</param>
/// <param name="Ask">Another request than the documented one.</param>
/// <param name="Except">Places that may differ, because the fixture shows a part or its request asks for less.</param>
public sealed record Scene(Action<SandboxHost>? Set = null, Func<SandboxHost, Fixture, Task<Answer>>? Ask = null, params string[] Except)
{
    public static readonly Scene Plain = new();

    public static Scene Switched(Action<Switches> change, params string[] except) => new(h => h.Store.Write(s => change(s.Switches)), null, except);

    public static Scene Given(Action<SandboxState> change, params string[] except) => new(h => h.Store.Write(change), null, except);

    /// <summary>A failure the platform gives on its own account, sent by a fault.</summary>
    public static Scene Struck(string endpoint, string answer, Func<SandboxHost, Task<Answer>> ask) => new(null, async (host, _) =>
    {
        await host.Faults.AddAsync(new { endpoint, answer });
        return await ask(host);
    });

    public static Scene Page(string answer) => Struck("facebook.feed", answer, async host =>
    {
        using var page = host.Facebook();
        return await page.Post("100200300400500/feed", new { message = "x" });
    });

    public static Scene Tube(string endpoint, string answer, string path) => Struck(endpoint, answer, async host =>
    {
        using var owner = host.YouTube();
        return endpoint is "youtube.channels.list" ? await owner.Get(path) : await owner.Post(path, new { });
    });

    public static Scene Oa(string endpoint, string answer, string path) => Struck(endpoint, answer, async host =>
    {
        using var oa = host.Zalo();
        return path == "oa/getoa" ? await oa.Get(path) : await oa.Post(path, new { token = "x" });
    });

    public static Scene Asking(Func<SandboxHost, Task<Answer>> ask, params string[] except) => new(null, (host, _) => ask(host), except);

    public static Post Post(int number, string app = FacebookState.AppId, bool published = true) => new()
    {
        Id = $"100200300400500_{900000000000000 + number}", Message = $"Tin {number}", Published = published, App = app,
        CreatedAt = SandboxHost.Start.AddHours(-number), PublishedAt = published ? SandboxHost.Start.AddHours(-number) : null,
    };

    public static FacebookVideo Film(VideoOutcome? outcome) => new()
    {
        Id = "800000000000001", Description = "VE-2026-000126", Bytes = 3145728, CreatedAt = SandboxHost.Start,
        FinishedAt = SandboxHost.Start, Publish = true, Outcome = outcome,
    };

    public static Action<SandboxState> Session(long committed, long size = 3145728) => s =>
    {
        s.Facebook.Sessions.Add(new VideoSession { Id = "810000000000001", VideoId = "800000000000001", Size = size, Committed = committed });
        s.Facebook.Videos.Add(new FacebookVideo { Id = "800000000000001", Bytes = size, CreatedAt = SandboxHost.Start });
    };

    public static JsonObject Snippet() => new()
    {
        ["title"] = "Nghề cơ điện tử", ["description"] = "Mã tin: VE-2026-000126", ["categoryId"] = "27", ["tags"] = new JsonArray("nghề"), ["defaultLanguage"] = "vi",
    };

    public static JsonObject Status() => new()
    {
        ["privacyStatus"] = "private", ["license"] = "youtube", ["embeddable"] = true, ["publicStatsViewable"] = true,
        ["selfDeclaredMadeForKids"] = false, ["containsSyntheticMedia"] = false,
    };

    public static Action<SandboxState> Uploading(long committed) => s => s.YouTube.Sessions.Add(new UploadSession
    {
        Id = "AEnB2TEST", Total = 1048576, Committed = committed, Snippet = Snippet(), Status = Status(), StartedAt = SandboxHost.Start,
    });

    public static Action<SandboxState> Uploaded(ProcessingOutcome? outcome, bool duplicate = false) => s =>
    {
        s.Switches.YouTube.ListLagSeconds = 0;
        s.YouTube.Videos.Add(new YouTubeVideo
        {
            Id = "vidTEST0001", Snippet = Snippet(), Status = Status(), Bytes = 1, Sha256 = "x", UploadedAt = SandboxHost.Start, Outcome = outcome, Duplicate = duplicate,
        });
    };

    public static Action<SandboxState> Article(string id = "4402c73f7e7a9724ce6b") => s => s.Zalo.Articles.Add(new Article
    {
        Id = id, CreatedAt = SandboxHost.Start.AddHours(-1),
        Payload = Fixture.Read("zalo/article_create_ok").Whole["request"]!["json"]!.DeepClone().AsObject(),
    });

    public static Action<SandboxState> Job(string? problem = null, double age = 60, string? id = null) => s => s.Zalo.Jobs.Add(new ArticleJob
    {
        Token = "fvXiHxFnTESTTOKEN0001==", At = SandboxHost.Start.AddSeconds(-age), Problem = problem, ArticleId = id,
        Payload = Fixture.Read("zalo/article_create_ok").Whole["request"]!["json"]!.DeepClone().AsObject(),
    });

    public static Action<SandboxState> ZaloFilm(double age) => s => s.Zalo.Videos.Add(new VideoJob
    {
        Token = "vidTESTTOKEN0001==", VideoId = "zv0001", Name = "nghe.mp4", Size = 10485760, Sha256 = "x", At = SandboxHost.Start.AddSeconds(-age),
    });

    public static void Store(SandboxHost host, string name, byte[] bytes) => host.Services.GetRequiredService<UploadFiles>().Write(name, bytes);
}
