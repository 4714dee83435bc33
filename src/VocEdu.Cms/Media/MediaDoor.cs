using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.References;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Who gets a file: everybody what a public page shows; the rest whoever sees it in the library, in an item they may see,
/// as evidence of a work they may read, or in the version a link lets them read.</summary>
public sealed class MediaDoor(PublicFiles publicFiles, MediaPass pass, CmsDb db)
{
    private const Role EvidenceReaders = CountingServices.Readers & ~Role.UnitHead;

    public enum Look
    {
        No,

        /// <summary>Nobody else may keep it for them.</summary>
        Privately,
        Publicly,
    }

    public async Task<Look> OpenAsync(Guid id, HttpContext http, CancellationToken cancel) =>
        await publicFiles.ContainAsync(id, cancel) ? Look.Publicly
        : (http.User.Identity?.IsAuthenticated == true && await MayAsync(id, http.User.Actor(), cancel)) || await pass.AllowsAsync(id, http, cancel) ? Look.Privately
        : Look.No;

    private async Task<bool> MayAsync(Guid id, Actor actor, CancellationToken cancel) =>
        actor.Has(EvidenceReaders)
        || await db.SeesAsync(id, actor, cancel);
}

public static class MediaUses
{
    /// <summary>Why a person may not change what a file shows or says, or null: once readers see it, or somebody decides on it, only the newsroom does.</summary>
    public static async Task<Refusal?> WhyFixedAsync(this CmsDb db, Guid id, Actor actor, CancellationToken cancel) =>
        actor.Has(Role.Editor | Role.Approver) ? null
        : await db.PublicMedia.AnyAsync(p => p.MediaId == id, cancel)
            ? new("media.public", "Tệp này đang hiện trên trang công khai nên chỉ Ban Biên tập sửa được. Tệp chưa có gì thay đổi.")
        : await db.Uses(id).AnyAsync(i => Decided.Contains(i.State), cancel)
            ? new("media.decided", "Tệp này nằm trong một bài đang chờ duyệt hoặc đã duyệt nên chỉ Ban Biên tập sửa được. Tệp chưa có gì thay đổi.")
        : null;

    private static readonly ContentState[] Decided = [ContentState.InReview, ContentState.Approved, ContentState.Scheduled];

    /// <summary>Sees a file in the library, in an item or in a template.</summary>
    public static async Task<bool> SeesAsync(this CmsDb db, Guid id, Actor actor, CancellationToken cancel) =>
        await db.Media.VisibleTo(actor).AnyAsync(m => m.Id == id, cancel) || await db.Uses(id).VisibleTo(actor).AnyAsync(cancel)
        || await db.TemplatesWith(id).VisibleTo(actor).AnyAsync(cancel);

    /// <summary>Why a person may not have an item name files, or null. Whoever sees the item sees its files, and readers do once it is public:
    /// one may put in what one sees oneself, and what the item held in any of its versions.</summary>
    public static async Task<Refusal?> WhyNotNameAsync(this CmsDb db, Guid itemId, IEnumerable<Guid> files, Actor actor, CancellationToken cancel)
    {
        if (actor.Has(Role.Editor | Role.Approver)) return null;
        Guid[] ids = [.. files];
        var foreign = await db.Media.Where(m => ids.Contains(m.Id)).Except(db.Media.VisibleTo(actor)).Except(db.Media.BinnedFor(actor)).Select(m => m.Id).ToListAsync(cancel);
        foreach (var id in foreign)
        {
            var text = id.ToString();
            if (await db.SeesAsync(id, actor, cancel) || await db.PublicMedia.AnyAsync(p => p.MediaId == id, cancel)
                || await db.Versions.FromSql($"select * from cms.content_version where item_id = {itemId} and strpos(body || fields::text || channel_texts::text, {text}) > 0").AnyAsync(cancel)) continue;
            return new("content.media", "Bài dùng một tệp mà bạn không có trong thư viện của mình. Hãy chọn tệp khác hoặc bỏ tệp ấy khỏi bài; những gì bạn viết vẫn còn đây.", "CoverId");
        }

        return null;
    }

    /// <summary>Templates are few: they are read, not indexed.</summary>
    public static IQueryable<Template> TemplatesWith(this CmsDb db, Guid id)
    {
        var text = id.ToString();
        return db.Templates.FromSql($"select * from cms.template where removed_at is null and strpos(body || fields::text || channel_texts::text, {text}) > 0");
    }

    /// <summary>Items whose newest or published version uses a file.</summary>
    public static IQueryable<ContentItem> Uses(this CmsDb db, Guid id)
    {
        var target = id.ToString();
        return db.Items.Where(i => db.References.Any(r => r.ItemId == i.Id && r.Kind == ReferenceKind.Media && r.Target == target));
    }
}
