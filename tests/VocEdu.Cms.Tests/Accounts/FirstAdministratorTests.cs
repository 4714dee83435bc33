using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed class FirstAdministratorTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Nodes_that_start_at_once_for_the_first_time_make_one_administrator()
    {
        var first = _app.Services.GetServices<IHostedService>().Single(s => s.GetType().Name == "FirstAdministrator");
        for (var round = 0; round < 5; round++)
        {
            await _app.DoAsync(services => services.GetRequiredService<AccountsDb>().Users.ExecuteDeleteAsync());
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => first.StartAsync(CancellationToken.None))));
            Assert.That(await _app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.Select(p => p.UserName).ToListAsync()), Is.EqualTo(new[] { "quantri" }));
        }
    }

    [Test]
    public async Task One_name_taken_twice_at_once_is_refused_in_words_and_noted_once()
    {
        var by = new Actor(null, "Kiểm thử", Role.None, null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _app.AskAsync(services => services.GetRequiredService<ManagePeople>()
            .CreateAsync(by, "hoa", "Nguyễn Thị Hòa", Role.Editor, null, CmsApp.Password, CancellationToken.None)))));

        Assert.That(answers.Count(a => a.Person is not null), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Person is null).Select(a => a.Refusal?.Code), Is.All.EqualTo("account.DuplicateUserName"));
        Assert.That(answers.Where(a => a.Person is null).Select(a => a.Refusal?.Message), Is.All.StartsWith("Tên đăng nhập này đã có người dùng."));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.CountAsync(a => a.Details!.StartsWith("hoa:"))), Is.EqualTo(1));
    }
}
