using VocEdu.Cms.Data;

namespace VocEdu.Cms.Shared;

/// <summary>Writes down who did what. The line is saved with the change it tells of.</summary>
public sealed class AuditLog(CmsDb db, TimeProvider clock, IHttpContextAccessor http)
{
    /// <param name="action">A short Vietnamese phrase, always the same for the same act: <c>Tạo tài khoản</c>.</param>
    /// <param name="targetKind">What it was done to: <c>person</c>, <c>unit</c>, <c>item</c>.</param>
    /// <param name="details">What changed, before and after; never a secret.</param>
    public void Add(Actor actor, string action, string targetKind, string targetId, string? details = null) => db.Audit.Add(new()
    {
        At = clock.GetUtcNow(),
        ActorId = actor.Id,
        ActorName = actor.Name,
        Action = action,
        TargetKind = targetKind,
        TargetId = targetId,
        Details = details,
        Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
    });
}
