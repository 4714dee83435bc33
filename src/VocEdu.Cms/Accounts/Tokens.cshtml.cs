using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Api;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Accounts;

/// <summary>Everyone's own access tokens.</summary>
public sealed class TokensModel(CmsDb db, AuditLog audit, TimeProvider clock) : PageModel
{
    public static readonly int[] Lifetimes = [30, 90, 180, 365];

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên gợi nhớ."), StringLength(80, ErrorMessage = "Tên gợi nhớ không được quá {1} ký tự.")]
    public string Name { get; set; } = "";

    [BindProperty, Range(1, 365, ErrorMessage = "Thời hạn từ 1 đến 365 ngày.")] public int Days { get; set; } = 90;

    public List<AccessToken> Tokens { get; private set; } = [];
    public string? Secret { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var (now, actor) = (clock.GetUtcNow(), User.Actor());
            // A fixed beginning, so that tools that look for leaked secrets know one of ours.
            Secret = $"vocedu_{LinkSecret.New()}";
            var token = new AccessToken
            {
                Id = Guid.CreateVersion7(now), UserId = actor.Id!.Value, Name = Name.Trim(), Hash = LinkSecret.HashOf(Secret),
                CreatedAt = now, ExpiresAt = now.AddDays(Days),
            };
            db.AccessTokens.Add(token);
            audit.Add(actor, "Tạo mã truy cập", "token", token.Id.ToString(), token.Name);
            await db.SaveChangesAsync(cancel);
            ModelState.Clear();
            Name = "";
        }

        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        var token = await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == id && t.UserId == actor.Id && t.RevokedAt == null, cancel);
        if (token is null) return NotFound();

        token.RevokedAt = clock.GetUtcNow();
        audit.Add(actor, "Thu hồi mã truy cập", "token", token.Id.ToString(), token.Name);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã thu hồi mã truy cập.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var (me, now) = (User.Actor().Id, clock.GetUtcNow());
        Tokens = await db.AccessTokens.AsNoTracking().Where(t => t.UserId == me && t.RevokedAt == null && t.ExpiresAt > now)
            .OrderByDescending(t => t.Id).ToListAsync(cancel);
    }
}
