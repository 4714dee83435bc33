using Microsoft.AspNetCore.Mvc.ModelBinding;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Schools;

/// <summary>What a school's page about itself sends.</summary>
public sealed class ProfileForm
{
    private const int MaxSummary = 300, MaxNote = 500;

    /// <summary>The version it began from; 0 where there is none.</summary>
    public int FromVersion { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public PictureRow Cover { get; set; } = new();
    public PictureRow Map { get; set; } = new();
    public List<PictureRow> Pictures { get; set; } = [];

    /// <summary>What was changed, for those who approve it.</summary>
    public string? Note { get; set; }

    /// <summary>The school answers for it that all of it is true today.</summary>
    public bool Confirmed { get; set; }

    /// <summary>The inputs of the profile; their names come from its shape.</summary>
    [BindNever] public ShapeInputs Details { get; set; } = new();

    public static ProfileForm New(string name) => new() { Title = name, Details = ShapeInputs.Of(SchoolShape.Own, null) };

    public static ProfileForm Of(ContentVersion version)
    {
        var school = SchoolProfile.Of(version.Fields) ?? new();
        return new()
        {
            FromVersion = version.Number,
            Title = version.Title,
            Summary = version.Summary,
            Cover = PictureRow.Of(version.Fields.Cover),
            Map = PictureRow.Of(school.Map),
            Pictures = [.. school.Pictures.Select(PictureRow.Of)],
            Details = ShapeInputs.Of(SchoolShape.Own, version.Fields.School),
        };
    }

    public IEnumerable<(string Name, PictureRow Row)> Rows =>
        [(nameof(Cover), Cover), (nameof(Map), Map), .. Pictures.Select((row, number) => ($"{nameof(Pictures)}[{number}]", row))];

    /// <summary>What cannot be sent as it stands: the input and the sentence.</summary>
    public IEnumerable<(string Field, string Message)> Mistakes()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return (nameof(Title), "Vui lòng nhập tên trường.");
        if (Summary?.Length > MaxSummary) yield return (nameof(Summary), "Lời giới thiệu ngắn không được quá 300 ký tự.");
        if (Note?.Length > MaxNote) yield return (nameof(Note), "Lời nhắn không được quá 500 ký tự.");
        foreach (var (name, row) in Rows)
            if (row is { MediaId: not null, Remove: false } && PictureRow.Clean(row.Alt) is null)
                yield return ($"{name}.{nameof(row.Alt)}", "Hãy tả trong ảnh có gì, để người không nhìn thấy ảnh cũng hiểu.");
    }
}

/// <summary>One picture: chosen now, or in the library already.</summary>
public sealed class PictureRow
{
    public IFormFile? File { get; set; }
    public Guid? MediaId { get; set; }
    public string? Alt { get; set; }
    public string? Caption { get; set; }
    public string? Credit { get; set; }
    public bool Remove { get; set; }

    public static PictureRow Of(MediaUse? use) => use is null ? new() : new() { MediaId = use.MediaId, Alt = use.AlternativeText, Caption = use.Caption, Credit = use.Credit };

    /// <summary>Null while there is none, or when it is to go.</summary>
    public MediaUse? Read() => MediaId is { } id && !Remove ? new(id, Clean(Alt) ?? "", Clean(Caption), Clean(Credit)) : null;

    internal static string? Clean(string? text)
    {
        var clean = VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim();
        return clean.Length switch { 0 => null, <= 500 => clean, _ => clean[..500] };
    }
}
