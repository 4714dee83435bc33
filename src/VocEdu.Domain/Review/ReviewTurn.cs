using VocEdu.Domain.Content;

namespace VocEdu.Domain.Review;

/// <summary>Whose turn it is in one step of a review, and when the step is passed. People are known by their ids.</summary>
/// <param name="Step">The step that is open.</param>
/// <param name="Holders">Everybody the step names, whoever they are.</param>
/// <param name="Authors">Everybody who wrote any part of the text.</param>
/// <param name="Agreed">Holders for whom somebody has said yes in this step.</param>
/// <param name="DecidedBefore">Everybody who has decided another step of this review.</param>
/// <param name="OnePersonMay">One person may decide several steps.</param>
public sealed record ReviewTurn(
    ReviewStep Step, IReadOnlySet<Guid> Holders, IReadOnlySet<Guid> Authors, IReadOnlySet<Guid> Agreed, IReadOnlySet<Guid> DecidedBefore, bool OnePersonMay)
{
    /// <summary>Those whose word counts: the holders, without whoever wrote it.</summary>
    public IEnumerable<Guid> Seats => Step.AuthorMay ? Holders : Holders.Except(Authors);

    /// <summary>The seats a person speaks for now: an own one, and of those represented.</summary>
    /// <param name="person">Who decides.</param>
    /// <param name="represented">Whose deputy the person is today, for this step.</param>
    public IReadOnlyList<Guid> SeatsOf(Guid person, IReadOnlySet<Guid> represented) =>
        [.. Seats.Where(seat => (seat == person || represented.Contains(seat)) && !Agreed.Contains(seat)).OrderBy(seat => seat != person)];

    /// <summary>Why a person may not decide this step, or null. A deputy counts as the person he or she is, not as the one represented.</summary>
    /// <param name="person">Who decides.</param>
    /// <param name="represented">Whose deputy the person is today, for this step.</param>
    public Refusal? WhyNot(Guid person, IReadOnlySet<Guid> represented) =>
        Authors.Contains(person) && !Step.AuthorMay ? LifecycleRefusals.AuthorCannotApprove
        : SeatsOf(person, represented).Count == 0 ? (Agreed.Contains(person) ? ReviewRefusals.DecidedAlready(Step) : ReviewRefusals.NotYourStep(Step))
        : DecidedBefore.Contains(person) && !OnePersonMay ? ReviewRefusals.DecidedAnotherStep
        : null;

    /// <summary>Whether the step is passed once these seats have said yes as well.</summary>
    public bool IsPassedWith(IReadOnlyCollection<Guid> seats) => Step.Everyone
        ? Seats.All(seat => Agreed.Contains(seat) || seats.Contains(seat))
        : seats.Count > 0 || Agreed.Count > 0;
}

/// <summary>The sentences with which a review refuses.</summary>
public static class ReviewRefusals
{
    public static Refusal DecidedAnotherStep { get; } = new("review.other-step",
        "Bạn đã quyết định một bước khác của bài này. Bước này cần một người khác xem.");

    public static Refusal NotYourStep(ReviewStep step) => new("review.not-yours",
        $"Bước “{step.Name}” do người khác quyết định. Bạn có thể ghi ý kiến cho họ ở phần “Góp ý”.");

    public static Refusal DecidedAlready(ReviewStep step) => new("review.decided",
        $"Bạn đã đồng ý ở bước “{step.Name}”. Bước này còn chờ ý kiến của người khác.");
}
