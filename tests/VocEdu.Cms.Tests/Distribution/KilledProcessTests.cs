using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;
using VocEdu.Sandbox.Faults;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Distribution;

/// <summary>A job process of its own is killed with <c>kill -9</c> after the platform took the request and before it could read the answer.</summary>
[NonParallelizable]     // two programs each, of which one must reach a moment: they are not to wait for other tests' work
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KilledProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string folder = Directory.CreateTempSubdirectory("vocedu-killed-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(ChannelKind.Facebook, "facebook.feed")]
    [TestCase(ChannelKind.Facebook, "facebook.update")]
    [TestCase(ChannelKind.YouTube, "youtube.upload.final")]
    [TestCase(ChannelKind.Zalo, "zalo.article.create")]
    public async Task Process_killed_between_request_and_answer_leaves_one_post_recorded(ChannelKind kind, string call)
    {
        await using var sandbox = await LivingSandbox.StartAsync();
        var settings = new Dictionary<string, string?>(sandbox.Settings)
        {
            ["Data:Folder"] = folder,
            ["Publishing:CheckPublicPage"] = "false",
        };
        await using var app = await CmsApp.StartAsync("site", settings);
        var post = await PlanAsync(app, sandbox, kind);

        var fault = sandbox.Faults.Add(new Fault { Endpoint = call, Then = FaultKind.Hold, Applied = true });
        using (var first = StartJobs(app, settings))
        {
            await sandbox.Faults.ReachedAsync(fault, CancellationToken.None).WaitAsync(Patience);
            first.Kill();
            await first.WaitForExitAsync();
        }

        sandbox.Faults.Remove(fault);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(10));       // the patience of the look-ups, see HurriedAsync
        using var second = StartJobs(app, settings);
        try
        {
            await Assert.ThatAsync(() => HurriedAsync(app, post.Id), Is.EqualTo(PostState.Posted).After(300_000, 250), "state of the post");
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync();
        }

        var settled = await ReadAsync(app, post.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sandbox.Public(kind, settled.Content.Marker), Is.EqualTo(1), "public posts");
            Assert.That(settled.RemoteId, Is.Not.Null.And.Not.Empty);
            Assert.That(settled.Permalink, Does.StartWith("http"));
        }
    }

    /// <summary>Nobody waits for minutes in a test: leases and look-ups come due at once.</summary>
    private static async Task<PostState> HurriedAsync(CmsApp app, Guid postId)
    {
        await app.DoAsync(services => services.GetRequiredService<CmsDb>().Database.ExecuteSqlAsync($"""
            update publishing.outbox_post set lease_until = least(lease_until, now()), wake_at = now()
            where id = {postId} and wake_at > now() and claimed_by is distinct from
              (select worker from publishing.dispatcher order by started_at desc limit 1);
            select pg_notify('vocedu_due', '')
            """));
        return (await ReadAsync(app, postId)).State;
    }

    private static Task<OutboxPost> ReadAsync(CmsApp app, Guid postId) => app.AskAsync(services =>
        services.GetRequiredService<CmsDb>().Outbox.AsNoTracking().SingleAsync(p => p.Id == postId));

    private static Task<OutboxPost> PlanAsync(CmsApp app, LivingSandbox sandbox, ChannelKind kind) => app.AskAsync(async services =>
    {
        var (remoteId, secrets) = sandbox.Account(kind);
        await services.GetRequiredService<ConnectChannel>().RunAsync(kind, $"{kind} thử", remoteId, secrets, CancellationToken.None);
        var work = await services.GetRequiredService<RecordPublication>().RunAsync(new Announcement
        {
            Source = $"content:{Guid.NewGuid()}",
            Genre = "VIDEO",
            Title = "Một ngày ở xưởng hàn",
            UnitCode = CmsApp.SchoolId,
            UnitName = "Trường Cao đẳng Thử nghiệm",
            PublicAt = app.Clock.GetUtcNow(),
        }, "Kiểm thử", CancellationToken.None);
        var planned = await services.GetRequiredService<PlanPosts>().RunAsync(
            work, [(kind, Content(kind, services.GetRequiredService<MediaStore>()), DateTimeOffset.UnixEpoch)], CancellationToken.None);
        return planned.Posts.Single();
    });

    private static ChannelPost Content(ChannelKind kind, MediaStore store) => new()
    {
        Marker = "",
        Title = kind is ChannelKind.Facebook ? null : "Một ngày ở xưởng hàn",
        Text = "Xem thợ hàn chuẩn bị, hàn và kiểm tra mối hàn.",
        Author = "Ban biên tập",
        Link = new Uri("https://gdnn.example.vn/thu-vien/mot-ngay-o-xuong-han"),
        Pictures = kind is ChannelKind.Zalo ? [new(new Uri("https://gdnn.example.vn/media/bia.jpg"), "Xưởng hàn")] : [],
        Blocks = [new("Sáng thứ Hai, xưởng hàn mở cửa lúc 7 giờ.")],
        Video = kind is ChannelKind.YouTube ? Film(store) : null,
    };

    private static PostVideo Film(MediaStore store)
    {
        var id = Guid.NewGuid();
        var bytes = RandomNumberGenerator.GetBytes(700_000);
        Directory.CreateDirectory(store.FolderOf(id));
        File.WriteAllBytes(store.OriginalOf(id), bytes);
        return new(id.ToString(), "video/mp4", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The program with role <c>jobs</c> alone, as an operator would start it.</summary>
    private static Process StartJobs(CmsApp app, Dictionary<string, string?> settings)
    {
        var program = Path.Combine(Checkout.Root, "src", "VocEdu.Cms");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "bin", configuration, "net10.0", "VocEdu.Cms.dll"), "run"])
        {
            WorkingDirectory = program,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.ArgumentList.Add($"--{name}={value}");
        start.ArgumentList.Add("--Host:Roles=jobs");
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--ConnectionStrings:Default={app.ConnectionString}");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
