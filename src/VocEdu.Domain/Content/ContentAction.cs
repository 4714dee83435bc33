namespace VocEdu.Domain.Content;

/// <summary>What a person does to move content: one button each.</summary>
public enum ContentAction
{
    SendToUnitHead,
    Submit,
    Recall,
    Receive,
    StartEditing,
    SendForApproval,
    Approve,
    Return,
    Decline,
    Publish,
    Schedule,
    Reschedule,
    Unschedule,
    Withdraw,
    Archive,
    Restore,
}

/// <summary>What a move asks for besides the role.</summary>
[Flags]
public enum MoveNeeds
{
    None = 0,

    /// <summary>A reason, kept in the history and shown to the author.</summary>
    Reason = 1,

    /// <summary>Every field that the genre requires.</summary>
    Complete = 2,

    /// <summary>Four eyes: done by another person than the author.</summary>
    NotTheAuthor = 4,

    /// <summary>The content is byte for byte what was approved.</summary>
    AsApproved = 8,

    /// <summary>A time in the future.</summary>
    FutureTime = 16,

    /// <summary>An earlier version is still on the public site.</summary>
    IsPublic = 32,

    /// <summary>No version is on the public site.</summary>
    NotPublic = 64,

    /// <summary>The unit does not ask for its head's approval first (a unit head passes).</summary>
    UnitHeadPassed = 128,

    /// <summary>The unit asks for its head's approval first.</summary>
    UnitHeadWanted = 256,

    /// <summary>Whoever holds the open step of the review may make it too, whatever the roles.</summary>
    StepHolder = 512,

    /// <summary>Only in turn: by whoever holds the open step, where the review has steps.</summary>
    InTurn = 1024,

    /// <summary>Nobody it names or shows stands against it (vietnam.md §9).</summary>
    Consented = 2048,
}

/// <summary>One row of the lifecycle.</summary>
/// <param name="From">The state it starts in.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Action">The button.</param>
/// <param name="Roles">Any one of these roles is enough.</param>
/// <param name="Needs">What else must hold.</param>
/// <param name="ByClock">True where the schedule may make the move without a person.</param>
public sealed record Move(
    ContentState From, ContentState To, ContentAction Action, Role Roles, MoveNeeds Needs = MoveNeeds.None, bool ByClock = false)
{
    public bool AsksForReason => Needs.HasFlag(MoveNeeds.Reason);

    public bool AsksForTime => Needs.HasFlag(MoveNeeds.FutureTime);
}

/// <summary>What is known when a move is asked for. The defaults are the strict ones: nothing given, nothing approved.</summary>
public sealed record MoveFacts
{
    /// <summary>The person who moves it wrote it.</summary>
    public bool IsAuthor { get; init; }

    public string? Reason { get; init; }

    /// <summary>What <see cref="Genres.MissingFrom"/> answers.</summary>
    public RequiredField Missing { get; init; }

    /// <summary>What the checks of the text refuse, as sentences.</summary>
    public IReadOnlyList<string> Blocking { get; init; } = [];

    /// <summary>Hash of the content as it is now, channel texts included.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Hash that the approval was given for; null when there is none.</summary>
    public string? ApprovedHash { get; init; }

    /// <summary>The chosen time of publishing lies in the future.</summary>
    public bool TimeIsInFuture { get; init; }

    /// <summary>A version of this content is on the public site.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The author's unit wants its head to approve before anything is sent.</summary>
    public bool UnitHeadMustApprove { get; init; }

    /// <summary>The person holds the open step of the review; null where there are no steps and roles decide.</summary>
    public bool? HoldsStep { get; init; }

    /// <summary>What the consent rule holds against publishing; null: nobody has looked, which is as bad.</summary>
    public IReadOnlyList<string>? MissingConsents { get; init; }

    /// <summary>The schedule asks, no person: its roles are ignored.</summary>
    public bool ByClock { get; init; }
}
