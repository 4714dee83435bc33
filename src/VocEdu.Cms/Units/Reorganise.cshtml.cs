using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Units;

/// <summary>Merges, splits or replaces a unit: first what will move is shown, then it is done.</summary>
[NeedsRole(Role.Administrator)]
public sealed class ReorganiseModel(ReorganiseUnits reorganise, CmsDb db, TimeProvider clock) : PageModel
{
    private Dictionary<string, string> _names = [];

    [BindProperty] public ReorganiseForm Form { get; set; } = new();

    public string Id { get; private set; } = "";
    public string UnitName { get; private set; } = "";
    public List<SelectListItem> Choices { get; private set; } = [];
    public List<Person> People { get; private set; } = [];

    /// <summary>The record stands to be confirmed.</summary>
    public bool Shown { get; private set; }
    public IReadOnlyList<string> AllFrom => [Id, .. Form.With.Where(other => other != Id).Distinct()];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (await reorganise.WhyNotAsync(Read(), cancel) is { } refusal) return Refuse(refusal);
        Shown = true;
        People = Form.Type is UnitLinkType.Transferred ? [] : [.. (await reorganise.PeopleAsync(AllFrom, cancel)).Where(p => p.DisabledAt is null)];
        return Page();
    }

    public async Task<IActionResult> OnPostDoAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (await reorganise.RunAsync(Read(), User.Actor(), cancel) is { } refusal) return Refuse(refusal);
        TempData.SayDone("Đã sắp xếp lại đơn vị.");
        return Redirect($"/quan-tri/don-vi/{id}");
    }

    public IEnumerable<string> NamesOf(IEnumerable<string> ids) => ids.Select(id => _names.GetValueOrDefault(id, id));

    private PageResult Refuse(Refusal refusal)
    {
        ModelState.AddModelError($"Form.{refusal.Field}", refusal.Message);
        return Page();
    }

    private Reorganisation Read() => new(Form.Type, AllFrom, [.. Form.To.Distinct()], Form.On!.Value, Form.LegalBasis ?? "",
        Form.Moves.Where(m => !string.IsNullOrEmpty(m.To)).DistinctBy(m => m.PersonId).ToDictionary(m => m.PersonId, m => m.To!));

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        if (await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return false;
        (Id, UnitName) = (id, unit.NameOn(today).Name);
        Choices = [.. (await db.Units.ChoicesAsync(clock, cancel)).Where(c => c.Value != id)];
        _names = Choices.ToDictionary(c => c.Value, c => c.Text);
        _names[id] = UnitName;
        return true;
    }
}

public sealed class ReorganiseForm
{
    public UnitLinkType Type { get; set; }
    public List<string> With { get; set; } = [];
    public List<string> To { get; set; } = [];
    [Required(ErrorMessage = "Vui lòng chọn ngày áp dụng.")] public DateOnly? On { get; set; }
    [StringLength(200, ErrorMessage = "Căn cứ không được quá {1} ký tự.")] public string? LegalBasis { get; set; }
    public List<PersonMove> Moves { get; set; } = [];

    /// <summary>What the second step sends once more.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
    [
        (nameof(Type), Type.ToString()), (nameof(On), On!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (nameof(LegalBasis), LegalBasis ?? ""),
        .. With.Select(id => (nameof(With), id)), .. To.Select(id => (nameof(To), id)),
    ];
}

public sealed class PersonMove
{
    public Guid PersonId { get; set; }
    public string? To { get; set; }
}
