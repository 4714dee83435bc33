using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.References;

/// <summary>An item that refers to the thing looked at.</summary>
/// <param name="IsPublic">Readers see the reference now.</param>
public sealed record ItemUse(ContentItem Item, bool IsPublic, IReadOnlyList<ReferencePlace> Places);

/// <summary>A thing of the newsroom that is no item and uses a file.</summary>
public sealed record OtherUse(string What, string Name, string Path);

/// <summary>Every use of a thing.</summary>
/// <param name="Items">Those the person may see, the last changed first.</param>
/// <param name="Unseen">How many more there are that the person may not see, or that were too many to show.</param>
/// <param name="UsedInPublic">Some use is public, whoever may see it.</param>
public sealed record Uses(IReadOnlyList<ItemUse> Items, int Unseen, IReadOnlyList<OtherUse> Others, bool UsedInPublic)
{
    public bool None => Items.Count == 0 && Unseen == 0 && Others.Count == 0;
}

/// <summary>Finds where a thing is used, by index and not by reading texts.</summary>
public sealed class WhereUsed(CmsDb db)
{
    private const int MostShown = 50;

    public async Task<Uses> OfMediaAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        var text = id.ToString();
        var collections = await db.Collections.FromSql($"select * from cms.collection where cover ->> 'mediaId' = {text}").AsNoTracking().ToListAsync(cancel);
        var templates = await db.TemplatesWith(id).AsNoTracking().ToListAsync(cancel);
        var seen = await db.Templates.AsNoTracking().VisibleTo(actor).Where(t => templates.Select(one => one.Id).Contains(t.Id)).Select(t => t.Id).ToListAsync(cancel);
        var posts = await db.Outbox.FromSql($"select * from publishing.outbox_post where state = any({MediaInUse.Unfinished}) and strpos(content::text, {text}) > 0").AsNoTracking()
            .Take(MostShown).Select(p => new { p.Id, p.Work!.Title, p.Channel!.Kind }).ToListAsync(cancel);
        var proofs = await db.Evidence.AsNoTracking().Where(e => e.FileKey == text).Take(MostShown).Select(e => e.WorkId).Distinct().ToListAsync(cancel);
        var works = await db.Works.AsNoTracking().Where(w => proofs.Contains(w.Id)).Select(w => new { w.Id, w.Title }).ToListAsync(cancel);
        var (maySeePosts, maySeeWorks) = (actor.Has(DistributionServices.Readers & ~Role.UnitHead), actor.Has(CountingServices.Readers & ~Role.UnitHead));
        var found = await FindAsync([(ReferenceKind.Media, text)], actor, cancel);
        return found with
        {
            Unseen = found.Unseen + templates.Count - seen.Count + (maySeePosts ? 0 : posts.Count) + (maySeeWorks ? 0 : works.Count),
            Others =
            [
                .. templates.Where(t => seen.Contains(t.Id)).Select(t => new OtherUse("Mẫu bài", t.Name, $"/quan-tri/mau-bai/{t.Id}")),
                .. collections.Select(c => new OtherUse(Collections.Collection.NameOf(c.Kind), c.Name, $"/quan-tri/tuyen-bai/{c.Id}")),
                .. posts.Where(_ => maySeePosts).Select(p => new OtherUse("Bài đăng trên kênh chưa gửi xong", $"{p.Kind.Label()}: {p.Title}", $"{PostAddress.List}/{p.Id}")),
                .. works.Where(_ => maySeeWorks).Select(w => new OtherUse("Minh chứng của tác phẩm", w.Title, $"/quan-tri/tac-pham/{w.Id}")),
            ],
            UsedInPublic = found.UsedInPublic || collections.Count + posts.Count + works.Count > 0,
        };
    }

    /// <summary>Other items that link to an item, or name it when it is a guide or a school.</summary>
    public async Task<Uses> OfItemAsync(ContentItem item, Actor actor, CancellationToken cancel)
    {
        List<(ReferenceKind, string)> targets = [(ReferenceKind.Item, item.Id.ToString())];
        if (item.Kind is ContentKind.CareerGuide or ContentKind.School)
        {
            var kind = item.Kind is ContentKind.CareerGuide ? ReferenceKind.Guide : ReferenceKind.School;
            var slugs = await db.Versions.Where(v => v.ItemId == item.Id && (v.Number == item.Version || v.Number == item.PublishedVersion)).Select(v => v.Slug).ToListAsync(cancel);
            targets.AddRange(slugs.Distinct().Select(slug => (kind, slug)));
        }

        var found = await FindAsync(targets, actor, cancel, except: item.Id);
        return actor.Has(StepHolders.Deciders) && await db.ReleaseOfAsync(item.Id, cancel) is { } release
            ? found with { Others = [new OtherUse("Đợt phát hành", release.Name, release.Path)] }
            : found;
    }

    private async Task<Uses> FindAsync(IReadOnlyList<(ReferenceKind Kind, string Target)> targets, Actor actor, CancellationToken cancel, Guid? except = null)
    {
        var kinds = targets.Select(t => t.Kind).Distinct().ToArray();
        var names = targets.Select(t => t.Target).ToArray();
        var references = db.References.Where(r => kinds.Contains(r.Kind) && names.Contains(r.Target) && r.ItemId != except && db.Items.Any(i => i.Id == r.ItemId));
        var count = await references.Select(r => r.ItemId).Distinct().CountAsync(cancel);
        if (count == 0) return new([], 0, [], UsedInPublic: false);

        var items = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => references.Any(r => r.ItemId == i.Id))
            .OrderByDescending(i => i.UpdatedAt).Take(MostShown).ToListAsync(cancel);
        var ids = items.Select(i => i.Id).ToArray();
        var places = (await references.Where(r => ids.Contains(r.ItemId)).ToListAsync(cancel)).ToLookup(r => r.ItemId);
        return new(
            [.. items.Select(i => new ItemUse(i, places[i.Id].Any(r => r.IsPublic), [.. places[i.Id].Select(r => r.Place).Distinct().Order()]))],
            count - items.Count, [], await references.AnyAsync(r => r.IsPublic, cancel));
    }
}
