using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>What people wrote down about an external publication, but for its date and its proof.</summary>
public sealed record ExternalRecord(
    string Genre, string Title, string Outlet, string? Author, string UnitCode, string UnitName, bool Repost,
    IReadOnlyList<string> Themes, IReadOnlyList<string> Audiences, IReadOnlyList<string> Activities)
{
    public static ExternalRecord Of(Work work) =>
        new(work.Genre, work.Title, work.Outlet ?? "", work.Author, work.UnitCode, work.UnitName, work.Repost, work.Themes, work.Audiences, work.Activities);

    /// <summary>Names exactly this content: what somebody has changed has another.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Select(l => l.Value)))).AsSpan(0, 8));

    /// <summary>For the ledger: what is no longer as it was.</summary>
    internal string Against(ExternalRecord before) => string.Join("; ", Lines.Zip(before.Lines)
        .Where(l => l.First.Value != l.Second.Value && l.First.Name.Length > 0)
        .Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.First.Name}: {Shown(l.Second.Value)} → {Shown(l.First.Value)}")));

    private IEnumerable<(string Name, string Value)> Lines =>
    [
        ("Thể loại", Genre), ("Tên", Title), ("Nơi đăng", Outlet), ("Tác giả", Author ?? ""), ("", UnitCode), ("Đơn vị", UnitName), ("Đăng lại", Repost ? "có" : "không"),
        ("Nội dung", string.Join(", ", Themes)), ("Đối tượng", string.Join(", ", Audiences)), ("Hoạt động", string.Join(", ", Activities)),
    ];

    private static string Shown(string value) => value.Length == 0 ? "–" : value;
}

/// <summary>Sets right what was written down about an external publication: where it is filed, whose it is, what it is called. The ledger keeps what it was, and why.</summary>
public sealed class CorrectExternal(PublishingDb db, TimeProvider clock)
{
    /// <param name="seen"><see cref="ExternalRecord.Stamp"/> of what was shown.</param>
    public Task<Refusal?> RunAsync(Guid workId, string? seen, ExternalRecord becomes, string? reason, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        await db.Database.ExecuteSqlAsync($"select 1 from publishing.work where id = {workId} for update", cancel);
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
        if (work is null) return new("refile.none", "Không tìm thấy tác phẩm này. Hãy mở lại danh sách tác phẩm.");
        if (work.Origin is not WorkOrigin.External) return new("refile.own", "Tác phẩm này là bài của đơn vị trong hệ thống. Hãy mở bài và sửa ở đó.");
        var was = ExternalRecord.Of(work);
        if (was.Stamp != seen) return new("refile.changed", "Người khác vừa sửa ghi nhận này. Nội dung bạn nhập vẫn còn ở đây; hãy xem lại rồi lưu.");
        if (RecordExternalWork.WhyNot(becomes.Genre, becomes.Title, becomes.Outlet) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return new("refile.reason", "Vui lòng nhập lý do.", "reason");
        if (becomes.Stamp == was.Stamp) return new Refusal("refile.same", "Chưa có gì thay đổi so với ghi nhận hiện tại.");

        (work.Genre, work.Title, work.Outlet, work.Author, work.UnitCode, work.UnitName, work.Repost) =
            (becomes.Genre, becomes.Title, becomes.Outlet, becomes.Author, becomes.UnitCode, becomes.UnitName, becomes.Repost);
        (work.Themes, work.Audiences, work.Activities) = ([.. becomes.Themes], [.. becomes.Audiences], [.. becomes.Activities]);
        await db.BookAsync(work, "refiled", actor, clock.GetUtcNow(), $"{becomes.Against(was)}. {reason.Trim()}", cancel);
        return null;
    }, cancel);
}
