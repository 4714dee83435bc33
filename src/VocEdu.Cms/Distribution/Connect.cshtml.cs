using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>Connects a channel, or connects it anew: on the platform's own page, or with a token that is there already. What is typed here is never shown again.</summary>
[NeedsRole(DistributionServices.Connectors)]
public sealed class ConnectModel(
    CmsDb db, ConnectChannel connect, ConnectByConsent consent, IEnumerable<IConsent> consents, ProbeChannels probe, AuditLog audit, TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = "";

    /// <summary>The channel to connect anew.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")] public string? KnownRemoteId { get; set; }

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên kênh."), StringLength(200, ErrorMessage = "Tên kênh không được quá {1} ký tự.")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mã kênh."), StringLength(100, ErrorMessage = "Mã kênh không được quá {1} ký tự.")]
    public string? RemoteId { get; set; }

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mã truy cập."), StringLength(4000, ErrorMessage = "Mã truy cập không được quá {1} ký tự.")]
    public string? Token { get; set; }

    public ChannelKind Channel { get; private set; }
    public Channel? Known { get; private set; }

    /// <summary>The platform's page the browser goes to next; a form's answer itself may not lead to another site.</summary>
    public Uri? GoTo { get; private set; }
    public bool TypedToken { get; private set; }

    /// <summary>What the program's configuration lacks.</summary>
    public string? Missing => consents.Single(c => c.Kind == Channel).Missing?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        (Name, RemoteId) = (Known?.Name, Known?.RemoteId);
        return Page();
    }

    public async Task<IActionResult> OnPostConsentAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        ModelState.Clear();
        var start = await consent.StartAsync(Channel, site.Value.Absolute(ConsentReturnModel.Path), ConsentPerson.Begin(HttpContext), Known?.Id, cancel);
        if (start.Why is { } why) ModelState.AddModelError("", t[why.Message]);
        GoTo = start.Page;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        TypedToken = true;
        if (!ModelState.IsValid) return Page();

        // Google and Zalo hand out a token that renews; a set that ends now is renewed before its first use.
        var now = clock.GetUtcNow();
        var token = Token!.Trim();
        var secrets = Channel == ChannelKind.Facebook ? new ChannelSecrets(token) : new ChannelSecrets("", token, now, now);
        audit.Add(User.Actor(), "Kết nối kênh", "channel", $"{Channel}/{RemoteId!.Trim()}", Name);
        var channel = await connect.RunAsync(Channel, Name!.Trim(), RemoteId.Trim(), secrets, cancel);

        await probe.RunAsync(null, cancel);
        if (await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channel.Id, cancel) is { State: ChannelState.Blocked, StateMessage: var problem })
            TempData.SayFailed(t["Đã lưu kết nối nhưng kênh chưa dùng được: {0}", problem ?? ""]);
        else TempData.SayDone("Đã kết nối kênh.");
        return Redirect("/quan-tri/kenh");
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (!Enum.TryParse<ChannelKind>(Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(Kind[0])) return false;
        Channel = kind;
        Known = await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Kind == kind && c.RemoteId == KnownRemoteId, cancel);
        return true;
    }
}
