using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>One account for each role, to try the program with.</summary>
internal sealed class DemoPeople(UserManager<Person> accounts, ManagePeople people, IOptions<DemoOptions> options)
{
    private static readonly Actor Setup = new(null, "Nội dung trình diễn", Role.None, null);

    private static readonly (string UserName, string FullName, Role Roles, string? UnitId)[] All =
    [
        ("congtacvien", "Nguyễn Thu Trang", Role.Contributor, "cd-ky-thuat-minh-son"),
        ("lanhdaodonvi", "Trịnh Quang Khải", Role.UnitHead, "cd-ky-thuat-minh-son"),
        ("bientapvien", "Hoàng Thu Mai", Role.Editor | Role.ChannelManager, null),
        ("lanhdao", "Nguyễn Khắc Vượng", Role.Approver, null),
        ("tonghop", "Phạm Minh Châu", Role.Reporter, null),
    ];

    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var (userName, fullName, roles, unitId) in All)
        {
            if (await accounts.FindByNameAsync(userName) is not null) continue;
            var (_, _, refusal) = await people.CreateAsync(Setup, userName, fullName, roles, unitId, options.Value.Password, cancel);
            if (refusal is not null) throw new InvalidOperationException($"Demo account {userName}: {refusal.Message}");
        }
    }

    public async Task<Actor> ActorAsync(string userName)
    {
        var person = await accounts.FindByNameAsync(userName) ?? throw new InvalidOperationException($"There is no demo account {userName}.");
        return new Actor(person.Id, person.FullName, person.Roles, person.UnitId);
    }
}
