using VocEdu.Domain.Channels;
using static VocEdu.Domain.Channels.PostState;

namespace VocEdu.Domain.Tests.Channels;

public sealed class PostStatesTests
{
    private static readonly PostState[] All = Enum.GetValues<PostState>();

    [Test]
    public void Nothing_is_posted_that_was_not_sent_or_found() =>
        Assert.That(All.Where(s => PostStates.MayGo(s, Posted)), Is.EquivalentTo(new[] { Sending, Unknown, NeedsCheck }));

    [Test]
    public void Posted_goes_nowhere_but_off_the_channel() => Assert.That(PostStates.NextOf(Posted), Is.EqualTo(new[] { Removed }));

    [Test]
    public void Doubtful_post_is_never_cancelled_unseen() => Assert.That(PostStates.MayGo(Unknown, Cancelled), Is.False);

    [Test]
    public void Post_that_is_not_final_can_always_go_on() =>
        Assert.That(All.Where(s => !PostStates.IsFinal(s) && PostStates.NextOf(s).Count == 0), Is.Empty);

    [Test]
    public void Every_post_can_still_reach_the_channel_or_an_end()
    {
        var reached = new HashSet<PostState> { Posted, Cancelled };
        while (All.Where(s => !reached.Contains(s) && PostStates.NextOf(s).Any(reached.Contains)).ToList() is [_, ..] next) reached.UnionWith(next);
        Assert.That(All.Except(reached), Is.Empty);
    }

    [Test]
    public void Every_state_has_a_name_and_a_next_step_in_a_whole_sentence()
    {
        Assert.That(All.Select(PostStates.NameOf), Is.Unique);
        Assert.That(All.Select(PostStates.NextStepOf), Is.Unique.And.All.EndsWith("."));
    }
}
