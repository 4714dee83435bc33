using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Notices;

/// <summary>How a person wants to hear of each kind of event.</summary>
[NeedsRole((Role)127)]
public sealed class NoticeChoicesModel(CmsDb db, AccountsDb accounts, IOptions<SmtpOptions> smtp) : PageModel
{
    public static readonly IReadOnlyList<(NoticeWay Way, string Name)> Names =
        [(NoticeWay.AtOnce, "Gửi thư ngay"), (NoticeWay.Daily, "Gộp vào thư 07:30 hằng ngày"), (NoticeWay.InAppOnly, "Chỉ xem trong hệ thống")];

    [BindProperty, EmailAddress(ErrorMessage = "Địa chỉ thư điện tử không hợp lệ."), StringLength(254, ErrorMessage = "Địa chỉ thư điện tử không quá {1} ký tự.")]
    public string? Email { get; set; }

    [BindProperty] public Dictionary<NoticeKind, NoticeWay> Ways { get; set; } = [];
    public bool MailIsOn => smtp.Value.IsOn;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id;
        Email = await accounts.Users.Where(p => p.Id == me).Select(p => p.Email).SingleAsync(cancel);
        Fill(await db.NoticeChoices.AsNoTracking().Where(c => c.PersonId == me).ToListAsync(cancel));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id!.Value;
        var mine = await db.NoticeChoices.Where(c => c.PersonId == me).ToListAsync(cancel);
        if (!ModelState.IsValid)
        {
            Fill(mine);
            return Page();
        }

        foreach (var (kind, way) in Ways.Where(pair => Enum.IsDefined(pair.Key) && Enum.IsDefined(pair.Value)))
        {
            if (mine.Find(c => c.Kind == kind) is { } choice) choice.Way = way;
            else db.NoticeChoices.Add(new NoticeChoice { PersonId = me, Kind = kind, Way = way });
        }

        var address = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        await db.SaveChangesAsync(cancel);
        await accounts.Users.Where(p => p.Id == me).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Email, address).SetProperty(p => p.NormalizedEmail, address == null ? null : address.ToUpperInvariant()), cancel);
        TempData.SayDone("Đã lưu cách nhận thông báo.");
        return Redirect("/quan-tri/thong-bao/cach-nhan");
    }

    private void Fill(List<NoticeChoice> mine)
    {
        foreach (var kind in Enum.GetValues<NoticeKind>()) Ways.TryAdd(kind, mine.Find(c => c.Kind == kind)?.Way ?? NoticeChoice.Usual(kind));
    }
}
