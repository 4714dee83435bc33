using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Embedding;

/// <summary>For those who keep other sites: choose a block, copy one line.</summary>
public sealed class WebmastersModel(CmsDb db, Audiences audiences, FeedSources sources, IOptions<SiteOptions> site) : PageModel
{
    public IReadOnlyList<(string Group, IReadOnlyList<Choice> All)> Sources { get; private set; } = [];
    public BlockChoice Choice { get; private set; } = new("/", BlockChoice.Usual, Embed.Themes[0].Code);
    public string Script => Embed.Script(site.Value, Choice);
    public string Frame => Embed.Frame(site.Value, Choice.Path, site.Value.Name, "100%", Choice.Height);

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "nguon")] string? source, [FromQuery(Name = "so")] string? count, [FromQuery(Name = "giao-dien")] string? theme, CancellationToken cancel)
    {
        if (BlockChoice.Read(source, count, theme) is not { } choice || await sources.AtAsync(choice.Source, cancel) is null) return NotFound();
        Choice = choice;
        HttpContext.Shows(PublicChange.Lists);
        var collections = await db.Collections.AsNoTracking().Where(c => c.Active).OrderBy(c => EF.Functions.Collate(c.Name, "vi-x-icu")).ToListAsync(cancel);
        var schools = await db.Publications.Where(p => p.Listed && p.Kind == ContentKind.School).OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu"))
            .Select(p => new Choice(p.Path, p.Title)).ToListAsync(cancel);
        Sources =
        [
            ("Chuyên mục", [new("/", "Tất cả tin, bài, video"), .. Sections.All.Select(s => new Choice(s.Path, s.Name))]),
            ("Dành cho ai", [.. audiences.All.Select(a => new Choice(a.Path, a.Name))]),
            .. Enum.GetValues<CollectionKind>().Select(kind => (Collection.NameOf(kind), (IReadOnlyList<Choice>)[.. collections.Where(c => c.Kind == kind).Select(c => new Choice(c.Path, c.Name))])),
            ("Trường nghề", schools),
        ];
        new PageHead("Nhúng khối tin", "Đặt tin mới của cổng thông tin lên trang của đơn vị bạn bằng một dòng mã, không theo dõi người đọc.", Embed.Root).On(ViewData);
        return Page();
    }
}
