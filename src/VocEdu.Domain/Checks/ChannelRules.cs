using VocEdu.Domain.Channels;

namespace VocEdu.Domain.Checks;

/// <summary>Whether the channels will take what was written for them.</summary>
internal static class ChannelRules
{
    public static IEnumerable<Finding> Limits(CheckedDraft draft) => draft.Posts.SelectMany(post => ChannelLimits.Of(post.Channel).Problems(post.Channel, post.Title, post.Text)
        .Select(problem => new Finding(problem.Code.Replace('.', '-'), FindingSeverity.Blocks, problem.Message, new(problem.Field!))));

    public static IEnumerable<Finding> CutTitle(CheckedDraft draft) => draft.Posts
        .Where(post => ChannelLimits.Of(post.Channel).Title is > 0 and var limit && draft.Title.Length > limit && post.Title == ChannelText.Fit(draft.Title, limit))
        .Select(post => new Finding("title-cut", FindingSeverity.Warns,
            $"Tiêu đề dài {draft.Title.Length} ký tự, {ChannelPlan.NameOf(post.Channel)} chỉ nhận {ChannelLimits.Of(post.Channel).Title} nên sẽ bị cắt bằng dấu “…”. Hãy viết cho kênh này một tiêu đề ngắn hơn.",
            new($"{post.Channel}.Title")));
}
