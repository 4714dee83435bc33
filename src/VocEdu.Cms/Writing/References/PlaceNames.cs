namespace VocEdu.Cms.Writing.References;

public static class PlaceNames
{
    public static string Of(ReferencePlace place) => place switch
    {
        ReferencePlace.Text => "trong bài",
        ReferencePlace.Cover => "ảnh đại diện của bài",
        ReferencePlace.Recording => "tệp phát",
        ReferencePlace.File => "tệp đính kèm",
        ReferencePlace.Filing => "phần phân loại",
        ReferencePlace.Profile => "hồ sơ",
        ReferencePlace.People => "người trong bài",
        ReferencePlace.VersionOf => "là một bản khác của bài này",
        ReferencePlace.Channel => "ảnh đăng trên kênh",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };
}
