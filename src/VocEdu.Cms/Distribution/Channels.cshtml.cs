using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>How each channel is, and what to do when one is not well.</summary>
[NeedsRole(DistributionServices.Readers)]
public sealed class ChannelsModel(
    CmsDb db, SwitchChannel switchChannel, DisconnectChannel disconnect, ReadFollowers followers, ProbeChannels probe, TestPost test, ConnectSandbox sandbox, AuditLog audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Card> Cards { get; private set; } = [];
    public bool MayConnect => User.Actor().Has(DistributionServices.Connectors);
    public bool SandboxIsConfigured => sandbox.IsConfigured;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Kind).ThenBy(c => c.Name).ToListAsync(cancel);
        var waiting = await db.Outbox.Where(p => p.WakeAt != null && p.State != PostState.Posted)
            .GroupBy(p => p.ChannelId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var needPerson = await db.Outbox.In(PostGroup.NeedPerson, now)
            .GroupBy(p => p.ChannelId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var next = await db.Outbox.Where(p => p.WakeAt != null && p.State != PostState.Posted)
            .GroupBy(p => p.ChannelId).Select(g => new { g.Key, At = g.Min(p => p.DueAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var follow = await followers.RunAsync(cancel);
        Cards = channels.ConvertAll(c => new Card(c, waiting.GetValueOrDefault(c.Id), needPerson.GetValueOrDefault(c.Id), Token(c, now), next.TryGetValue(c.Id, out var at) ? at : null, test.Offers(c.Kind), follow.GetValueOrDefault(c.Id)));
    }

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) =>
        SwitchAsync(id, on: false, "Tạm dừng kênh", "Đã tạm dừng kênh. Bài được giữ lại cho đến khi bạn cho kênh chạy tiếp.", cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) =>
        SwitchAsync(id, on: true, "Cho kênh chạy tiếp", "Kênh đã chạy tiếp. Các bài đang chờ sẽ được gửi.", cancel);

    public async Task<IActionResult> OnPostProbeAsync(CancellationToken cancel)
    {
        if (!MayConnect) return Forbid();
        await probe.RunAsync(null, cancel);
        var blocked = await db.Channels.AsNoTracking().Where(c => c.State == ChannelState.Blocked).Select(c => c.Name).ToListAsync(cancel);
        if (blocked.Count == 0) TempData.SayDone("Đã kiểm tra: mọi kênh đã kết nối đều hoạt động.");
        else TempData.SayFailed("Đã kiểm tra: có kênh không hoạt động. Lý do và việc cần làm ghi ở từng kênh.");
        return RedirectToPage();
    }

    /// <summary>One post to the sandbox, from end to end.</summary>
    public async Task<IActionResult> OnPostTestAsync(Guid id, CancellationToken cancel)
    {
        if (!MayConnect) return Forbid();
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Secrets != null, cancel) is not { } channel) return NotFound();
        audit.Add(User.Actor(), "Đăng thử lên kênh thử nghiệm", "channel", id.ToString(), channel.Name);
        await db.SaveChangesAsync(cancel);
        var (link, refusal) = await test.RunAsync(channel, cancel);
        if (refusal is not null) TempData.SayFailed(refusal.Message);
        else (TempData[TestLink], TempData[TestLink + "-name"]) = (link!.AbsoluteUri, channel.Name);
        return RedirectToPage();
    }

    public const string TestLink = "test-link";

    public async Task<IActionResult> OnPostSandboxAsync(CancellationToken cancel)
    {
        if (!MayConnect) return Forbid();
        audit.Add(User.Actor(), "Kết nối kênh thử nghiệm", "channel", "sandbox");
        if (await sandbox.RunAsync(cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else
        {
            await probe.RunAsync(null, cancel);
            TempData.SayDone("Đã kết nối các kênh thử nghiệm trên máy này.");
        }
        return RedirectToPage();
    }

    /// <summary>Gives the permission back and forgets the tokens; what waits is kept.</summary>
    public async Task<IActionResult> OnPostDisconnectAsync(Guid id, CancellationToken cancel)
    {
        if (!MayConnect) return Forbid();
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } channel || await disconnect.RunAsync(id, cancel) is not { } ended) return NotFound();
        audit.Add(User.Actor(), "Ngắt kết nối kênh", "channel", $"{channel.Kind}/{channel.RemoteId}", channel.Name);
        await db.SaveChangesAsync(CancellationToken.None);
        if (ended.StillToDo is { } left) TempData.SayFailed($"Đã ngắt kết nối {channel.Name} và xóa mã truy cập ở đây. Còn một việc: {left.Message}");
        else TempData.SayDone($"Đã ngắt kết nối {channel.Name}. Nền tảng đã thu hồi quyền và mã truy cập ở đây đã được xóa.");
        return RedirectToPage();
    }

    private async Task<IActionResult> SwitchAsync(Guid id, bool on, string act, string done, CancellationToken cancel)
    {
        if (!MayConnect) return Forbid();
        audit.Add(User.Actor(), act, "channel", id.ToString());
        if (!await switchChannel.RunAsync(id, on, cancel)) return NotFound();
        TempData.SayDone(done);
        return RedirectToPage();
    }

    /// <summary>The date on a token is a hint only; whether a channel works is what the platform answers.</summary>
    private static (string Sentence, bool Warns) Token(Channel channel, DateTimeOffset now) => channel switch
    {
        { Secrets: null } => ("Kênh chưa được kết nối.", true),
        { SecretsExpireAt: null } => ("Mã truy cập không có ngày hết hạn.", false),
        { Kind: ChannelKind.Facebook, SecretsExpireAt: { } end } when end <= now => ("Mã truy cập đã hết hạn. Hãy kết nối lại kênh.", true),
        { SecretsExpireAt: { } end } when ChannelWatch.Step(channel, now) is not null =>
            (ChannelWatch.Days(end, now) is 0 ? "Mã truy cập hết hạn trong hôm nay. Hãy kết nối lại kênh ngay." : $"Mã truy cập còn {ChannelWatch.Days(end, now)} ngày, đến ngày {VietnameseDates.Date(end)}. Hãy kết nối lại kênh trước ngày đó.", true),
        { Kind: ChannelKind.Facebook, SecretsExpireAt: { } end } => ($"Mã truy cập dùng được đến ngày {VietnameseDates.Date(end)}.", false),
        { SecretsExpireAt: { } end } when end < now.AddDays(-1) =>
            ($"Mã truy cập chưa được gia hạn từ ngày {VietnameseDates.Date(end)}. Hãy bấm “Kiểm tra kết nối”.", true),
        _ => ("Hệ thống tự gia hạn mã truy cập.", false),
    };

    /// <param name="Waiting">Posts that will go by themselves.</param>
    /// <param name="NextDueAt">When the next of them is due.</param>
    /// <param name="MayTest">It is the sandbox's.</param>
    public sealed record Card(Channel Channel, int Waiting, int NeedPerson, (string Sentence, bool Warns) Token, DateTimeOffset? NextDueAt, bool MayTest, Followers? Followers)
    {
        public bool IsConnected => Channel.Secrets is not null;
    }
}
