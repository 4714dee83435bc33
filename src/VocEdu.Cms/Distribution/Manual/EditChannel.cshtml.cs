using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>Adds or changes a channel that people post to by hand.</summary>
[NeedsRole(DistributionServices.Connectors)]
public sealed class EditChannelModel(CmsDb db, AccountsDb accounts, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty] public ChannelInput Input { get; set; } = new();

    public Guid? ChannelId { get; private set; }
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (id is not null)
        {
            if (await db.Set<ManualChannel>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } channel) return NotFound();
            Input = ChannelInput.Of(channel);
        }

        return await ShowAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!WebAddress.IsEmptyOrFine(Input.Address)) ModelState.AddModelError("Input.Address", WebAddress.Mistake("Address").Message);
        if (!Enum.IsDefined(Input.Kind)) ModelState.AddModelError("Input.Kind", "Hãy chọn loại kênh.");
        var channel = id is null ? null : await db.Set<ManualChannel>().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (id is not null && channel is null) return NotFound();
        if (!ModelState.IsValid) return await ShowAsync(id, cancel);

        if (channel is null) db.Add(channel = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = "" });
        var person = await accounts.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Input.PersonId && p.DisabledAt == null, cancel);
        (channel.Kind, channel.Name, channel.Owner, channel.Contact, channel.Address) = (Input.Kind, Clean(Input.Name)!, Clean(Input.Owner), Clean(Input.Contact), Clean(Input.Address));
        (channel.PersonId, channel.PersonName, channel.WorkingDays, channel.Note, channel.Active) = (person?.Id, person?.FullName, Input.WorkingDays, Clean(Input.Note), Input.Active);
        (channel.Columns, channel.Lines) = (Input.Columns, Input.Lines);
        audit.Add(User.Actor(), id is null ? "Thêm kênh thủ công" : "Sửa kênh thủ công", "channel", channel.Id.ToString(), channel.Name);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã lưu kênh.");
        return Redirect("/quan-tri/kenh-thu-cong");
    }

    private async Task<IActionResult> ShowAsync(Guid? id, CancellationToken cancel)
    {
        (ChannelId, People) = (id, await ManualPeople.AllAsync(accounts, cancel));
        return Page();
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).Trim();
}

/// <summary>What the page about a channel sends.</summary>
public sealed class ChannelInput
{
    public ManualKind Kind { get; set; }
    [Required(ErrorMessage = "Vui lòng nhập tên kênh."), StringLength(200, ErrorMessage = "Tên kênh không được quá {1} ký tự.")] public string? Name { get; set; }
    [StringLength(200, ErrorMessage = "Tên cơ quan không được quá {1} ký tự.")] public string? Owner { get; set; }
    [StringLength(300, ErrorMessage = "Nơi gửi không được quá {1} ký tự.")] public string? Contact { get; set; }
    [StringLength(500, ErrorMessage = "Địa chỉ không được quá {1} ký tự.")] public string? Address { get; set; }
    public Guid? PersonId { get; set; }
    [Range(0, 60, ErrorMessage = "Hạn là từ {1} đến {2} ngày làm việc.")] public int WorkingDays { get; set; } = 2;
    [Range(4, 200, ErrorMessage = "Một dòng có từ {1} đến {2} chữ cái.")] public int? Columns { get; set; }
    [Range(1, 20, ErrorMessage = "Một màn hình có từ {1} đến {2} dòng.")] public int? Lines { get; set; }
    [StringLength(1_000, ErrorMessage = "Ghi chú không được quá {1} ký tự.")] public string? Note { get; set; }
    public bool Active { get; set; } = true;

    public static ChannelInput Of(ManualChannel channel) => new()
    {
        Kind = channel.Kind, Name = channel.Name, Owner = channel.Owner, Contact = channel.Contact, Address = channel.Address, PersonId = channel.PersonId,
        WorkingDays = channel.WorkingDays, Columns = channel.Columns, Lines = channel.Lines, Note = channel.Note, Active = channel.Active,
    };
}
