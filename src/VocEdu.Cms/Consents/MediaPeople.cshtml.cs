using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>Who is seen in a file of the library: every item that uses it is checked against their consents.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class MediaPeopleModel(CmsDb db, AuditLog audit, TimeProvider clock) : PageModel
{
    private const int Longest = 300;

    [BindProperty] public PersonForm Person { get; set; } = new();

    public MediaFile Media { get; private set; } = null!;
    public List<(MediaPerson Person, Consent? Consent)> People { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var (person, refusal) = await ReadAsync(id, cancel);
        if (!ModelState.IsValid || refusal is not null)
        {
            if (refusal is not null) ModelState.AddModelError("", refusal.Message);
            return Page();
        }

        db.Add(person!);
        audit.Add(User.Actor(), "Ghi người trong ảnh", "media", id.ToString(), NameOf(person!.Basis));
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã thêm người trong ảnh.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid personId, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (People.Find(p => p.Person.Id == personId).Person is not { } person) return NotFound();
        db.Remove(person);
        audit.Add(User.Actor(), "Bỏ người trong ảnh", "media", id.ToString(), NameOf(person.Basis));
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã bỏ khỏi danh sách người trong ảnh.");
        return RedirectToPage(new { id });
    }

    public static string NameOf(LawfulBasis basis) => basis switch
    {
        LawfulBasis.Consent => "Người đó đã đồng ý",
        LawfulBasis.PublicEvent => "Hoạt động công cộng",
        LawfulBasis.StateActivity => "Hoạt động của cơ quan nhà nước",
        LawfulBasis.Contract => "Theo hợp đồng",
        LawfulBasis.Emergency => "Trường hợp khẩn cấp",
        LawfulBasis.DeceasedOrHistoric => "Người đã mất, nhân vật lịch sử",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    private async Task<(MediaPerson? Person, Refusal? Refusal)> ReadAsync(Guid id, CancellationToken cancel)
    {
        var name = Clean(Person.Name) ?? Clean(Person.Position);
        if (name is null) return (null, new("media.person", "Vui lòng nhập họ và tên, hoặc tên nhóm người trong ảnh."));
        if (Person.Basis is not { } basis) return (null, new("media.basis", "Vui lòng chọn căn cứ dùng hình ảnh."));
        if (name.Length > Longest || Person.Because?.Length > Longest) return (null, new("media.person", "Tên hoặc lý do không được quá 300 ký tự."));
        Consent? consent = null;
        if (Clean(Person.ConsentReference)?.ToUpperInvariant() is { } number)
        {
            consent = await db.Set<Consent>().AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (consent is null) return (null, new("media.consent", "Không tìm thấy phiếu đồng ý mang số này. Hãy chọn lại hoặc ghi phiếu mới."));
        }

        return (new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), MediaId = id, Name = name, Basis = basis, Announced = Person.Announced, Because = Clean(Person.Because),
            AgeBand = AgeBands.Read(Person.AgeBand) is not null || Person.AgeBand is AgeBands.Mixed ? Person.AgeBand : null, ConsentId = consent?.Id,
        }, null);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Media.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file) return false;
        Media = file;
        var rows = await (from p in db.Set<MediaPerson>().Where(p => p.MediaId == id)
                          join c in db.Set<Consent>() on p.ConsentId equals c.Id into found
                          from c in found.DefaultIfEmpty()
                          orderby p.Id
                          select new { p, c }).ToListAsync(cancel);
        People = [.. rows.Select(r => (r.p, (Consent?)r.c))];
        return true;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).Trim();
}
