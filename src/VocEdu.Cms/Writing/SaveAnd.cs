using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What the button says that saves and takes the next step at once.</summary>
public static class SaveAnd
{
    public static string Label(ContentAction action) => action switch
    {
        ContentAction.SendToUnitHead => "Lưu và gửi lãnh đạo đơn vị",
        ContentAction.Submit => "Lưu và gửi bài",
        ContentAction.StartEditing => "Lưu và bắt đầu biên tập",
        ContentAction.SendForApproval => "Lưu và trình duyệt",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a step that follows a save."),
    };
}
