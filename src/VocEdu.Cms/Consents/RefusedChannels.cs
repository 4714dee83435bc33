using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>The channels people have not agreed to, in the words of the outbox.</summary>
public static class RefusedChannels
{
    private static readonly (ConsentPurpose Purpose, ChannelKind Kind)[] Kinds =
        [(ConsentPurpose.Facebook, ChannelKind.Facebook), (ConsentPurpose.YouTube, ChannelKind.YouTube), (ConsentPurpose.Zalo, ChannelKind.Zalo)];

    public static ILookup<ChannelKind, ContentProblem> By(IEnumerable<ConsentFinding> findings) =>
        (from finding in findings from kind in Kinds where finding.Refused.HasFlag(kind.Purpose) select (kind.Kind, finding.Message))
            .ToLookup(refused => refused.Kind, refused => new ContentProblem("people", refused.Message));
}
