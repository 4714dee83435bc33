using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>A genre in the words of somebody who is no journalist.</summary>
/// <param name="Genre">The genre's code.</param>
public sealed record StoryKind(string Genre, string Name, string Hint);

public static class StoryKinds
{
    /// <summary>What schools send, the usual first.</summary>
    public static readonly IReadOnlyList<StoryKind> Usual =
    [
        new("TIN", "Tin", "Một việc vừa diễn ra: ai, làm gì, khi nào, ở đâu."),
        new("BAI", "Bài viết", "Kể kỹ hơn, có nhiều chi tiết và ý kiến."),
        new("GUONG", "Gương điển hình", "Một người hoặc một tập thể đáng để học theo."),
        new("PSA", "Ảnh", "Ảnh là chính, lời chỉ vài câu."),
        new("VIDEO", "Video", "Một đoạn phim ngắn."),
        new("THONGBAO", "Thông báo", "Tuyển sinh, khai giảng, lịch học, lịch thi."),
    ];

    /// <summary>The usual kinds, only those a call wants if it names any, and the one an item already has.</summary>
    public static IReadOnlyList<StoryKind> For(IReadOnlyList<string> wanted, string? present)
    {
        var kinds = wanted.Count == 0 ? Usual : [.. wanted.Select(Of)];
        return present is null || kinds.Any(kind => kind.Genre == present) ? kinds : [Of(present), .. kinds];
    }

    private static readonly RequiredField[] Told =
    [
        RequiredField.Body, RequiredField.EventDate, RequiredField.Place, RequiredField.Person, RequiredField.Cover, RequiredField.OnePhoto, RequiredField.ThreePhotos, RequiredField.CaptionedPhotos,
    ];

    /// <summary>What a genre asks for that the simple form can give; the rest is the newsroom's to add.</summary>
    public static IEnumerable<(RequiredField Field, string Name)> Needs(string genre) =>
        Told.Where(field => Genres.Get(genre).Requires.HasFlag(field)).Select(field => (field, RequiredFieldNames.Of(field).First()));

    private static StoryKind Of(string genre) => Usual.FirstOrDefault(kind => kind.Genre == genre) ?? new(genre, Genres.Get(genre).Name, "");
}
