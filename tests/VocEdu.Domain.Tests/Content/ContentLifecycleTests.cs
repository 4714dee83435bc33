using VocEdu.Domain.Content;

namespace VocEdu.Domain.Tests.Content;

public sealed class ContentLifecycleTests
{
    private static readonly ContentState[] States = Enum.GetValues<ContentState>();
    private static readonly Role[] SingleRoles = [.. Enum.GetValues<Role>().Where(r => r != Role.None)];

    // Everything that can be asked for is there, so that only the role and the cell decide.
    private static readonly MoveFacts Fulfilled = new()
    {
        Reason = "Thiếu ảnh.", ContentHash = "a1", ApprovedHash = "a1", TimeIsInFuture = true, MissingConsents = [],
    };

    /// <summary>The whole policy once more, as a person would write it down: from, to, and who.</summary>
    private static readonly string[] Policy =
    [
        "Draft UnitReview C", "Draft Submitted CU", "Draft InReview EA", "Draft Withdrawn A",
        "UnitReview Submitted U", "UnitReview ChangesRequested U", "UnitReview Draft CU", "UnitReview Withdrawn A",
        "Submitted Received E", "Submitted ChangesRequested EA", "Submitted NotUsed EA", "Submitted Draft CU", "Submitted Withdrawn A",
        "Received Editing EA", "Received ChangesRequested EA", "Received NotUsed EA", "Received Withdrawn A",
        "Editing InReview EA", "Editing ChangesRequested EA", "Editing NotUsed EA", "Editing Withdrawn A",
        "ChangesRequested UnitReview C", "ChangesRequested Submitted CU", "ChangesRequested Editing EA",
        "ChangesRequested InReview EA", "ChangesRequested NotUsed EA", "ChangesRequested Withdrawn A",
        "InReview Approved A", "InReview ChangesRequested A", "InReview Editing E", "InReview NotUsed A", "InReview Withdrawn A",
        "Approved Published EA", "Approved Scheduled EA", "Approved ChangesRequested A", "Approved Withdrawn A",
        "Scheduled Published EA", "Scheduled Scheduled EA", "Scheduled Approved EA", "Scheduled ChangesRequested A", "Scheduled Withdrawn A",
        "Published Archived EA", "Published Withdrawn A",
        "Archived Published EA", "Archived Withdrawn A",
        "Withdrawn Editing EA", "NotUsed Editing EA",
    ];

    [Test]
    public void Every_cell_says_what_the_policy_says_for_every_role()
    {
        var allowed = Policy.Select(line => line.Split(' ')).ToDictionary(p => (p[0], p[1]), p => p[2]);

        Assert.Multiple(() =>
        {
            foreach (var from in States)
            foreach (var to in States)
            foreach (var role in SingleRoles)
            {
                var letter = role switch { Role.Contributor => 'C', Role.UnitHead => 'U', Role.Editor => 'E', Role.Approver => 'A', _ => '-' };
                var may = allowed.TryGetValue((from.ToString(), to.ToString()), out var letters) && letters.Contains(letter);
                var facts = Fulfilled with { IsPublic = to == ContentState.Withdrawn, UnitHeadMustApprove = to == ContentState.UnitReview };
                var refusal = ContentLifecycle.WhyNot(from, to, role, facts);
                Assert.That(refusal is null, Is.EqualTo(may), $"{from} → {to} as {role}: {refusal?.Message}");
            }
        });
    }

    [Test]
    public void Administrator_is_offered_nothing_in_any_state() =>
        Assert.That(States.SelectMany(s => ContentLifecycle.Offered(s, Role.Administrator | Role.ChannelManager | Role.Reporter, Fulfilled with { IsPublic = true })), Is.Empty);

    [Test]
    public void Author_cannot_approve_own_work()
    {
        var refusal = ContentLifecycle.WhyNot(ContentState.InReview, ContentState.Approved, Role.Approver | Role.Editor, Fulfilled with { IsAuthor = true });
        Assert.That(refusal, Is.EqualTo(LifecycleRefusals.AuthorCannotApprove));
    }

    [TestCase("a2")]
    [TestCase(null)]
    public void Only_what_was_approved_is_published(string? approvedHash)
    {
        var facts = Fulfilled with { ApprovedHash = approvedHash };
        Assert.Multiple(() =>
        {
            Assert.That(ContentLifecycle.WhyNot(ContentState.Approved, ContentState.Published, Role.Approver, facts), Is.EqualTo(LifecycleRefusals.ChangedSinceApproval));
            Assert.That(ContentLifecycle.WhyNot(ContentState.Approved, ContentState.Scheduled, Role.Approver, facts), Is.EqualTo(LifecycleRefusals.ChangedSinceApproval));
            Assert.That(ContentLifecycle.WhyNot(ContentState.Scheduled, ContentState.Published, Role.None, facts with { ByClock = true }),
                Is.EqualTo(LifecycleRefusals.ChangedSinceApproval));
        });
    }

