using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>An item's buttons. What needs no further word is done at once; a reason, a time or a careful look is asked for on the review page.</summary>
public sealed record QuickMoves(ContentItem Item, IReadOnlyList<Move> Moves)
{
    public static bool IsQuick(Move move) =>
        move is { AsksForReason: false, AsksForTime: false } && move.Action is not (ContentAction.Approve or ContentAction.Publish);
}
