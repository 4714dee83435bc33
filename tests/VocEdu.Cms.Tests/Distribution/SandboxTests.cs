using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Sandbox.State;

namespace VocEdu.Cms.Tests.Distribution;

public sealed class SandboxTests
{
    [Test]
    public async Task Channels_of_the_sandbox_are_connected_and_answer()
    {
        await using var factory = new WebApplicationFactory<SandboxStore>();
        await using var sandbox = factory.WithWebHostBuilder(host => host.UseSetting("Sandbox:StateFile", ""));
        sandbox.UseKestrel(0);
        sandbox.StartServer();
        var here = sandbox.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await using var app = await CmsApp.StartAsync(settings: new()
        {
            ["Facebook:GraphUrl"] = $"{here}/facebook", ["Facebook:VideoUrl"] = $"{here}/facebook-video",
            ["YouTube:ApiUrl"] = $"{here}/youtube/v3", ["YouTube:UploadUrl"] = $"{here}/upload/youtube/v3", ["Google:TokenUrl"] = $"{here}/google/token",
            ["Google:ClientId"] = "CLIENT", ["Google:ClientSecret"] = "SECRET",
            ["Zalo:OpenApiUrl"] = $"{here}/zalo", ["Zalo:OAuthUrl"] = $"{here}/zalo-oauth", ["Zalo:AppId"] = "1234567890", ["Zalo:AppSecret"] = "APP-SECRET",
        });
        using var manager = await app.SignInAsync(Role.ChannelManager);

        await manager.SubmitAsync("/quan-tri/kenh", [], "/quan-tri/kenh?handler=Sandbox");

        var page = await manager.GetStringAsync("/quan-tri/kenh");
        Assert.That(page, Does.Contain("Đã kết nối các kênh thử nghiệm trên máy này."));
        var channels = await app.AskAsync(s => s.GetRequiredService<CmsDb>().Channels.ToListAsync());
        Assert.That(channels.Select(c => c.State), Is.EqualTo(Enumerable.Repeat(ChannelState.Ready, 3)), string.Join(", ", channels.Select(c => c.StateMessage)));
    }

    [Test]
    public async Task Real_platforms_have_no_button_for_the_sandbox()
    {
        await using var app = await CmsApp.StartAsync();
        using var manager = await app.SignInAsync(Role.ChannelManager);
        Assert.That(await manager.GetStringAsync("/quan-tri/kenh"), Does.Not.Contain("Kết nối kênh thử nghiệm"));
    }
}
