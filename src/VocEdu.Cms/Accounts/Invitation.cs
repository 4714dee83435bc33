using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>A link by which people make their own account. Only the hash of its secret is kept.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }
    public required byte[] Hash { get; init; }
    public string? UnitId { get; init; }
    public required Role Roles { get; init; }
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public required int Uses { get; init; }
    public required int UsesLeft { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && UsesLeft > 0 && ExpiresAt > now;
}

/// <summary>Who accepted.</summary>
public sealed class InvitationUse
{
    public required Guid InvitationId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}
