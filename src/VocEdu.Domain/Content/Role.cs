namespace VocEdu.Domain.Content;

/// <summary>What a person may do in the newsroom. The system administrator has no publishing right by default.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Cộng tác viên: writes for one unit and sees only what that unit wrote.</summary>
    Contributor = 1,

    /// <summary>Lãnh đạo đơn vị: approves what the unit sends.</summary>
    UnitHead = 2,

    /// <summary>Biên tập viên: writes, takes in and edits; publishes or schedules what an approver has approved.</summary>
    Editor = 4,

    /// <summary>Lãnh đạo, Trưởng ban Biên tập: approves, publishes and withdraws.</summary>
    Approver = 8,

    /// <summary>Quản trị kênh: connects channels and handles failed posts.</summary>
    ChannelManager = 16,

    /// <summary>Cán bộ tổng hợp báo cáo: figures and reports.</summary>
    Reporter = 32,

    /// <summary>Quản trị hệ thống: accounts, units, health. Publishes nothing.</summary>
    Administrator = 64,

    /// <summary>Nhân sự bảo vệ dữ liệu cá nhân: consents, what people ask about their data, and who looked at it.</summary>
    DataProtection = 128,
}
