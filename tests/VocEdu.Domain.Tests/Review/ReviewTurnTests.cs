using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Domain.Tests.Review;

public sealed class ReviewTurnTests
{
    private static readonly Guid[] People = [.. Enumerable.Range(1, 5).Select(n => new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];
    private static readonly HashSet<Guid> Nobody = [];
    private static readonly ReviewStep Approval = new() { Name = "Phê duyệt", Role = Role.Approver };

    [Test]
    public void A_deputy_speaks_for_the_person_represented_and_counts_as_oneself()
    {
        var turn = Turn(Approval, holders: [People[0]]);
        Assert.That(turn.WhyNot(People[1], Nobody)?.Code, Is.EqualTo("review.not-yours"));
        Assert.That(turn.WhyNot(People[1], Set(People[0])), Is.Null);
        Assert.That(turn.SeatsOf(People[1], Set(People[0])), Is.EqualTo(new[] { People[0] }));
        Assert.That(Turn(Approval, holders: [People[0]], authors: [People[1]]).WhyNot(People[1], Set(People[0])), Is.EqualTo(LifecycleRefusals.AuthorCannotApprove));
        Assert.That(Turn(Approval, holders: [People[0]], before: [People[1]]).WhyNot(People[1], Set(People[0])), Is.EqualTo(ReviewRefusals.DecidedAnotherStep));
    }

    [Test]
    public void All_of_a_group_means_all_but_its_authors()
    {
        var all = Approval with { Everyone = true };
        var turn = Turn(all, holders: People[..3], authors: [People[2]], agreed: [People[0]]);
        Assert.That(turn.IsPassedWith([]), Is.False);
        Assert.That(turn.IsPassedWith([People[1]]), Is.True);
        Assert.That(turn.WhyNot(People[0], Nobody)?.Code, Is.EqualTo("review.decided"));
    }

    [Test]
    public void An_author_passes_a_step_of_editing_only()
    {
        Assert.That(Turn(Approval, holders: [People[0]], authors: [People[0]]).WhyNot(People[0], Nobody), Is.EqualTo(LifecycleRefusals.AuthorCannotApprove));
        Assert.That(Turn(Approval with { AuthorMay = true }, holders: [People[0]], authors: [People[0]]).WhyNot(People[0], Nobody), Is.Null);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_step_is_passed_only_by_people_it_names_and_never_by_its_authors(bool everyone, byte holders, byte authors, byte before, bool onePerson, byte represents, byte[] order)
    {
        var turn = new ReviewTurn(Approval with { Everyone = everyone }, Of(holders), Of(authors), Nobody, Of(before), onePerson);
        var agreed = new HashSet<Guid>();
        foreach (var person in (order ?? []).Select(n => People[n % People.Length]))
        {
            var now = turn with { Agreed = agreed };
            var represented = person == People[0] ? Of(represents) : Nobody;
            if (now.WhyNot(person, represented) is not null) continue;
            if (turn.Authors.Contains(person) || (turn.DecidedBefore.Contains(person) && !onePerson)) return false;
            var seats = now.SeatsOf(person, represented);
            if (seats.Count == 0 || seats.Any(seat => !turn.Holders.Contains(seat) || turn.Authors.Contains(seat))) return false;
            agreed.UnionWith(seats);
            if (now.IsPassedWith(seats) != (!everyone || turn.Seats.All(agreed.Contains))) return false;
        }

        return true;
    }

    [Test]
    public void A_process_needs_names_deciders_and_a_second_pair_of_eyes()
    {
        var editing = new ReviewStep { Name = "Biên tập", Role = Role.Editor, AuthorMay = true };
        var legal = new ReviewStep { Name = "Pháp chế", People = [People[0]], Optional = true };
        Assert.Multiple(() =>
        {
            Assert.That(ReviewProcessRules.WhyNot([editing, legal, Approval]), Is.Null);
            Assert.That(ReviewProcessRules.WhyNot([])?.Code, Is.EqualTo("process.count"));
            Assert.That(ReviewProcessRules.WhyNot([Approval, Approval with { Name = "phê duyệt" }])?.Code, Is.EqualTo("process.name"));
            Assert.That(ReviewProcessRules.WhyNot([Approval with { Group = People[0] }])?.Code, Is.EqualTo("process.who"));
            Assert.That(ReviewProcessRules.WhyNot([Approval with { DueDays = -1 }])?.Code, Is.EqualTo("process.days"));
            Assert.That(ReviewProcessRules.WhyNot([editing, legal])?.Code, Is.EqualTo("process.four-eyes"));
            Assert.That(ReviewProcessRules.For([editing, legal, Approval], []).Select(s => s.Name), Is.EqualTo(new[] { "Biên tập", "Phê duyệt" }));
            Assert.That(ReviewProcessRules.For([editing, legal, Approval], ["Pháp chế"]), Has.Count.EqualTo(3));
        });
    }

    private static ReviewTurn Turn(ReviewStep step, Guid[] holders, Guid[]? authors = null, Guid[]? agreed = null, Guid[]? before = null) =>
        new(step, holders.ToHashSet(), Set(authors ?? []), Set(agreed ?? []), Set(before ?? []), OnePersonMay: false);

    private static HashSet<Guid> Set(params Guid[] people) => [.. people];

    private static HashSet<Guid> Of(byte bits) => [.. People.Where((_, n) => (bits >> n & 1) > 0)];
}
