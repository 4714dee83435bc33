using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Api;

/// <summary>
/// One transaction around a write: what is written, its audit line and the answer kept under its <c>Idempotency-Key</c> are saved together or not at all.
/// </summary>
/// <remarks>A repeat that arrives while the first is under way waits for it, because it wants to insert the same key.</remarks>
public sealed class ApiWrite(string action, string targetKind) : IEndpointFilter
{
    public const string KeyHeader = "Idempotency-Key";
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private const int MaxKey = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var content = context.Arguments.OfType<IRequestContent>().FirstOrDefault();
        if (content?.Problem is { } unreadable) return unreadable;
        if (!TryReadKey(http.Request, out var key)) return Problems.KeyInvalid();

        var (db, cancel) = (http.RequestServices.GetRequiredService<CmsDb>(), http.RequestAborted);
        var actor = http.User.Actor();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (key is not null && await EarlierAsync(db, actor.Id!.Value, key, HashOf(http.Request, content), now, cancel) is { } earlier)
        {
            if (earlier is Answer) http.Response.Headers["Idempotency-Replayed"] = "true";
            return earlier;
        }

        var result = await next(context);
        if (result is not Answer answer) return result;         // refused: the transaction ends unsaved

        http.RequestServices.GetRequiredService<AuditLog>().Add(actor, action, targetKind, TargetOf(http, answer), TokenOf(http.User));
        if (key is not null)
        {
            await db.IdempotentRequests.Where(r => r.UserId == actor.Id && r.Key == key).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Status, answer.Status).SetProperty(r => r.Location, answer.Location).SetProperty(r => r.Body, answer.Body), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return answer;
    }

    private static async Task<IResult?> EarlierAsync(CmsDb db, Guid user, string key, byte[] hash, DateTimeOffset now, CancellationToken cancel)
    {
        var forgotten = now - KeptFor;
        var claimed = await db.Database.ExecuteSqlAsync($"""
            insert into cms.idempotent_request as r (user_id, key, request_hash, status, body, created_at) values ({user}, {key}, {hash}, 0, '', {now})
            on conflict (user_id, key) do update set (request_hash, status, location, body, created_at) = (excluded.request_hash, 0, null, '', excluded.created_at)
            where r.created_at < {forgotten}
            """, cancel);
        if (claimed == 1) return null;
        var kept = await db.IdempotentRequests.AsNoTracking().SingleAsync(r => r.UserId == user && r.Key == key, cancel);
        return kept.RequestHash.AsSpan().SequenceEqual(hash) ? new Answer(kept.Status, kept.Body, kept.Location) : Problems.KeyReused();
    }

    private static byte[] HashOf(HttpRequest request, IRequestContent? content) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"), .. content?.Hash ?? []]);

    private static bool TryReadKey(HttpRequest request, out string? key)
    {
        key = request.Headers.TryGetValue(KeyHeader, out var given) && HttpMethods.IsPost(request.Method) ? given.ToString() : null;
        return key is null || (key.Length is > 0 and <= MaxKey && key.All(letter => letter is > ' ' and <= '~'));
    }

    private static string TargetOf(HttpContext http, Answer answer) =>
        http.GetRouteValue("id")?.ToString() ?? answer.Location?[(answer.Location.LastIndexOf('/') + 1)..] ?? "";

    private static string? TokenOf(ClaimsPrincipal user) =>
        user.FindFirstValue(TokenAuthentication.TokenName) is { } name ? $"Mã truy cập “{name}”" : null;
}

public static class ApiWrites
{
    /// <summary>Marks an endpoint that writes.</summary>
    /// <param name="action">What the audit log calls it, in Vietnamese.</param>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint, string action, string targetKind) =>
        endpoint.AddEndpointFilter(new ApiWrite(action, targetKind));
}
