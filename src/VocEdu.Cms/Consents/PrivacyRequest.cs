using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What a person asks about their data, and by when it has to be done (vietnam.md §9).</summary>
public sealed class PrivacyRequest
{
    public required Guid Id { get; init; }
    public required Guid ConsentId { get; init; }
    public required PrivacyRequestKind Kind { get; init; }

    /// <summary>The day it arrived and was valid: every deadline starts there.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>In the person's own words.</summary>
    public string? Wish { get; set; }
    public required DateOnly AnswerDue { get; init; }
    public required DateOnly DoneDue { get; set; }
    public required DateOnly ThirdPartiesDue { get; set; }

    /// <summary>Days it was extended by; 0 while it was not, and it is extended once.</summary>
    public int ExtendedBy { get; set; }
    public string? ExtendedBecause { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required Guid OpenedBy { get; init; }
    public required string OpenedByName { get; init; }

    /// <summary>When the last task was done.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public bool EndsConsent => Kind is PrivacyRequestKind.Withdraw or PrivacyRequestKind.Restrict or PrivacyRequestKind.Oppose or PrivacyRequestKind.Delete;
}

public enum ConsentTaskKind
{
    /// <summary>Tell the person what will be done.</summary>
    Answer,

    /// <summary>An item that names or shows the person.</summary>
    Item,

    /// <summary>A post on a channel.</summary>
    Post,

    /// <summary>A file of the library that shows the person.</summary>
    Picture,
    SearchAndCaches,
    Backups,

    /// <summary>Press, print, loudspeakers, others who have taken it over.</summary>
    ThirdParties,

    /// <summary>Show, correct or hand over the data.</summary>
    Supply,
    Erase,
}

/// <summary>One thing to do for a request.</summary>
public sealed class ConsentTask
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required ConsentTaskKind Kind { get; init; }
    public Guid? TargetId { get; init; }
    public required string Title { get; set; }
    public required DateOnly DueOn { get; set; }
    public Guid? OwnerId { get; set; }
    public string? OwnerName { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneByName { get; set; }
    public string? Outcome { get; set; }

    /// <summary>The program can do it at the press of a button.</summary>
    public bool CanBeDoneHere => Kind is ConsentTaskKind.Item or ConsentTaskKind.Post or ConsentTaskKind.Picture or ConsentTaskKind.SearchAndCaches or ConsentTaskKind.Erase;

    public void Done(string by, string outcome, DateTimeOffset at) => (DoneAt, DoneByName, Outcome) = (at, by, outcome);
}
