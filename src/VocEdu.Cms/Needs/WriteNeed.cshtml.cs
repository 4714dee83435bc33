using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Schools;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Needs;

/// <summary>Writes a need, or changes one; then it waits to be approved.</summary>
[NeedsRole(NeedAccess.Newsroom | NeedAccess.OfUnits)]
public sealed class WriteNeedModel(CmsDb db, ManageNeeds manage, ContentChoices choices, LookUps lists, TimeProvider clock) : PageModel
{
    private const int UsualMonths = 2;

    [BindProperty] public NeedForm Form { get; set; } = new();

    public Need? Need { get; private set; }
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Trades { get; private set; } = [];
    public IReadOnlyList<Choice> Provinces => lists["provinces"];
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Form = Need is { } need ? NeedForm.Of(need) : new() { UnitId = User.Actor().UnitId, ExpiresOn = Today.AddMonths(UsualMonths) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Form.Trade is { Length: > 0 } && Form.Trade != Need?.Trade && !Trades.Any(t => t.Code == Form.Trade)) ModelState.AddModelError("Form.Trade", "Nghề đã chọn không còn trên trang. Hãy chọn lại.");
        if (Form.ProvinceCode is { Length: > 0 } && lists.NameOf("provinces", Form.ProvinceCode) is null) ModelState.AddModelError("Form.ProvinceCode", "Tỉnh, thành phố đã chọn không có trong danh mục. Hãy chọn lại.");
        var fields = Form.Read(User.Actor().UnitId);
        foreach (var fault in manage.Faults(fields, User.Actor()).Where(f => ModelState.GetFieldValidationState($"Form.{f.Field}") is not ModelValidationState.Invalid))
            ModelState.AddModelError($"Form.{fault.Field}", fault.Message);
        if (!ModelState.IsValid) return Show(null);

        var (need, refusal) = await manage.SaveAsync(id, Form.Version, fields, User.Actor(), cancel);
        if (need is null || refusal is not null) return Show(refusal);
        TempData.SayDone("Đã gửi. Ban Biên tập duyệt xong thì nhu cầu hiện trên trang.");
        return Redirect($"/quan-tri/nhu-cau/{need.Id}");
    }

    private PageResult Show(Refusal? refusal)
    {
        if (refusal is not null) ModelState.AddModelError(refusal.Field is null ? "" : $"Form.{refusal.Field}", refusal.Message);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancel)
    {
        if (id is not null && (Need = await db.Set<Need>().AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(n => n.Id == id, cancel)) is null) return false;
        Units = await choices.UnitsAsync(User.Actor(), cancel);
        Trades = await choices.PublicAsync(ContentKind.CareerGuide, cancel);
        return true;
    }
}

/// <summary>What the page sends.</summary>
public sealed class NeedForm
{
    /// <summary>The version it began from.</summary>
    public int Version { get; set; }
    public string? UnitId { get; set; }
    public NeedKind Kind { get; set; }
    public string? Title { get; set; }
    public string? Trade { get; set; }
    public string? ProvinceCode { get; set; }
    public string? Place { get; set; }
    public int? Count { get; set; }
    public string? Pay { get; set; }
    public string? PaySource { get; set; }
    public string? Text { get; set; }
    public string? Contact { get; set; }
    public DateOnly? ExpiresOn { get; set; }

    public static NeedForm Of(Need need) => new()
    {
        Version = need.Version, UnitId = need.UnitId, Kind = need.Kind, Title = need.Title, Trade = need.Trade, ProvinceCode = need.ProvinceCode, Place = need.Place,
        Count = need.Count, Pay = need.Pay, PaySource = need.PaySource, Text = need.Text, Contact = need.Contact, ExpiresOn = need.ExpiresOn,
    };

    public NeedFields Read(string? ownUnit) => new(
        UnitId ?? ownUnit ?? "", Enum.IsDefined(Kind) ? Kind : NeedKind.Recruit, Clean(Title) ?? "", Clean(Trade), Clean(ProvinceCode), Clean(Place) ?? "", Count,
        Clean(Pay), Clean(PaySource), VietnameseText.Normalize(Text).ReplaceLineEndings("\n").Trim(), Clean(Contact) ?? "", ExpiresOn);

    private static string? Clean(string? text) => VietnameseText.Normalize(text).ReplaceLineEndings(" ").Trim() is { Length: > 0 } clean ? clean : null;
}
