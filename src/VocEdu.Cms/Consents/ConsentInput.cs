using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What the form of a signed paper sends. Nothing on it is ticked beforehand.</summary>
public sealed class ConsentInput
{
    private const string TooLong = "Không được quá {1} ký tự.";

    [Required(ErrorMessage = "Vui lòng chọn đơn vị.")] public string? UnitId { get; set; }
    public bool IsGroup { get; set; }
    [Required(ErrorMessage = "Vui lòng nhập họ và tên."), StringLength(200, ErrorMessage = TooLong)] public string? PersonName { get; set; }
    public DateOnly? BornOn { get; set; }
    public AgeBand? Age { get; set; }
    public bool ByPerson { get; set; }
    public bool ByGuardian { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? GuardianName { get; set; }
    [StringLength(100, ErrorMessage = TooLong)] public string? GuardianRelation { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? Contact { get; set; }
    public List<ConsentPurpose> Purposes { get; set; } = [];
    public List<PersonalData> DataTypes { get; set; } = [];
    public DateOnly? ValidUntil { get; set; }
    public ConsentForm Form { get; set; }
    [StringLength(300, ErrorMessage = TooLong)] public string? Method { get; set; }
    public string? TextVersion { get; set; }
    [Required(ErrorMessage = "Vui lòng chọn ngày ký.")] public DateOnly? GivenOn { get; set; }

    /// <summary>The time of an electronic consent, by the clock in Viet Nam.</summary>
    public TimeOnly? GivenTime { get; set; }
    [StringLength(1_000, ErrorMessage = TooLong)] public string? Note { get; set; }
    public IFormFile? File { get; set; }

    [BindNever] public List<SelectListItem> Units { get; set; } = [];
    [BindNever] public IReadOnlyList<ConsentText> Texts { get; set; } = [];

    public ConsentGiven Read() => new()
    {
        UnitId = UnitId ?? "",
        IsGroup = IsGroup,
        PersonName = PersonName ?? "",
        BornOn = IsGroup ? null : BornOn,
        Age = Age,
        GuardianName = GuardianName,
        GuardianRelation = GuardianRelation,
        Contact = Contact,
        ByPerson = ByPerson,
        ByGuardian = ByGuardian,
        Purposes = Purposes.Aggregate(ConsentPurpose.None, (all, one) => all | one),
        DataTypes = DataTypes.Aggregate(PersonalData.None, (all, one) => all | one),
        ValidFrom = GivenOn!.Value,
        ValidUntil = ValidUntil,
        Form = Form,
        Method = Method,
        TextVersion = TextVersion ?? "",
        GivenAt = Vietnam.Instant(GivenOn.Value, GivenTime ?? default),
        Note = Note,
    };
}
