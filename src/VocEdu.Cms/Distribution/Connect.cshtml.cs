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
using VocEdu.Connectors;
using VocEdu.Connectors.YouTube;
using VocEdu.Connectors.Zalo;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>Connects a channel with its credentials, or connects it anew. What is typed here is never shown again.</summary>
[NeedsRole(DistributionServices.Connectors)]
public sealed class ConnectModel(
    CmsDb db, ConnectChannel connect, ProbeChannels probe, AuditLog audit, TimeProvider clock,
    IOptions<GoogleOptions> google, IOptions<ZaloOptions> zalo, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên kênh."), StringLength(200, ErrorMessage = "Tên kênh không được quá {1} ký tự.")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mã kênh."), StringLength(100, ErrorMessage = "Mã kênh không được quá {1} ký tự.")]
    public string? RemoteId { get; set; }

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mã truy cập."), StringLength(4000, ErrorMessage = "Mã truy cập không được quá {1} ký tự.")]
    public string? Token { get; set; }

    public ChannelKind Channel { get; private set; }

    /// <summary>The application's own credentials are configuration and not set.</summary>
    public bool ApplicationIsMissing => Channel switch
    {
        ChannelKind.YouTube => google.Value is { ClientId: "" } or { ClientSecret: "" },
        ChannelKind.Zalo => zalo.Value is { AppId: "" } or { AppSecret: "" },
        _ => false,
    };

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "ma")] string? remoteId, CancellationToken cancel)
    {
        if (!ReadKind()) return NotFound();
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Kind == Channel && c.RemoteId == remoteId, cancel) is { } known)
            (Name, RemoteId) = (known.Name, known.RemoteId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ReadKind()) return NotFound();
        if (!ModelState.IsValid) return Page();

        // Google and Zalo hand out a token that renews; a set that ends now is renewed before its first use.
        var now = clock.GetUtcNow();
        var token = Token!.Trim();
        var secrets = Channel == ChannelKind.Facebook ? new ChannelSecrets(token) : new ChannelSecrets("", token, now, now);
        audit.Add(User.Actor(), "Kết nối kênh", "channel", $"{Channel}/{RemoteId!.Trim()}", Name);
        var channel = await connect.RunAsync(Channel, Name!.Trim(), RemoteId.Trim(), secrets, cancel);

        await probe.RunAsync(null, cancel);
        if (await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channel.Id, cancel) is { State: ChannelState.Blocked, StateMessage: var why })
            TempData.SayFailed(t["Đã lưu kết nối nhưng kênh chưa dùng được: {0}", why ?? ""]);
        else TempData.SayDone("Đã kết nối kênh.");
        return Redirect("/quan-tri/kenh");
    }

    private bool ReadKind()
    {
        var known = Enum.TryParse<ChannelKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Kind[0]);
        Channel = kind;
        return known;
    }
}
