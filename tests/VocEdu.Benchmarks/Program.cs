using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Benchmarks;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Sandbox.Facebook;
using VocEdu.Testing;

if (args is ["empty", ..])
{
    await EmptyProgram.RunAsync(args[1..]);
    return;
}

if (args is ["works", ..])
{
    await WorksAtSize.RunAsync(args is [_, var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000);
    return;
}

if (args is ["search", ..])
{
    await SearchAtSize.RunAsync(args is ["search"] ? [100_000] : [.. args[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
    return;
}

const int CachedRequests = 10_000, MadeRequests = 2_000;
var media = Directory.CreateTempSubdirectory("vocedu-bench-");
await using var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
await using var platforms = await Platforms.StartAsync();
using var demo = await DemoFolder.CreateAsync(["tin-01", "bai-01", "pv-01", "guong-02", "info-01", "tb-01"], ["han", "pha-che"]);

var port = Node.FreePort();
var settings = new Dictionary<string, string?>
{
    ["ConnectionStrings:Default"] = database.ConnectionString,
    ["Site:PublicUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
    ["Media:Folder"] = media.FullName,
    ["Data:Folder"] = media.FullName,
    ["Logging:LogLevel:Default"] = "Error",
    ["VOCEDU_ADMIN_PASSWORD"] = "Do-hieu-nang-2026-matkhau",
    ["Facebook:GraphUrl"] = $"{platforms.Address}/facebook",
    ["Facebook:VideoUrl"] = $"{platforms.Address}/facebook-video",
};
await using var newsroom = new Newsroom(new Dictionary<string, string?>(settings)
{
    ["Demo:Load"] = "true", ["Demo:Folder"] = demo.Path, ["Demo:Password"] = "Do-hieu-nang-2026-matkhau", ["Demo:SandboxUrl"] = null,
});
await newsroom.Services.GetRequiredService<LoadDemo>().RunAsync(CancellationToken.None);
var article = await newsroom.AskAsync(services => services.GetRequiredService<CmsDb>().Publications
    .Where(p => p.Genre == "BAI").Select(p => p.Path).FirstAsync());
await using var ask = database.DataSource.CreateCommand("select pg_backend_pid()");
var postgres = ProcessCost.ParentOf((int)(await ask.ExecuteScalarAsync())!);

var table = new Table();
var cms = Path.Combine(Checkout.Root, "src/VocEdu.Cms/bin/Release/net10.0/VocEdu.Cms.dll");
using (var node = await Node.StartAsync(cms, article, port, ["run", "--Host:Roles=site", .. settings.Select(s => $"--{s.Key}={s.Value}")]))
{
    table.Row("cold start to first page", node.ColdStart.TotalMilliseconds, "ms", "< 2500");
    table.Row("memory, idle", ProcessCost.Memory(node.Id), "MiB", "< 150");

    var page = new Uri(node.Address, article);
    var cached = await Load.RunAsync(page, node.Id, null, CachedRequests, "br");
    table.Row("cached article, compressed: requests/s", cached.PerSecond, "", "");
    table.Row("cached article, compressed: CPU per request", cached.Cpu, "ms", "");
    if (Nginx.IsInstalled)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await http.SendAsync(request);
        using var nginx = new Nginx(await answer.Content.ReadAsByteArrayAsync());
        await nginx.StartedAsync();
        var plain = await Load.RunAsync(nginx.Page, nginx.Id, null, CachedRequests, "br");
        table.Row("  requests/s, ratio to nginx with the same bytes", cached.PerSecond / plain.PerSecond, "×", ">= 0.9");
        table.Say("  (the client is an HttpClient on the same machine and can be the limit of both: read the CPU ratio first)");
        table.Row("  CPU per request, ratio to nginx", cached.Cpu / plain.Cpu, "×", "<= 2");
    }
    else
    {
        table.Say("nginx is not installed (apt-get install nginx-light): no ratio for the cached page.");
    }

    // Pages deep in a list are never kept; the same mark makes any page anew.
    var made = await Load.RunAsync(new Uri(page, "?sau=0"), node.Id, postgres, MadeRequests, null);
    using (var empty = await Node.StartAsync(typeof(Table).Assembly.Location, $"/empty?path={article}", Node.FreePort(), "empty", $"--ConnectionStrings:Default={database.ConnectionString}"))
    {
        var yardstick = await Load.RunAsync(new Uri(empty.Address, $"/empty?path={article}"), empty.Id, postgres, MadeRequests, null);
        table.Row("uncached article: CPU per request", made.Cpu, "ms", "<= 0.30 with the database");
        table.Row("  of PostgreSQL beside it", made.DatabaseCpu, "ms", "");
        table.Row("empty Razor page with one query: CPU per request", yardstick.Cpu, "ms", "");
        table.Row("  of PostgreSQL beside it", yardstick.DatabaseCpu, "ms", "");
        table.Row("uncached article, ratio to the empty page, all CPU", (made.Cpu + made.DatabaseCpu) / (yardstick.Cpu + yardstick.DatabaseCpu), "×", "<= 0.83");
    }
    table.Row("memory, after the load", ProcessCost.Memory(node.Id), "MiB", "< 300");

    table.Row("publish → visible on another node, median of 30", await Delays.UntilVisibleAsync(newsroom, node.Address), "ms", "< 60");
    var (pageId, token) = (FacebookState.PageId, FacebookState.PageToken);
    await newsroom.AskAsync(services => services.GetRequiredService<ConnectChannel>()
        .RunAsync(ChannelKind.Facebook, "Trang đo", pageId, new(token), CancellationToken.None));
    table.Row("due → request at the channel, median of 30", await Delays.UntilSentAsync(newsroom, platforms), "ms", "< 1000");
}
table.Print();
media.Delete(recursive: true);