    [Test]
    public void Two_missing_hashes_are_no_approval() =>
        Assert.That(ContentLifecycle.WhyNot(ContentState.Approved, ContentState.Published, Role.Approver, new MoveFacts()),
            Is.EqualTo(LifecycleRefusals.ChangedSinceApproval));

    [Test]
    public void Clock_publishes_what_is_scheduled_and_does_nothing_else()
    {
        var byClock = Fulfilled with { ByClock = true };
        var made = from state in States from to in States
                   where ContentLifecycle.WhyNot(state, to, Role.Approver, byClock with { IsPublic = to == ContentState.Withdrawn }) is null
                   select (state, to);
        Assert.That(made, Is.EqualTo(new[] { (ContentState.Scheduled, ContentState.Published) }));
    }

    [Test]
    public void Sending_back_declining_and_withdrawing_need_a_reason([Values(null, "", "   ")] string? reason)
    {
        var moves = ContentLifecycle.Moves.Where(m => m.Action is ContentAction.Return or ContentAction.Decline or ContentAction.Withdraw).ToList();
        Assert.That(moves, Has.Count.EqualTo(23));
        Assert.That(moves.Select(m => ContentLifecycle.WhyNot(m.From, m.To, m.Roles, Fulfilled with { Reason = reason, IsPublic = m.Action == ContentAction.Withdraw })),
            Is.All.EqualTo(LifecycleRefusals.ReasonMissing));
    }

    [Test]
    public void Missing_fields_are_named_in_the_refusal()
    {
        var facts = Fulfilled with { Missing = RequiredField.Title | RequiredField.Place };
        var refusal = ContentLifecycle.WhyNot(ContentState.Editing, ContentState.InReview, Role.Editor, facts);
        Assert.That(refusal?.Message, Is.EqualTo("Bài còn thiếu: tiêu đề, địa điểm. Hãy bổ sung rồi thử lại."));
    }

    [Test]
    public void Unit_that_wants_its_head_first_gets_it_first()
    {
        var facts = Fulfilled with { UnitHeadMustApprove = true };
        Assert.Multiple(() =>
        {
            Assert.That(ContentLifecycle.WhyNot(ContentState.Draft, ContentState.Submitted, Role.Contributor, facts), Is.EqualTo(LifecycleRefusals.UnitHeadFirst));
            Assert.That(ContentLifecycle.WhyNot(ContentState.Draft, ContentState.UnitReview, Role.Contributor, facts), Is.Null);
            Assert.That(ContentLifecycle.WhyNot(ContentState.Draft, ContentState.Submitted, Role.UnitHead, facts), Is.Null);
            Assert.That(ContentLifecycle.WhyNot(ContentState.Draft, ContentState.UnitReview, Role.Contributor, Fulfilled), Is.EqualTo(LifecycleRefusals.UnitHeadNotAsked));
            Assert.That(ContentLifecycle.Offered(ContentState.Draft, Role.Contributor).Select(ActionNames.Of), Is.EqualTo(new[] { "Gửi bài" }));
        });
    }

    [Test]
    public void Scheduling_needs_a_time_in_the_future() =>
        Assert.That(ContentLifecycle.WhyNot(ContentState.Approved, ContentState.Scheduled, Role.Editor, Fulfilled with { TimeIsInFuture = false }),
            Is.EqualTo(LifecycleRefusals.TimeNotInFuture));

    [Test]
    public void What_is_public_is_withdrawn_and_never_quietly_declined()
    {
        var correcting = Fulfilled with { IsPublic = true };
        Assert.Multiple(() =>
        {
            Assert.That(ContentLifecycle.WhyNot(ContentState.Editing, ContentState.NotUsed, Role.Approver, correcting), Is.EqualTo(LifecycleRefusals.StillPublic));
            Assert.That(ContentLifecycle.WhyNot(ContentState.Editing, ContentState.Withdrawn, Role.Approver, correcting), Is.Null);
            Assert.That(ContentLifecycle.WhyNot(ContentState.Editing, ContentState.Withdrawn, Role.Approver, Fulfilled), Is.EqualTo(LifecycleRefusals.NotPublic));
        });
    }

