using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using VocEdu.Cms.Accounts;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>A poster for a notice board: one A4 page with a code that leads to the story.</summary>
[NeedsRole(ManualTasks.Workers)]
public sealed class PosterModel(ManualTasks tasks, PostPack packs) : PageModel
{
    public Guid TaskId { get; private set; }
    public Pack Pack { get; private set; } = null!;

    /// <summary>An SVG in base64.</summary>
    public string QrCode { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await tasks.VisibleTo(User.Actor()).AsNoTracking().Include(t => t.Channel).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } task) return NotFound();
        if (await packs.OfAsync(task.ItemId, task.Channel, cancel) is not { } pack) return NotFound();
        (TaskId, Pack) = (id, pack);
        using var data = QRCodeGenerator.GenerateQrCode(pack.Link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        QrCode = Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(data).GetGraphic(8)));
        return Page();
    }
}
