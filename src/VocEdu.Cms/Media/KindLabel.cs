namespace VocEdu.Cms.Media;

public static class KindLabel
{
    public static string Of(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "Ảnh",
        MediaKind.Video => "Video",
        MediaKind.Audio => "Âm thanh",
        MediaKind.Document => "Tệp PDF",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
