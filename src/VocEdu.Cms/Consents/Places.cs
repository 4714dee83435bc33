using VocEdu.Cms.Writing;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>Where an item will appear, as the boxes of a consent name it.</summary>
public static class Places
{
    public static ConsentPurpose Of(ContentDraft draft) =>
        ConsentPurpose.Site
        | When(draft.ChannelTexts.Facebook is not null, ConsentPurpose.Facebook)
        | When(draft.ChannelTexts.YouTube is not null, ConsentPurpose.YouTube)
        | When(draft.ChannelTexts.Zalo is not null, ConsentPurpose.Zalo)
        | When(draft.Genre is "TCBC", ConsentPurpose.Press)
        | When(draft.Fields.File is { Copies: > 0 } or { LicenceNumber: not null }, ConsentPurpose.Print)
        | When(draft.Genre is "TT", ConsentPurpose.Loudspeaker);

    private static ConsentPurpose When(bool holds, ConsentPurpose purpose) => holds ? purpose : ConsentPurpose.None;
}
