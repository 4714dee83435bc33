using static VocEdu.Domain.Content.ContentAction;
using static VocEdu.Domain.Content.ContentState;
using static VocEdu.Domain.Content.MoveNeeds;

namespace VocEdu.Domain.Content;

/// <summary>The way of a story as a table: who may move it from where to where, and what that takes. Source: vietnam.md §7.</summary>
public static class ContentLifecycle
{
    private const Role Unit = Role.Contributor | Role.UnitHead;
    private const Role Newsroom = Role.Editor | Role.Approver;

    /// <summary>
    /// All moves. Within a state the usual next step comes first: it is the first button.
    /// What a unit sends may be raw; what its genre asks for must be there before an approver sees it.
    /// </summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Draft, UnitReview, SendToUnitHead, Role.Contributor, UnitHeadWanted),
        new(Draft, Submitted, Submit, Unit, UnitHeadPassed),
        new(Draft, InReview, SendForApproval, Newsroom, Complete | Consented),
        new(Draft, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(UnitReview, Submitted, Submit, Role.UnitHead),
        new(UnitReview, ChangesRequested, Return, Role.UnitHead, Reason),
        new(UnitReview, Draft, Recall, Unit),
        new(UnitReview, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Submitted, Received, Receive, Role.Editor),
        new(Submitted, ChangesRequested, Return, Newsroom, Reason),
        new(Submitted, NotUsed, Decline, Newsroom, Reason | NotPublic),
        new(Submitted, Draft, Recall, Unit),
        new(Submitted, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Received, Editing, StartEditing, Newsroom),
        new(Received, ChangesRequested, Return, Newsroom, Reason),
        new(Received, NotUsed, Decline, Newsroom, Reason | NotPublic),
        new(Received, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Editing, InReview, SendForApproval, Newsroom, Complete | Consented),
        new(Editing, ChangesRequested, Return, Newsroom, Reason),
        new(Editing, NotUsed, Decline, Newsroom, Reason | NotPublic),
        new(Editing, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(ChangesRequested, UnitReview, SendToUnitHead, Role.Contributor, UnitHeadWanted),
        new(ChangesRequested, Submitted, Submit, Unit, UnitHeadPassed),
        new(ChangesRequested, Editing, StartEditing, Newsroom),
        new(ChangesRequested, InReview, SendForApproval, Newsroom, Complete | Consented),
        new(ChangesRequested, NotUsed, Decline, Newsroom, Reason | NotPublic),
        new(ChangesRequested, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(InReview, Approved, Approve, Role.Approver, Complete | NotTheAuthor | Consented | StepHolder | InTurn),
        new(InReview, ChangesRequested, Return, Role.Approver, Reason | StepHolder),
        new(InReview, Editing, Recall, Role.Editor),
        new(InReview, NotUsed, Decline, Role.Approver, Reason | NotPublic | StepHolder),
        new(InReview, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Approved, Published, Publish, Newsroom, Complete | AsApproved | Consented),
        new(Approved, Scheduled, Schedule, Newsroom, Complete | AsApproved | FutureTime | Consented),
        new(Approved, ChangesRequested, Return, Role.Approver, Reason),
        new(Approved, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Scheduled, Published, Publish, Newsroom, Complete | AsApproved | Consented, ByClock: true),
        new(Scheduled, Scheduled, Reschedule, Newsroom, AsApproved | FutureTime),
        new(Scheduled, Approved, Unschedule, Newsroom),
        new(Scheduled, ChangesRequested, Return, Role.Approver, Reason),
        new(Scheduled, Withdrawn, Withdraw, Role.Approver, Reason | IsPublic),

        new(Published, Archived, Archive, Newsroom),
        new(Published, Withdrawn, Withdraw, Role.Approver, Reason),

        new(Archived, Published, Restore, Newsroom, AsApproved | Consented),
        new(Archived, Withdrawn, Withdraw, Role.Approver, Reason),

        new(Withdrawn, Editing, StartEditing, Newsroom),
        new(NotUsed, Editing, Restore, Newsroom),
    ];

    private static readonly Dictionary<(ContentState From, ContentState To), Move> ByCell = Moves.ToDictionary(m => (m.From, m.To));

    /// <summary>Why content may not be moved, or null when it may.</summary>
    public static Refusal? WhyNot(ContentState from, ContentState to, Role roles, MoveFacts facts) =>
        !ByCell.TryGetValue((from, to), out var move) ? LifecycleRefusals.NoSuchMove(from, to)
        : !MayMake(move, roles, facts) ? LifecycleRefusals.NeedsRole(move)
        : OutOfPlace(move, roles, facts) ?? Unmet(move, facts);

    /// <summary>The moves to offer as buttons. What a person can still add (a reason, a time, a missing field) is told when it is tried.</summary>
    /// <param name="state">Where the content stands.</param>
    /// <param name="roles">The person's roles.</param>
    /// <param name="facts">Whether the person is the author or holds the open step, whether it is public, and what the unit wants; the rest is not looked at.</param>
    public static IReadOnlyList<Move> Offered(ContentState state, Role roles, MoveFacts? facts = null)
    {
        facts = (facts ?? new()) with { ByClock = false };
        return [.. Moves.Where(m => m.From == state && MayMake(m, roles, facts) && OutOfPlace(m, roles, facts) is null)];
    }

    /// <summary>Where content stands once it was changed. The public version stays as it is until the change is published.</summary>
    public static ContentState AfterEdit(ContentState state) => state switch
    {
        Approved or Scheduled => InReview,                            // what was approved is no longer what is there
        Published or Archived or Withdrawn or NotUsed => Editing,
        _ => state,
    };

    /// <summary>Whether these roles may change the text in this state.</summary>
    public static bool MayEdit(ContentState state, Role roles) => (roles & Writers(state)) != Role.None;

    /// <summary>Whether a unit may write what its own public page should say instead: a school keeps its profile up to date itself, and the newsroom approves each change.</summary>
    public static bool MayPropose(ContentKind kind, ContentState state, Role roles) =>
        kind is ContentKind.School && state is Published or Archived && (roles & Unit) != Role.None;

    /// <summary>Where a proposed change begins. The public version stays as it is until the change is published.</summary>
    public const ContentState Proposed = Draft;

    private static Role Writers(ContentState state) => state switch
    {
        Draft or ChangesRequested => Unit | Newsroom,
        UnitReview => Role.UnitHead,
        Submitted => Role.None,                                       // taken in first, so that two people never edit unknowingly
        _ => Newsroom,
    };

    private static bool MayMake(Move move, Role roles, MoveFacts facts) => facts.ByClock
        ? move.ByClock
        : (roles & move.Roles) != Role.None || (move.Needs.HasFlag(StepHolder) && facts.HoldsStep == true);

    /// <summary>What this person cannot change here and now.</summary>
    private static Refusal? OutOfPlace(Move move, Role roles, MoveFacts facts) =>
        Lacks(move, NotTheAuthor, !facts.IsAuthor) ? LifecycleRefusals.AuthorCannotApprove
        : Lacks(move, InTurn, facts.HoldsStep != false) ? LifecycleRefusals.NotInTurn
        : Lacks(move, UnitHeadPassed, !facts.UnitHeadMustApprove || roles.HasFlag(Role.UnitHead)) ? LifecycleRefusals.UnitHeadFirst
        : Lacks(move, UnitHeadWanted, facts.UnitHeadMustApprove) ? LifecycleRefusals.UnitHeadNotAsked
        : Lacks(move, IsPublic, facts.IsPublic) ? LifecycleRefusals.NotPublic
        : Lacks(move, NotPublic, !facts.IsPublic) ? LifecycleRefusals.StillPublic
        : null;

    /// <summary>What this person can add or have done.</summary>
    private static Refusal? Unmet(Move move, MoveFacts facts) =>
        Lacks(move, Complete, facts.Missing == RequiredField.None) ? LifecycleRefusals.Incomplete(facts.Missing)
        : Lacks(move, Complete, facts.Blocking.Count == 0) ? LifecycleRefusals.Blocked(facts.Blocking)
        : Lacks(move, AsApproved, facts.ApprovedHash is not null && facts.ApprovedHash == facts.ContentHash) ? LifecycleRefusals.ChangedSinceApproval
        : Lacks(move, Consented, facts.MissingConsents is { Count: 0 }) ? LifecycleRefusals.Unconsented(facts.MissingConsents)
        : Lacks(move, FutureTime, facts.TimeIsInFuture) ? LifecycleRefusals.TimeNotInFuture
        : Lacks(move, Reason, !string.IsNullOrWhiteSpace(facts.Reason)) ? LifecycleRefusals.ReasonMissing
        : null;

    private static bool Lacks(Move move, MoveNeeds need, bool met) => move.Needs.HasFlag(need) && !met;
}
