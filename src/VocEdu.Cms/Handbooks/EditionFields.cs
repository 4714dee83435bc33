using System.ComponentModel.DataAnnotations;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Handbooks;

/// <summary>One trade or school that may stand in an edition.</summary>
public sealed class PlaceInEdition
{
    public string Slug { get; set; } = "";

    /// <summary>Its place; null: left out.</summary>
    [Range(1, 9999, ErrorMessage = "Thứ tự là số từ 1 đến 9999.")] public int? Number { get; set; }
}

/// <summary>What an officer chooses of an edition.</summary>
public sealed class EditionFields
{
    [Required(ErrorMessage = "Vui lòng nhập tên cẩm nang."), MaxLength(200, ErrorMessage = "Tên không được quá 200 ký tự.")] public string Title { get; set; } = "";
    [MaxLength(20_000, ErrorMessage = "Lời giới thiệu không được quá 20.000 ký tự.")] public string? Foreword { get; set; }
    [Required(ErrorMessage = "Vui lòng chọn đơn vị thực hiện.")] public string UnitId { get; set; } = "";
    public Guid? CoverId { get; set; }
    public List<PlaceInEdition> Guides { get; set; } = [];
    public List<PlaceInEdition> Schools { get; set; } = [];

    /// <summary>The revision the form began from.</summary>
    public int Revision { get; set; }

    public void WriteTo(HandbookEdition edition)
    {
        edition.Title = VietnameseText.Normalize(Title).Trim();
        edition.Foreword = VietnameseText.Normalize(Foreword).ReplaceLineEndings("\n").Trim();
        (edition.UnitId, edition.CoverId, edition.Guides, edition.Schools) = (UnitId, CoverId, Chosen(Guides), Chosen(Schools));
    }

    public static EditionFields Of(HandbookEdition edition) => new()
    {
        Title = edition.Title, Foreword = edition.Foreword, UnitId = edition.UnitId, CoverId = edition.CoverId, Revision = edition.Revision,
        Guides = Places(edition.Guides), Schools = Places(edition.Schools),
    };

    /// <summary>By number; two of the same number stay as the form had them.</summary>
    private static List<string> Chosen(List<PlaceInEdition> places) =>
        [.. places.Where(place => place.Number is not null && Slug.TryParse(place.Slug, out _)).OrderBy(place => place.Number).Select(place => place.Slug).Distinct()];

    private static List<PlaceInEdition> Places(List<string> slugs) => [.. slugs.Select((slug, place) => new PlaceInEdition { Slug = slug, Number = place + 1 })];
}
