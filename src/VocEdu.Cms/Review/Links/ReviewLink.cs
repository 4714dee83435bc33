using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Links;

/// <summary>Lets one person decide one step of one version once, from a phone and without signing in.</summary>
public sealed class ReviewLink
{
    public const int MostTries = 5, MostCodes = 5;
    public static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public required int Step { get; init; }

    /// <summary>Null: a person without an account, who decides on the sender's responsibility.</summary>
    public Guid? PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>Where codes go; null: the sender tells them by telephone.</summary>
    public string? Address { get; init; }
    public required Guid SentBy { get; init; }
    public required string SentByName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public byte[]? CodeHash { get; set; }
    public DateTimeOffset? CodeExpiresAt { get; set; }
    public int Codes { get; set; }
    public int Tries { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    /// <summary>Six digits in place of any earlier code; null once too many were asked for.</summary>
    public string? NewCode(DateTimeOffset now)
    {
        if (Codes >= MostCodes) return null;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        (CodeHash, CodeExpiresAt, Codes, Tries) = (HashOf(code), now + CodeLives, Codes + 1, 0);
        return code;
    }

    /// <summary>Whether it is the code. Every wrong one is counted; the caller saves.</summary>
    public bool Matches(string? code, DateTimeOffset now)
    {
        if (CodeHash is null || now >= CodeExpiresAt || Tries >= MostTries) return false;
        if (CryptographicOperations.FixedTimeEquals(HashOf(code?.Trim() ?? ""), CodeHash)) return true;
        Tries++;
        return false;
    }

    private byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}:{code}"));
}

internal sealed class ReviewLinkTables : INewsroomTables, IEntityTypeConfiguration<ReviewLink>
{
    public void Configure(EntityTypeBuilder<ReviewLink> link)
    {
        link.ToTable("review_link", CmsDb.Schema);
        link.HasOne<ReviewRound>().WithMany().HasForeignKey(l => l.RoundId);
        link.HasOne<ContentItem>().WithMany().HasForeignKey(l => l.ItemId);
        link.HasIndex(l => l.TokenHash).IsUnique();
    }
}
