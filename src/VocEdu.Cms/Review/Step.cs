using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>Writes a step of an item's way for its timeline.</summary>
internal static class Step
{
    public static ContentEvent Of(
        ContentItem item, ContentVersion version, ContentState from, Actor actor, DateTimeOffset at, string action, string? reason, string? reviewStep = null) => new()
        {
            ItemId = item.Id,
            At = at,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Action = action,
            FromState = from,
            ToState = item.State,
            Version = version.Number,
            Hash = version.Hash,
            Reason = reason,
            Step = reviewStep,
        };
}
