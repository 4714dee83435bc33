using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Notices;

/// <summary>A mail on its way to one person.</summary>
public sealed class Mail
{
    public long Id { get; init; }

    /// <summary>The same mail has the same key: it is written once.</summary>
    public required string Key { get; init; }
    public Guid? PersonId { get; init; }
    public required string Address { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Until then another node leaves it alone.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? FailedAt { get; set; }
    public string? Failure { get; set; }
}

/// <summary>How one person is told of one kind of event, besides the list in the program.</summary>
public sealed class NoticeChoice
{
    public required Guid PersonId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required NoticeWay Way { get; set; }

    /// <summary>What waits for a person comes at once; how things get on comes once a day.</summary>
    public static NoticeWay Usual(NoticeKind kind) => kind is NoticeKind.Progress or NoticeKind.Other ? NoticeWay.Daily : NoticeWay.AtOnce;
}

public enum NoticeWay
{
    AtOnce,
    Daily,
    InAppOnly,
}

/// <summary>Section <c>Smtp</c>: the mail server of the house. Without a host no mail is written or sent.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }
    [Range(1, 65_535)] public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender people see.</summary>
    [EmailAddress] public string? From { get; set; }

    /// <summary>STARTTLS before anything is said.</summary>
    public bool Tls { get; set; } = true;

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}
