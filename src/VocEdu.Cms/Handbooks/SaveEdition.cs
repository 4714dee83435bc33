using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Handbooks;

/// <summary>Begins, changes and orders an edition.</summary>
public sealed class SaveEdition(CmsDb db, ContentChoices choices, AuditLog audit, TimeProvider clock)
{
    public const string UsualTitle = "Cẩm nang Chọn nghề – Chọn trường";

    private const int FirstYear = 2000, LastYear = 2100;

    /// <returns>The new edition with all public trades and schools in it, or why not.</returns>
    public async Task<(HandbookEdition? Edition, Refusal? Refusal)> BeginAsync(int year, Actor actor, CancellationToken cancel)
    {
        if (year is < FirstYear or > LastYear) return (null, new("handbook.year", "Hãy nhập năm gồm bốn chữ số, ví dụ 2026.", "Year"));
        if (await db.Handbooks().AnyAsync(e => e.Year == year, cancel)) return (null, Taken(year));
        if (await choices.UnitsAsync(actor, cancel) is not [var unit, ..]) return (null, new("handbook.unit", "Chưa có đơn vị nào để ghi là đơn vị thực hiện.", "Year"));

        var now = clock.GetUtcNow();
        var edition = new HandbookEdition
        {
            Id = Guid.CreateVersion7(now), Year = year, Title = UsualTitle, UnitId = unit.Code, UpdatedAt = now, UpdatedByName = actor.Name,
            Guides = [.. (await choices.PublicAsync(ContentKind.CareerGuide, cancel)).Select(guide => guide.Code)],
            Schools = [.. (await choices.PublicAsync(ContentKind.School, cancel)).Select(school => school.Code)],
        };
        db.Add(edition);
        audit.Add(actor, "Lập ấn bản cẩm nang", "handbook", edition.Id.ToString(), $"Năm {year}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Handbooks().AnyAsync(e => e.Year == year, cancel)) return (null, Taken(year));      // somebody was faster
            throw;
        }

        return (edition, null);
    }

    /// <param name="make">Also have the book made.</param>
    /// <returns>Why nothing was changed, or null.</returns>
    public async Task<Refusal?> ChangeAsync(HandbookEdition edition, EditionFields fields, bool make, Actor actor, CancellationToken cancel)
    {
        if (await WhyNotChangeAsync(edition, cancel) is { } closed) return closed;
        if (fields.Revision != edition.Revision) return Changed;
        if ((await choices.UnitsAsync(actor, cancel)).All(unit => unit.Code != fields.UnitId)) return new("handbook.unit", "Vui lòng chọn đơn vị thực hiện.", "Fields.UnitId");
        if (fields.CoverId is { } cover && cover != edition.CoverId && !await db.Media.VisibleTo(actor).AnyAsync(m => m.Id == cover && m.Kind == MediaKind.Picture, cancel))
            return new("handbook.cover", "Không tìm thấy ảnh bìa này trong thư viện.", "Fields.CoverId");

        fields.WriteTo(edition);
        if (make && edition.Guides.Count + edition.Schools.Count == 0) return new("handbook.empty", "Hãy chọn ít nhất một nghề hoặc một trường rồi mới tạo cẩm nang.");
        var now = clock.GetUtcNow();
        (edition.Revision, edition.UpdatedAt, edition.UpdatedByName) = (edition.Revision + 1, now, actor.Name);
        if (make)
        {
            (edition.AskedAt, edition.AskedBy, edition.AskedByName, edition.AskedRoles) = (now, actor.Id, actor.Name, actor.Roles);
            (edition.Attempts, edition.ChaptersDone, edition.ChaptersAll, edition.Fault) = (0, 0, edition.Guides.Count + edition.Schools.Count, null);
        }

        audit.Add(actor, make ? "Tạo cẩm nang" : "Sửa ấn bản cẩm nang", "handbook", edition.Id.ToString(), $"Năm {edition.Year}: {edition.Guides.Count} nghề, {edition.Schools.Count} trường");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }

        return null;
    }

    /// <summary>An edition that readers have is what it is; one that is being made waits.</summary>
    public async Task<Refusal?> WhyNotChangeAsync(HandbookEdition edition, CancellationToken cancel) =>
        edition.AskedAt is not null ? new("handbook.making", "Cẩm nang đang được tạo. Hãy đợi xong rồi sửa.")
        : await db.IsPublicAsync(edition, cancel) ? new("handbook.public", "Ấn bản này đã xuất bản nên được giữ nguyên. Muốn có nội dung mới, hãy lập ấn bản của năm sau.")
        : null;

    private static Refusal Changed => new("handbook.changed", "Có người vừa sửa ấn bản này. Hãy mở lại trang để xem bản mới rồi sửa tiếp.");

    private static Refusal Taken(int year) => new("handbook.taken", $"Năm {year} đã có ấn bản.", "Year");
}

public static class HandbookQueries
{
    public static IQueryable<HandbookEdition> Handbooks(this CmsDb db) => db.Set<HandbookEdition>();

    /// <summary>Whether readers have this edition: its publication is public and carries the file that was made with this text.</summary>
    public static async Task<bool> IsPublicAsync(this CmsDb db, HandbookEdition edition, CancellationToken cancel) =>
        edition is { ItemId: { } item, FileId: { } file }
        && await db.Publications.AsNoTracking().Where(p => p.ItemId == item).Select(p => p.Fields).SingleOrDefaultAsync(cancel) is { } fields && fields.File?.MediaId == file;
}
