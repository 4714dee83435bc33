using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Site;

/// <summary>Every channel that is truly ours, from the table the program posts by; what is not here is not ours.</summary>
public sealed class ChannelsModel(CmsDb db) : PageModel
{
    /// <param name="Owner">The body it belongs to, where that is another.</param>
    public sealed record Shown(Guid Id, string Name, string Kind, string Address, string? Owner);

    public IReadOnlyList<Shown> Own { get; private set; } = [];

    /// <summary>Pages of other bodies that carry what we publish.</summary>
    public IReadOnlyList<Shown> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Own = await OwnAsync(db, cancel);
        Others = await OthersAsync(db, cancel);
        new PageHead("Kênh chính thức", "Các trang, kênh mạng xã hội chính thức và cách nhận ra trang giả mạo.", "/kenh-chinh-thuc").On(ViewData);
    }

    internal static async Task<IReadOnlyList<Shown>> OwnAsync(CmsDb db, CancellationToken cancel, Func<ChannelKind, string>? word = null) =>
        [.. from channel in await db.Channels.AsNoTracking().OrderBy(c => c.Kind).ThenBy(c => c.Name).Select(c => new { c.Id, c.Kind, c.Name, c.RemoteId }).ToListAsync(cancel)
            select new Shown(channel.Id, channel.Name, (word ?? ChannelLabels.Label)(channel.Kind), AddressOf(channel.Kind, channel.RemoteId), null)];

    internal static async Task<IReadOnlyList<Shown>> OthersAsync(CmsDb db, CancellationToken cancel) =>
        [.. from channel in await db.Set<ManualChannel>().AsNoTracking().Where(c => c.Active && c.Address != null).OrderBy(c => c.Name).Select(c => new { c.Id, c.Name, c.Address, c.Owner }).ToListAsync(cancel)
            where WebAddress.IsEmptyOrFine(channel.Address) && LinkTarget.TryNormalise(channel.Address, out _)
            select new Shown(channel.Id, channel.Name, channel.Owner ?? "", channel.Address!.Trim(), channel.Owner)];

    private static string AddressOf(ChannelKind kind, string remoteId) => kind switch
    {
        ChannelKind.Facebook => $"https://www.facebook.com/{Uri.EscapeDataString(remoteId)}",
        ChannelKind.YouTube => $"https://www.youtube.com/channel/{Uri.EscapeDataString(remoteId)}",
        _ => $"https://zalo.me/{Uri.EscapeDataString(remoteId)}",
    };
}
