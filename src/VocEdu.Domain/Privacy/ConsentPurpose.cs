namespace VocEdu.Domain.Privacy;

/// <summary>What a person agrees to, one by one. Each is a box of its own on the form, and none is ticked beforehand.</summary>
[Flags]
public enum ConsentPurpose
{
    None = 0,
    Site = 1,
    Facebook = 2,
    YouTube = 4,
    Zalo = 8,
    Press = 16,
    Print = 32,
    Loudspeaker = 64,
}

/// <summary>Which data of a person a consent covers.</summary>
[Flags]
public enum PersonalData
{
    None = 0,
    FullName = 1,
    Image = 2,
    Voice = 4,
    Story = 8,
    Achievement = 16,
}

public static class ConsentNames
{
    public static readonly IReadOnlyList<(ConsentPurpose Purpose, string Name)> Purposes =
    [
        (ConsentPurpose.Site, "trang thông tin điện tử"),
        (ConsentPurpose.Facebook, "Facebook"),
        (ConsentPurpose.YouTube, "YouTube"),
        (ConsentPurpose.Zalo, "Zalo"),
        (ConsentPurpose.Press, "báo chí"),
        (ConsentPurpose.Print, "ấn phẩm in"),
        (ConsentPurpose.Loudspeaker, "truyền thanh"),
    ];

    public static readonly IReadOnlyList<(PersonalData Data, string Name)> DataTypes =
    [
        (PersonalData.FullName, "họ tên"),
        (PersonalData.Image, "hình ảnh"),
        (PersonalData.Voice, "giọng nói"),
        (PersonalData.Story, "câu chuyện"),
        (PersonalData.Achievement, "thành tích"),
    ];

    public static string Of(ConsentPurpose purposes) => string.Join(", ", Purposes.Where(p => purposes.HasFlag(p.Purpose)).Select(p => p.Name));

    public static string Of(PersonalData data) => string.Join(", ", DataTypes.Where(d => data.HasFlag(d.Data)).Select(d => d.Name));
}
