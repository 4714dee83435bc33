using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Consents;

/// <summary>What the consents say to an item, among the findings of the other checks.</summary>
public sealed class ConsentFindings(ItemConsents consents, LinkConsents link, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(ContentDraft draft, CancellationToken cancel) =>
        [.. (await consents.CheckAsync(draft, Vietnam.Today(clock), cancel)).Select(found =>
            new Finding(found.Code, found.Blocks ? FindingSeverity.Blocks : FindingSeverity.Warns, found.Message, new(nameof(ContentFields.People))))];

    /// <summary>Of a text that is still being written: its numbers are looked up among what the person sees.</summary>
    public async Task<IReadOnlyList<Finding>> OfTypedAsync(ContentDraft draft, Actor actor, CancellationToken cancel)
    {
        var (fields, _) = await link.RunAsync(draft.Fields with { People = [.. draft.Fields.People.Select(p => p with { ConsentId = null })] }, null, actor, cancel);
        return await OfAsync(draft with { Fields = fields }, cancel);
    }
}
