using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Channels;

/// <param name="Page">Where the browser goes; null when <paramref name="Why"/> says what stands in the way.</param>
public sealed record ConsentStart(Uri? Page, Refusal? Why);

/// <summary>What became of a consent.</summary>
public abstract record ConsentEnd
{
    private ConsentEnd() { }

    public sealed record Connected(Channel Channel) : ConsentEnd;

    /// <summary>The person manages several accounts: call <see cref="ConnectByConsent.ChooseAsync"/> with one of them.</summary>
    public sealed record Choose(string State, IReadOnlyList<ConsentChoice> Accounts) : ConsentEnd;

    public sealed record Failed(Refusal Why) : ConsentEnd;
}

public sealed record ConsentChoice(string RemoteId, string Name);

/// <summary>Connects a channel with the consent of the person who manages it, on the platform's own page. No password and no token is ever typed here.</summary>
/// <remarks>A page calls <see cref="StartAsync"/> and redirects, then hands what came back to <see cref="FinishAsync"/>. The verifier and the tokens
/// stay in the database, encrypted, so that any node may answer the return.</remarks>
public sealed class ConnectByConsent(
    PublishingDb db, IEnumerable<IConsent> consents, ConnectChannel connect, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a person may take on the platform's page.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("VocEdu.Publishing.ChannelConsent");

    /// <param name="comeBackTo">Our page that calls <see cref="FinishAsync"/>: absolute, without a query, registered with the platform.</param>
    /// <param name="actor">A stable id of the person; the return must come from the same one.</param>
    /// <param name="channelId">The channel to connect anew; null for a new one.</param>
    public async Task<ConsentStart> StartAsync(ChannelKind kind, Uri comeBackTo, string actor, Guid? channelId, CancellationToken cancel)
    {
        var consent = consents.Single(c => c.Kind == kind);
        if (consent.Missing is { } missing) return new(null, new($"consent.{missing.Code}", missing.Message));
        if (channelId is { } id && !await db.Channels.AnyAsync(c => c.Id == id && c.Kind == kind, cancel))
            return new(null, new("consent.channel", "Không tìm thấy kênh này. Hãy tải lại trang."));

        var now = clock.GetUtcNow();
        await db.ChannelConsents.Where(c => c.StartedAt < now - Lasts).ExecuteDeleteAsync(cancel);
        var request = ConsentRequest.New(comeBackTo);
        db.ChannelConsents.Add(new()
        {
            StateHash = Hash(request.State), Kind = kind, Actor = actor, ChannelId = channelId, StartedAt = now,
            Data = Seal(new Kept(request.ComeBackTo, request.Verifier, [])),
        });
        await db.SaveChangesAsync(cancel);
        return new(consent.Page(request), null);
    }

    /// <param name="state">As it came back.</param>
    /// <param name="code">As it came back; null when the person did not agree.</param>
    public async Task<ConsentEnd> FinishAsync(string? state, string? code, string actor, CancellationToken cancel)
    {
        if (await FindAsync(state, actor, cancel) is not { } begun) return Over;
        if (string.IsNullOrEmpty(code))
        {
            await DropAsync(begun, cancel);
            return Failed("consent.denied", "Bạn chưa đồng ý kết nối nên chưa có gì thay đổi. Khi sẵn sàng, hãy bấm kết nối lại.");
        }

        // Taken before the code is spent: a page loaded twice must not spend it twice.
        var now = clock.GetUtcNow();
        var taken = await db.ChannelConsents.Where(c => c.StateHash == begun.StateHash && c.RedeemedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.RedeemedAt, now), cancel);
        var kept = Open(begun.Data);
        if (taken == 0) return kept.Accounts.Length > 0 ? await SettleAsync(begun, state!, kept.Accounts, cancel) : Over;

        var answer = await consents.Single(c => c.Kind == begun.Kind).RedeemAsync(new(kept.ComeBackTo, state!, kept.Verifier), code, cancel);
        if (answer.Problem is { } problem)
        {
            await DropAsync(begun, CancellationToken.None);
            return Failed($"consent.{problem.Code}", problem.Message);
        }

        ConsentedAccount[] accounts = [.. answer.Accounts];
        begun.Data = Seal(kept with { Accounts = accounts });
        await db.ChannelConsents.Where(c => c.StateHash == begun.StateHash).ExecuteUpdateAsync(c => c.SetProperty(x => x.Data, begun.Data), CancellationToken.None);
        return await SettleAsync(begun, state!, accounts, cancel);
    }

    /// <summary>Connects one of the accounts that <see cref="FinishAsync"/> offered.</summary>
    public async Task<ConsentEnd> ChooseAsync(string? state, string? remoteId, string actor, CancellationToken cancel)
    {
        if (await FindAsync(state, actor, cancel) is not { } begun) return Over;
        var account = Array.Find(Open(begun.Data).Accounts, a => a.RemoteId == remoteId);
        return account is null ? Over : await ConnectAsync(begun, account, cancel);
    }

    private async Task<ConsentEnd> SettleAsync(ChannelConsent begun, string state, ConsentedAccount[] accounts, CancellationToken cancel)
    {
        if (begun.ChannelId is { } id)
        {
            var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == id, cancel);
            if (Array.Find(accounts, a => a.RemoteId == channel.RemoteId) is { } same) return await ConnectAsync(begun, same, cancel);
            await DropAsync(begun, cancel);
            return Failed("consent.other", $"Tài khoản bạn vừa chọn không quản lý kênh “{channel.Name}” nên chưa có gì thay đổi. "
                + "Hãy kết nối lại bằng đúng tài khoản, hoặc thêm tài khoản này thành một kênh mới.");
        }
        return accounts is [var only] ? await ConnectAsync(begun, only, cancel)
            : new ConsentEnd.Choose(state, [.. accounts.Select(a => new ConsentChoice(a.RemoteId, a.Name))]);
    }

    private async Task<ConsentEnd> ConnectAsync(ChannelConsent begun, ConsentedAccount account, CancellationToken cancel)
    {
        var channel = await connect.RunAsync(begun.Kind, account.Name, account.RemoteId, account.Secrets, cancel);
        await DropAsync(begun, cancel);
        return new ConsentEnd.Connected(channel);
    }

    private async Task<ChannelConsent?> FindAsync(string? state, string actor, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(state)) return null;
        var (hash, since) = (Hash(state), clock.GetUtcNow() - Lasts);
        return await db.ChannelConsents.AsNoTracking().SingleOrDefaultAsync(c => c.StateHash == hash && c.Actor == actor && c.StartedAt >= since, cancel);
    }

    private Task<int> DropAsync(ChannelConsent begun, CancellationToken cancel) =>
        db.ChannelConsents.Where(c => c.StateHash == begun.StateHash).ExecuteDeleteAsync(cancel);

    private static readonly ConsentEnd Over = Failed("consent.over", "Lần kết nối này đã hết hạn hoặc đã dùng rồi. Chưa có gì thay đổi; hãy bấm kết nối lại.");

    private static ConsentEnd.Failed Failed(string code, string message) => new(new Refusal(code, message));

    private static string Hash(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private byte[] Seal(Kept kept) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(kept));

    private Kept Open(byte[] data) => JsonSerializer.Deserialize<Kept>(_protector.Unprotect(data))!;

    private sealed record Kept(Uri ComeBackTo, string Verifier, ConsentedAccount[] Accounts);
}
