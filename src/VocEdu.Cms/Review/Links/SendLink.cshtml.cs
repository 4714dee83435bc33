using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Links;

/// <summary>The links a person has sent for an item, and a new one.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class SendLinkModel(CmsDb db, ReviewLinks links, ReviewRounds rounds, StepHolders holders, TimeProvider clock) : PageModel
{
    [BindProperty] public Guid? PersonId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Address { get; set; }

    public ContentItem Item { get; private set; } = null!;
    public List<ReviewLink> Links { get; private set; } = [];
    public Dictionary<Guid, string> People { get; private set; } = [];
    public Uri? Made { get; private set; }
    public string? Code { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        var (actor, cancel) = (User.Actor(), HttpContext.RequestAborted);
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item)
        {
            context.Result = NotFound();
            return;
        }

        Item = item;
        if (await rounds.LookAsync(item, actor, Now, cancel) is { } look) People = await holders.NamesAsync([.. look.Turn.Seats], cancel);
        await next();
    }

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        (Made, var refusal) = await links.SendAsync(Item.Id, PersonId, Name, Address, User.Actor(), cancel);
        return await AnswerAsync(refusal, cancel);
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid link, CancellationToken cancel)
    {
        (Code, var refusal) = await links.TellCodeAsync(link, User.Actor(), cancel);
        return await AnswerAsync(refusal, cancel);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid link, CancellationToken cancel)
    {
        await links.RevokeAsync(link, User.Actor(), cancel);
        TempData.SayDone("Đã thu hồi liên kết.");
        return Redirect($"/quan-tri/duyet/{Item.Id}/lien-ket");
    }

    private async Task<IActionResult> AnswerAsync(Refusal? refusal, CancellationToken cancel)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Message);
            db.ChangeTracker.Clear();
        }

        await ShowAsync(cancel);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id;
        Links = await db.Set<ReviewLink>().AsNoTracking().Where(l => l.ItemId == Item.Id && l.SentBy == me).OrderByDescending(l => l.CreatedAt).Take(20).ToListAsync(cancel);
    }
}
