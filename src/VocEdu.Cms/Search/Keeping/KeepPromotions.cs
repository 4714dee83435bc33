using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>Puts a page first for a question, and takes it away again.</summary>
public sealed class KeepPromotions(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <param name="address">The page's address or path on the site.</param>
    public async Task<Refusal?> AddAsync(string? question, string? address, DateOnly? from, DateOnly? until, Actor actor, CancellationToken cancel)
    {
        var asked = VietnameseText.Normalize(question).Trim();
        if (asked.Length > 200 || SearchPromotion.KeyOf(asked) is not { Length: > 0 } key) return new("promotion.question", "Hãy nhập từ khóa, không quá 200 ký tự.", "Question");
        if (from > until) return new("promotion.days", "Ngày kết thúc phải sau ngày bắt đầu.", "Until");
        var path = Path(address);
        var item = await db.Publications.Where(p => p.Path == path).Select(p => (Guid?)p.ItemId).SingleOrDefaultAsync(cancel);
        if (item is not { } id) return new("promotion.page", "Không có trang nào đang đăng ở địa chỉ này. Hãy chép địa chỉ từ trang đang xem.", "Address");
        if (await db.Set<SearchPromotion>().AnyAsync(p => p.Key == key && p.ItemId == id, cancel)) return new("promotion.twice", "Trang này đã được ưu tiên cho từ khóa này.", "Address");
        var promotion = new SearchPromotion { Id = Guid.CreateVersion7(clock.GetUtcNow()), Query = asked, Key = key, ItemId = id, ShownFrom = from, ShownUntil = until, CreatedAt = clock.GetUtcNow(), CreatedByName = actor.Name };
        db.Add(promotion);
        audit.Add(actor, "Ưu tiên kết quả tìm kiếm", "search-promotion", promotion.Id.ToString(), $"{asked} → {path}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task DeleteAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<SearchPromotion>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } promotion) return;
        db.Remove(promotion);
        audit.Add(actor, "Thôi ưu tiên kết quả tìm kiếm", "search-promotion", id.ToString(), promotion.Query);
        await db.SaveChangesAsync(cancel);
    }

    private static string Path(string? address)
    {
        var text = (address ?? "").Trim();
        return (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Uri.UnescapeDataString(uri!.AbsolutePath) : text.Split('?', '#')[0]).TrimEnd('/');
    }
}
