using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace VocEdu.Cms.Units;

/// <summary>What can be set about a unit beside its names.</summary>
public sealed class UnitFields : IValidatableObject
{
    public string Kind { get; set; } = "truong_cao_dang";
    public string? ParentId { get; set; }
    public bool NeedsUnitHead { get; set; }
    public List<SelectListItem> Parents { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!UnitKinds.Labels.ContainsKey(Kind)) yield return new("Vui lòng chọn loại đơn vị.", [nameof(Kind)]);
    }
}
