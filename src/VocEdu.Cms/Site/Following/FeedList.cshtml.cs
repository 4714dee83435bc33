using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Following;

/// <summary>Everything that can be followed.</summary>
public sealed class FeedListModel(CmsDb db, Audiences audiences) : PageModel
{
    public sealed record Followed(string Name, string Page);

    public sealed record Group(string Id, string Name, IReadOnlyList<Followed> All);

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var collections = await db.Collections.AsNoTracking().Where(c => c.Active).OrderBy(c => EF.Functions.Collate(c.Name, "vi-x-icu"))
            .Select(c => new { c.Kind, c.Name, c.Slug }).ToListAsync(cancel);
        var pages = await db.Publications.Where(p => p.Listed && (p.Kind == ContentKind.CareerGuide || p.Kind == ContentKind.School))
            .OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).Select(p => new { p.Kind, p.Title, p.Path }).ToListAsync(cancel);
        Group[] groups =
        [
            new("chuyen-muc", "Chuyên mục", [new("Tất cả tin, bài, video", "/"), .. Sections.All.Select(s => new Followed(s.Name, s.Path))]),
            new("doi-tuong", "Dành cho ai", [.. audiences.All.Select(a => new Followed(a.Name, a.Path))]),
            .. Enum.GetValues<CollectionKind>().Select(kind => new Group(Collection.Folder(kind), Collection.NameOf(kind),
                [.. collections.Where(c => c.Kind == kind).Select(c => new Followed(c.Name, $"/{Collection.Folder(kind)}/{c.Slug}"))])),
            new("truong", "Trường nghề", [.. pages.Where(p => p.Kind is ContentKind.School).Select(p => new Followed(p.Title, p.Path))]),
            new("nghe", "Nghề", [.. pages.Where(p => p.Kind is ContentKind.CareerGuide).Select(p => new Followed(p.Title, p.Path))]),
        ];
        Groups = [.. groups.Where(group => group.All.Count > 0)];
        new PageHead("Nguồn tin RSS", "Theo dõi tin mới của từng chuyên mục, trường, nghề bằng ứng dụng đọc tin.", "/nguon-tin").On(ViewData);
    }
}
