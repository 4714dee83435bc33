using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Cms.Counting;

/// <summary>A row of the ledger as it is shown.</summary>
/// <param name="Holds">Its content gives its hash, and it carries the hash of the row before it.</param>
public sealed record LedgerLine(LedgerEntry Entry, LedgerDetails Says, bool Holds)
{
    public string ShortHash => Convert.ToHexStringLower(Entry.Hash.AsSpan(0, 6));

    public string What => Entry.Action switch
    {
        "published" => "Xuất bản lần đầu",
        "corrected" => "Cập nhật nội dung",
        "restored" => "Đăng lại sau khi gỡ",
        "withdrawn" or "taken-down" => "Gỡ khỏi trang",
        "recorded" => "Ghi nhận tác phẩm trên báo, đài",
        "evidence" => "Thêm minh chứng",
        "evidence-checked" => "Kiểm tra minh chứng",
        "merged" => "Gộp với tác phẩm khác",
        "unmerged" => "Tách khỏi tác phẩm đã gộp",
        "imported" => "Nhập từ hệ thống khác, tính lại",
        "recounted" => "Tính lại theo tác phẩm liên quan",
        "date-asked" => "Đề nghị sửa ngày tính",
        "date-corrected" => "Sửa ngày tính",
        "date-kept" => "Không sửa ngày tính",
        "refiled" => "Sửa ghi nhận tác phẩm",
        "credited" => "Ghi đơn vị phối hợp",
        _ => Entry.Action,
    };
}

public static class LedgerLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>These rows, newest first, each checked against the row before it.</summary>
    public static async Task<List<LedgerLine>> LinesAsync(this PublishingDb db, IQueryable<LedgerEntry> rows, CancellationToken cancel)
    {
        var entries = await rows.AsNoTracking().OrderByDescending(e => e.Number).ToListAsync(cancel);
        var before = entries.Select(e => e.Number - 1).ToList();
        var hashes = await db.Ledger.Where(e => before.Contains(e.Number)).Select(e => new { e.Number, e.Hash }).ToDictionaryAsync(e => e.Number, e => e.Hash, cancel);
        return entries.ConvertAll(e =>
        {
            var previous = e.Number == 1 ? LedgerEntry.Origin : hashes.GetValueOrDefault(e.Number - 1, []);
            return new LedgerLine(e, JsonSerializer.Deserialize<LedgerDetails>(e.Details, Json)!,
                e.PreviousHash.AsSpan().SequenceEqual(previous) && e.Hash.AsSpan().SequenceEqual(e.ComputeHash(previous)));
        });
    }
}