    [Test]
    public void Whoever_holds_the_open_step_decides_it_whatever_the_roles()
    {
        var (holder, other) = (Fulfilled with { HoldsStep = true }, Fulfilled with { HoldsStep = false });
        Assert.Multiple(() =>
        {
            foreach (var to in new[] { ContentState.Approved, ContentState.ChangesRequested, ContentState.NotUsed })
                Assert.That(ContentLifecycle.WhyNot(ContentState.InReview, to, Role.Reporter, holder), Is.Null, $"{to}");
            Assert.That(ContentLifecycle.WhyNot(ContentState.InReview, ContentState.Withdrawn, Role.Reporter, holder with { IsPublic = true }), Is.Not.Null);
            Assert.That(ContentLifecycle.WhyNot(ContentState.InReview, ContentState.Approved, Role.Approver, other), Is.EqualTo(LifecycleRefusals.NotInTurn));
            Assert.That(ContentLifecycle.WhyNot(ContentState.InReview, ContentState.ChangesRequested, Role.Approver, other), Is.Null);
            Assert.That(ContentLifecycle.WhyNot(ContentState.InReview, ContentState.Approved, Role.Approver, holder with { IsAuthor = true }), Is.EqualTo(LifecycleRefusals.AuthorCannotApprove));
            Assert.That(ContentLifecycle.WhyNot(ContentState.Editing, ContentState.InReview, Role.Reporter, holder), Is.Not.Null);
        });
    }

    [Test]
    public void Change_after_approval_falls_back_to_waiting()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ContentLifecycle.AfterEdit(ContentState.Approved), Is.EqualTo(ContentState.InReview));
            Assert.That(ContentLifecycle.AfterEdit(ContentState.Scheduled), Is.EqualTo(ContentState.InReview));
            Assert.That(ContentLifecycle.AfterEdit(ContentState.Published), Is.EqualTo(ContentState.Editing));
            Assert.That(States.Select(ContentLifecycle.AfterEdit),
                Has.None.AnyOf(ContentState.Approved, ContentState.Scheduled, ContentState.Published));
            Assert.That(States.Select(s => ContentLifecycle.AfterEdit(ContentLifecycle.AfterEdit(s))), Is.EqualTo(States.Select(ContentLifecycle.AfterEdit)));
        });
    }

    [Test]
    public void Offered_moves_are_those_the_role_is_not_refused_for()
    {
        Assert.Multiple(() =>
        {
            foreach (var state in States)
            foreach (var role in SingleRoles)
            for (var situation = 0; situation < 8; situation++)
            {
                var facts = Fulfilled with { IsPublic = (situation & 1) > 0, IsAuthor = (situation & 2) > 0, UnitHeadMustApprove = (situation & 4) > 0 };
                var offered = ContentLifecycle.Offered(state, role, facts).Select(m => m.To);
                var possible = States.Where(to => ContentLifecycle.WhyNot(state, to, role, facts) is null);
                Assert.That(offered, Is.EquivalentTo(possible), $"{state} as {role}, {facts}");
            }
        });
    }

    [Test]
    public void Every_state_but_the_end_can_be_left_by_somebody() =>
        Assert.That(States.Where(s => ContentLifecycle.Offered(s, Role.Editor | Role.Approver | Role.UnitHead | Role.Contributor).Count == 0), Is.Empty);

    [Test]
    public void Unit_proposes_changes_to_its_public_profile_and_to_nothing_else()
    {
        var proposed = from kind in Enum.GetValues<ContentKind>() from state in States from role in SingleRoles
                       where ContentLifecycle.MayPropose(kind, state, role) select (kind, state, role);
        Assert.That(proposed, Is.EquivalentTo(from state in new[] { ContentState.Published, ContentState.Archived } from role in new[] { Role.Contributor, Role.UnitHead }
                                              select (ContentKind.School, state, role)));
        Assert.That(ContentLifecycle.MayEdit(ContentLifecycle.Proposed, Role.Contributor), Is.True);
    }

    [Test]
    public void Sent_story_is_not_edited_before_it_is_taken_in()
    {
        Assert.That(SingleRoles.Where(r => ContentLifecycle.MayEdit(ContentState.Submitted, r)), Is.Empty);
        Assert.That(States.Where(s => ContentLifecycle.MayEdit(s, Role.Administrator)), Is.Empty);
        Assert.That(States.Where(s => ContentLifecycle.MayEdit(s, Role.Contributor)), Is.EqualTo(new[] { ContentState.Draft, ContentState.ChangesRequested }));
    }

    [Test]
    public void Refusals_are_whole_sentences_with_the_names_people_know()
    {
        var role = ContentLifecycle.WhyNot(ContentState.InReview, ContentState.Approved, Role.Contributor, Fulfilled);
        var move = ContentLifecycle.WhyNot(ContentState.Draft, ContentState.Published, Role.Approver, Fulfilled);
        Assert.Multiple(() =>
        {
            Assert.That(role?.Message, Is.EqualTo("Bạn không có quyền thực hiện thao tác “Duyệt”. Người có quyền: Lãnh đạo, Trưởng ban Biên tập."));
            Assert.That(move?.Message, Does.StartWith("Bài ở trạng thái “Bản nháp” không thể chuyển sang “Đã xuất bản”."));
            Assert.That(States.Select(StateNames.Of), Is.Unique);
            Assert.That(Enum.GetValues<ContentAction>().Select(a => ActionNames.Of(a)), Is.Unique);
        });
    }
}
