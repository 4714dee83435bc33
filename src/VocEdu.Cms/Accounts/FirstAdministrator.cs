using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>Makes the account <c>quantri</c> when there is none yet, with <c>VOCEDU_ADMIN_PASSWORD</c> or a password shown once.</summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    private static readonly Actor Setup = new(null, "Cài đặt ban đầu", Role.None, null);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().Users.AnyAsync(cancellationToken)) return;

        var given = configuration["VOCEDU_ADMIN_PASSWORD"];
        var (_, password, refusal) = await scope.ServiceProvider.GetRequiredService<ManagePeople>().CreateAsync(
            Setup, "quantri", "Quản trị hệ thống", Role.Administrator, null, string.IsNullOrEmpty(given) ? null : given, cancellationToken);

        // Another node may have been first.
        if (refusal is { Code: "account.DuplicateUserName" }) return;
        if (refusal is not null) throw new InvalidOperationException($"VOCEDU_ADMIN_PASSWORD: {refusal.Message}");
        // On standard error, which is for the person at the screen: standard output is the log, and that is kept.
        if (string.IsNullOrEmpty(given)) await Console.Error.WriteLineAsync($"\n  Tài khoản quản trị: quantri\n  Mật khẩu (chỉ hiện một lần): {password}\n");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
