using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Distribution.Manual;

internal static class ManualPeople
{
    /// <summary>Whom a task can be given to.</summary>
    public static Task<List<Person>> AllAsync(AccountsDb accounts, CancellationToken cancel) =>
        accounts.Users.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & ManualTasks.Workers) != Role.None).OrderBy(p => p.FullName).ToListAsync(cancel);
}
