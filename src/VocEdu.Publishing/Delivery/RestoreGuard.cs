using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Delivery;

/// <summary>Notices a database that was restored from a backup, and pauses sending: it does not know what has been posted since.</summary>
/// <remarks>Two witnesses. The database's own identity changes when it is restored from a dump (oid) or to a point in time (timeline).
/// Files copied back keep it; then a file beside the database remembers more attempts than the database does.</remarks>
public sealed class RestoreGuard(TimeProvider clock, IOptions<PublishingOptions> options, ILogger<RestoreGuard> log)
{
    private const string Restored = "Cơ sở dữ liệu vừa được khôi phục từ bản sao lưu nên hệ thống tạm dừng gửi bài lên mọi kênh, để không đăng lại bài đã đăng. "
        + "Hãy kiểm tra các bài gần đây rồi chọn cho gửi tiếp; bài nào có thể đã lên kênh sẽ được tìm trên kênh trước khi gửi.";

    private readonly Lock _gate = new();
    private Witness? _seen;

    /// <summary>Whether anything may be sent. Called in the transaction that claims a post, before every claim.</summary>
    public async Task<bool> MaySendAsync(PublishingDb db, CancellationToken cancel)
    {
        var database = await IdentityAsync(db, cancel);
        var state = await db.DeliveryStates.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (state is null)
        {
            var epoch = Guid.NewGuid();
            await db.Database.ExecuteSqlAsync(
                $"insert into publishing.delivery_state (id, database, epoch) values (1, {database}, {epoch}) on conflict (id) do nothing", cancel);
            return true;
        }
        if (state.PausedAt is not null) return false;
        if (state.Database == database && !await IsBehindAsync(db, state, cancel)) return true;

        await PauseAsync(db, database, state.Database, cancel);
        return false;
    }

    /// <summary>Remembers outside the database that an attempt was begun. Called after the claim is committed, before anything is sent.</summary>
    public void Remember(Guid epoch, long attempt)
    {
        if (options.Value.WitnessFile is not { Length: > 0 } file) return;
        lock (_gate)
        {
            _seen = new(epoch, Math.Max(attempt, Seen() is { } seen && seen.Epoch == epoch ? seen.Attempt : 0));
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                var beside = $"{file}.{Guid.NewGuid():N}";
                File.WriteAllText(beside, JsonSerializer.Serialize(_seen));
                File.Move(beside, file, overwrite: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(fault, "{File} cannot be written: only the database itself will tell that it was restored", file);
            }
        }
    }

    private async Task<bool> IsBehindAsync(PublishingDb db, DeliveryState state, CancellationToken cancel)
    {
        if (Seen() is not { } seen || seen.Epoch != state.Epoch) return false;
        return seen.Attempt > (await db.Attempts.MaxAsync(a => (long?)a.Id, cancel) ?? 0);
    }

    private async Task PauseAsync(PublishingDb db, string database, string before, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var paused = await db.Database.ExecuteSqlAsync($"""
            update publishing.delivery_state set database = {database}, paused_at = {now}, reason = {Restored}
            where id = 1 and paused_at is null
            """, cancel);
        if (paused == 0) return;                                // another node was quicker

        // Since when is not known: whatever waits may have been posted at any time since its work was public.
        await db.Database.ExecuteSqlAsync($"""
            update publishing.outbox_post p
            set in_doubt_since = least(w.first_public_at, p.first_attempt_at), claim = p.claim + 1, claimed_by = null, lease_until = null,
                wake_at = case when p.lease_until is null then p.wake_at else {now} end
            from publishing.work w where w.id = p.work_id and p.state not in ('Posted', 'Removed')
            """, cancel);
        lock (_gate) _seen = null;
        log.LogError("The database is not the one that was sent from before ({Before}, now {Database}): sending is paused", before, database);
    }

    private Witness? Seen()
    {
        lock (_gate)
        {
            if (_seen is null && options.Value.WitnessFile is { Length: > 0 } file && File.Exists(file))
            {
                try
                {
                    _seen = JsonSerializer.Deserialize<Witness>(File.ReadAllText(file));
                }
                catch (JsonException damaged)
                {
                    log.LogWarning(damaged, "{File} cannot be read and is begun anew", file);
                }
            }
            return _seen;
        }
    }

    private static async Task<string> IdentityAsync(PublishingDb db, CancellationToken cancel) => await db.Database.SqlQuery<string>($"""
        select (pg_control_system()).system_identifier || '/' || (pg_control_checkpoint()).timeline_id || '/' || oid as "Value"
        from pg_database where datname = current_database()
        """).SingleAsync(cancel);

    private sealed record Witness(Guid Epoch, long Attempt);
}
