using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>What an administrator enters about a person.</summary>
public sealed class PersonFields
{
    [Required(ErrorMessage = "Vui lòng nhập họ và tên."), StringLength(120, ErrorMessage = "Họ và tên không được quá {1} ký tự.")]
    public string FullName { get; set; } = "";

    public List<Role> Roles { get; set; } = [];

    public string? UnitId { get; set; }

    public List<SelectListItem> Units { get; set; } = [];

    public Role RoleSet() => Roles.Aggregate(Role.None, (all, role) => all | role);
}
