namespace VocEdu.Cms.Writing.Fields;

public static class PriorityNames
{
    public static string Of(BroadcastPriority priority) => priority switch
    {
        BroadcastPriority.Normal => "Thường",
        BroadcastPriority.High => "Ưu tiên",
        BroadcastPriority.Urgent => "Khẩn cấp",
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, null),
    };
}
