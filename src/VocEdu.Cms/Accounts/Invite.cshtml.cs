using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QRCoder;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Accounts;

/// <summary>Invites people: an administrator anybody, a unit's head contributors of the own unit, whom the head also looks after here.</summary>
[NeedsRole(Role.Administrator | Role.UnitHead)]
public sealed class InviteModel(ManageInvitations invitations, ManagePeople manage, AccountsDb accounts, CmsDb db, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    [BindProperty] public InviteInput Input { get; set; } = new();

    public string? Link { get; private set; }

    /// <summary>An SVG, in base64.</summary>
    public string QrCode { get; private set; } = "";
    public List<Role> MayGive { get; private set; } = [];
    public List<SelectListItem> Units { get; private set; } = [];
    public List<Row> Rows { get; private set; } = [];
    public List<Person> People { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        if (ModelState.IsValid)
        {
            var isHead = !actor.Has(Role.Administrator);
            var wanted = new Invited(isHead ? actor.UnitId : Input.UnitId, isHead ? Role.Contributor : Input.Roles.Aggregate(Role.None, (all, one) => all | one), Input.FullName, Input.Email, Input.Uses, Input.Days);
            var (secret, refusal) = await invitations.InviteAsync(actor, wanted, cancel);
            if (refusal is not null) ModelState.AddModelError($"{nameof(Input)}.{refusal.Field}", refusal.Message);
            else
            {
                Link = site.Value.Absolute($"/loi-moi/{secret}").AbsoluteUri;
                using var data = QRCodeGenerator.GenerateQrCode(Link, QRCodeGenerator.ECCLevel.M);
                QrCode = Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(data).GetGraphic(8)));
                ModelState.Clear();
                Input = new();
            }
        }

        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel) => await invitations.RevokeAsync(User.Actor(), id, cancel) is null ? Done("Đã thu hồi lời mời.") : NotFound();

    public async Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } person ? Answer(await manage.DisableAsync(User.Actor(), person, cancel), "Đã ngừng sử dụng tài khoản.") : NotFound();

    public async Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } person ? Answer(await manage.EnableAsync(User.Actor(), person, cancel), "Tài khoản đã được sử dụng lại.") : NotFound();

    /// <summary>A head looks after contributors; other heads and people with more rights are an administrator's.</summary>
    public bool MayDisable(Person person) => person.Roles is Role.Contributor && person.Id != User.Actor().Id;

    private async Task<Person?> FindAsync(Guid id, CancellationToken cancel) =>
        await OfUnit().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person && MayDisable(person) ? person : null;

    private IQueryable<Person> OfUnit()
    {
        var unit = User.Actor() is { } actor && actor.Has(Role.UnitHead) ? actor.UnitId : null;
        return accounts.Users.Where(p => unit != null && p.UnitId == unit);
    }

    private RedirectToPageResult Answer(Refusal? refusal, string done)
    {
        if (refusal is null) return Done(done);
        TempData.SayFailed(refusal.Message);
        return RedirectToPage();
    }

    private RedirectToPageResult Done(string sentence)
    {
        TempData.SayDone(sentence);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var (actor, today) = (User.Actor(), Vietnam.Today(clock));
        MayGive = [.. ManageInvitations.MayGive(actor).Each()];
        if (actor.Has(Role.Administrator)) Units = await db.Units.ChoicesAsync(clock, cancel);
        People = [.. (await OfUnit().AsNoTracking().ToListAsync(cancel)).OrderBy(p => p.DisabledAt is not null).ThenBy(p => p.FullName, PersonNameOrder.Instance)];
        var made = await invitations.VisibleTo(actor).AsNoTracking().OrderByDescending(i => i.Id).Take(Shown).ToListAsync(cancel);
        var ids = made.ConvertAll(i => i.Id);
        var accepted = (await (from use in accounts.Set<InvitationUse>() join person in accounts.Users on use.PersonId equals person.Id
                               where ids.Contains(use.InvitationId) orderby use.At select new { use.InvitationId, person.FullName }).ToListAsync(cancel)).ToLookup(u => u.InvitationId, u => u.FullName);
        var units = made.Select(i => i.UnitId).OfType<string>().Distinct().ToList();
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => units.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(today).ShortName);
        Rows = made.ConvertAll(i => new Row(i, i.UnitId is null ? null : names.GetValueOrDefault(i.UnitId, i.UnitId), [.. accepted[i.Id]]));
    }

    public sealed record Row(Invitation Invitation, string? Unit, IReadOnlyList<string> AcceptedBy);
}

public sealed class InviteInput
{
    public List<Role> Roles { get; set; } = [];
    public string? UnitId { get; set; }
    [StringLength(120, ErrorMessage = "Họ và tên không được quá {1} ký tự.")] public string? FullName { get; set; }
    [StringLength(200, ErrorMessage = "Thư điện tử không được quá {1} ký tự."), EmailAddress(ErrorMessage = "Thư điện tử chưa đúng.")] public string? Email { get; set; }
    public int Uses { get; set; } = 1;
    public int Days { get; set; } = 7;
}
