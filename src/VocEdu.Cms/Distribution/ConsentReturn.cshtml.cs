using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>Where a platform's consent page leads back to.</summary>
[NeedsRole(DistributionServices.Connectors)]
public sealed class ConsentReturnModel(CmsDb db, ConnectByConsent consent, ProbeChannels probe, AuditLog audit, IStringLocalizer<SharedStrings> t) : PageModel
{
    public const string Path = "/quan-tri/kenh/tro-lai";

    [BindProperty(SupportsGet = true, Name = "state")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "code")] public string? Code { get; set; }
    [BindProperty(Name = "kenh")] public string? Chosen { get; set; }

    public IReadOnlyList<ConsentChoice> Accounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await EndAsync(await consent.FinishAsync(State, Code, ConsentPerson.Of(HttpContext), cancel), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await EndAsync(await consent.ChooseAsync(State, Chosen, ConsentPerson.Of(HttpContext), cancel), cancel);

    private async Task<IActionResult> EndAsync(ConsentEnd end, CancellationToken cancel)
    {
        switch (end)
        {
            case ConsentEnd.Choose choose:
                Accounts = choose.Accounts;
                return Page();
            case ConsentEnd.Connected connected:
                audit.Add(User.Actor(), "Kết nối kênh", "channel", $"{connected.Channel.Kind}/{connected.Channel.RemoteId}", connected.Channel.Name);
                await db.SaveChangesAsync(cancel);
                await probe.RunAsync(null, cancel);
                TempData.SayDone(t["Đã kết nối {0}. Các bài đang chờ sẽ được gửi.", connected.Channel.Name]);
                return Redirect("/quan-tri/kenh");
            case ConsentEnd.Failed failed:
                TempData.SayFailed(t[failed.Why.Message]);
                return Redirect("/quan-tri/kenh");
            default:
                throw new InvalidOperationException(end.GetType().Name);
        }
    }
}
