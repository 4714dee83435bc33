using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>How a decision's button looks: forward is filled, what takes something away is red.</summary>
public static class DecisionLook
{
    public static string Of(Move move) => move.Action switch
    {
        ContentAction.Approve or ContentAction.Publish or ContentAction.SendForApproval or ContentAction.Submit or ContentAction.SendToUnitHead or ContentAction.Receive => "button-primary",
        ContentAction.Withdraw or ContentAction.Decline or ContentAction.Return => "button-danger",
        _ => "",
    };
}
