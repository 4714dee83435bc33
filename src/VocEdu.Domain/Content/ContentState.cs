namespace VocEdu.Domain.Content;

/// <summary>Where a piece of content stands on its way (vietnam.md §7).</summary>
public enum ContentState
{
    /// <summary>Bản nháp: only its author's unit sees it.</summary>
    Draft,

    /// <summary>Chờ lãnh đạo đơn vị: the unit's head approves before it is sent.</summary>
    UnitReview,

    /// <summary>Chờ tiếp nhận: a unit has sent it to the editors.</summary>
    Submitted,

    /// <summary>Đã tiếp nhận: an officer has taken it.</summary>
    Received,

    /// <summary>Đang biên tập.</summary>
    Editing,

    /// <summary>Yêu cầu chỉnh sửa: sent back with a reason.</summary>
    ChangesRequested,

    /// <summary>Chờ duyệt.</summary>
    InReview,

    /// <summary>Đã duyệt: the approval is bound to the content hash.</summary>
    Approved,

    /// <summary>Đã hẹn giờ đăng: approved, and a time is set.</summary>
    Scheduled,

    /// <summary>Đã xuất bản.</summary>
    Published,

    /// <summary>Đã gỡ: no longer public, with a reason.</summary>
    Withdrawn,

    /// <summary>Đã lưu trữ: off the lists, still counted and still at its address.</summary>
    Archived,

    /// <summary>Không sử dụng: will not be published, with a reason.</summary>
    NotUsed,
}
